import { describe, expect, it } from 'vitest';
import { toHex } from '../../src/lib/bytes/index.ts';
import { decrypt, encrypt } from '../../src/lib/modes/index.ts';
import { fateOf, partsOf, withCiphertext } from '../../src/lib/eve/index.ts';
import { HEADER_BYTES, parseFrame } from '../../src/lib/wire/index.ts';
import { bytesOf, received, sent, SETTINGS, textOf } from '../session/pair.ts';
import { tappedPair } from './session.ts';

const TEXT = 'pay=0100;to=mallory;memo=thanks!';

/** One message of the client in Eve's hands. */
function held(text = TEXT, settings = {}) {
  const made = tappedPair(settings);
  made.tap.act({ kind: 'hold', on: true });
  made.client.send(bytesOf(text));
  made.clock.advance(100);
  return made;
}
const texts = (made: ReturnType<typeof tappedPair>) => received(made.server).map(textOf);

describe('Without a deed of Eve’s', () => {
  it('everything goes on at once, as it came', () => {
    const made = tappedPair();
    made.client.send(bytesOf('one'));
    made.server.send(bytesOf('two'));
    made.clock.advance(100);
    expect(texts(made)).toEqual(['one']);
    expect(received(made.client).map(textOf)).toEqual(['two']);
    expect(fateOf(made.tap.state, 1)?.words).toBe('');
  });
});

describe('Eve acts above delivery', () => {
  it('what she holds hasn’t come to the receiver, though delivery has done its work and sends nothing again', () => {
    const made = held();
    made.clock.advance(60_000);
    expect(texts(made)).toEqual([]);
    expect(sent(made.client)[0]).toMatchObject({ state: 'acknowledged', tries: 1 });
    expect(fateOf(made.tap.state, 1)?.words).toBe('held by Eve');
    expect(made.tap.act({ kind: 'release', number: 1 })).toBeUndefined();
    expect(texts(made)).toEqual([TEXT]);
  });

  it('what she drops never comes, and isn’t repaired', () => {
    const made = held();
    made.tap.act({ kind: 'drop', number: 1 });
    made.clock.advance(600_000);
    expect(texts(made)).toEqual([]);
    expect(sent(made.client)[0].tries).toBe(1);
    expect(fateOf(made.tap.state, 1)?.words).toBe('dropped by Eve');
  });

  it('what she replays comes twice', () => {
    const made = tappedPair();
    made.client.send(bytesOf(TEXT));
    made.clock.advance(100);
    made.tap.act({ kind: 'replay', number: 1 });
    expect(texts(made)).toEqual([TEXT, TEXT]);
    expect(fateOf(made.tap.state, 1)?.words).toBe('sent 2 times by Eve');
  });

  it('what she delays comes when its time is over, and what is sent meanwhile overtakes it', () => {
    const made = held();
    made.tap.act({ kind: 'delay', number: 1, dueAt: made.clock.now() + 2_000 });
    made.tap.act({ kind: 'hold', on: false });
    made.client.send(bytesOf('later'));
    made.clock.advance(1_000);
    expect(texts(made)).toEqual(['later']);
    expect(fateOf(made.tap.state, 1)?.words).toBe('delayed by Eve');
    made.clock.advance(1_000);
    expect(texts(made)).toEqual(['later', TEXT]);
  });
});

describe('Eve changes bytes', () => {
  it('a bit of the IV flips the same bit of P₁ in CBC', () => {
    const made = held();
    made.tap.act({ kind: 'flip', number: 1, at: HEADER_BYTES + 4, bit: 3 });
    made.tap.act({ kind: 'release', number: 1 });
    expect(texts(made)).toEqual([TEXT.replace('pay=0', 'pay=8')]);
    expect(fateOf(made.tap.state, 1)?.words).toBe('altered by Eve');
  });

  it('what is replayed is the original, and so it is told of one that was altered', () => {
    const made = held();
    made.tap.act({ kind: 'flip', number: 1, at: HEADER_BYTES + 4, bit: 3 });
    made.tap.act({ kind: 'release', number: 1 });
    made.tap.act({ kind: 'replay', number: 1 });
    expect(texts(made)).toEqual([TEXT.replace('pay=0', 'pay=8'), TEXT]);
    expect(fateOf(made.tap.state, 1)?.words).toBe('altered by Eve, then sent once as it came');
  });

  it('any byte of the ciphertext garbles what the engine says it garbles', () => {
    const made = held();
    const { original } = made.tap.state.items.get(1)!;
    made.tap.act({ kind: 'set', number: 1, at: HEADER_BYTES + 16 + 3, value: 0xee });
    made.tap.act({ kind: 'release', number: 1 });
    const { iv, ciphertext } = parseFrame(original);
    const changed = new Uint8Array(ciphertext);
    changed[3] = 0xee;
    const expected = decrypt({ ...SETTINGS, iv }, changed);
    expect(received(made.server)[0].plaintext).toEqual(expected);
  });

  it('a broken header is refused by the receiver, with the reason counted, and the chat goes on', () => {
    const made = held();
    made.tap.act({ kind: 'set', number: 1, at: 0, value: 9 });
    made.tap.act({ kind: 'releaseAll' });
    expect(texts(made)).toEqual([]);
    expect(made.server.refused).toEqual({ version: 1 });
    made.tap.act({ kind: 'hold', on: false });
    made.client.send(bytesOf('on'));
    made.clock.advance(100);
    expect(texts(made)).toEqual(['on']);
  });

  it('a changed number in the header changes nothing in delivery', () => {
    const made = held();
    made.tap.act({ kind: 'set', number: 1, at: 22, value: 0xff });
    made.tap.act({ kind: 'releaseAll' });
    made.client.send(bytesOf('on'));
    made.tap.act({ kind: 'hold', on: false });
    made.clock.advance(100);
    made.tap.act({ kind: 'releaseAll' });
    expect(texts(made)).toEqual([TEXT, 'on']);
    expect(made.client.unacknowledged).toBe(0);
  });

  it('cut to whole blocks in CBC without padding, nothing tells that the end is missing', () => {
    const made = held(TEXT, { padding: 'zeros' });
    made.tap.act({ kind: 'truncate', number: 1, to: 16 });
    made.tap.act({ kind: 'release', number: 1 });
    expect(texts(made)).toEqual([TEXT.slice(0, 16)]);
  });

  it('a block of one message over, or before, a block of another: in ECB it reads as if it had been sent so', () => {
    const made = held('role=user;name=admin            ', { mode: 'ecb', padding: 'zeros' });
    made.client.send(bytesOf('0123456789abcdefFEDCBA9876543210'));
    made.clock.advance(100);
    const splice = { kind: 'splice', number: 1, source: 2 } as const;
    made.tap.act({ ...splice, sourceBlock: 2, block: 1, insert: false });
    made.tap.act({ ...splice, sourceBlock: 1, block: 3, insert: true });
    made.tap.act({ kind: 'cut', number: 2, block: 1 });
    made.tap.act({ kind: 'reorder', number: 2, to: 0 });
    made.tap.act({ kind: 'releaseAll' });
    expect(texts(made)).toEqual([
      'FEDCBA9876543210',
      'FEDCBA9876543210dmin            0123456789abcdef',
    ]);
  });

  it('a frame of her own comes as if the client had sent it', () => {
    const made = held();
    const { bytes } = made.tap.state.items.get(1)!;
    const forged = withCiphertext(
      bytes,
      encrypt({ ...SETTINGS, iv: partsOf(bytes).iv }, bytesOf('forged')),
    );
    made.tap.act({ kind: 'inject', number: 2, from: 'client', bytes: forged, at: 0 });
    expect(texts(made)).toEqual(['forged']);
  });

  it('what went on already can be copied, changed and sent beside it', () => {
    const made = tappedPair();
    made.client.send(bytesOf(TEXT));
    made.clock.advance(100);
    expect(made.tap.act({ kind: 'flip', number: 1, at: 40, bit: 0 })).toMatch(/take a copy/);
    made.tap.act({ kind: 'copy', number: made.next(), of: 1, at: 0 });
    made.tap.act({ kind: 'flip', number: 2, at: HEADER_BYTES + 4, bit: 3 });
    made.tap.act({ kind: 'release', number: 2 });
    expect(texts(made)).toEqual([TEXT, TEXT.replace('pay=0', 'pay=8')]);
  });
});

describe('Undo', () => {
  it('runs the log again without the last deed, and takes back what then never came', () => {
    const made = held();
    made.tap.act({ kind: 'flip', number: 1, at: HEADER_BYTES + 4, bit: 3 });
    made.tap.act({ kind: 'release', number: 1 });
    expect(texts(made)).toHaveLength(1);
    made.tap.undo();
    expect(texts(made)).toEqual([]);
    expect(fateOf(made.tap.state, 1)?.words).toBe('held and altered by Eve');
    made.tap.undo();
    expect(fateOf(made.tap.state, 1)?.words).toBe('held by Eve');
    made.tap.act({ kind: 'release', number: 1 });
    expect(texts(made)).toEqual([TEXT]);
  });

  it('of holding lets everything that was held go on', () => {
    const made = held();
    made.tap.undo();
    expect(texts(made)).toEqual([TEXT]);
    expect(made.tap.undo()).toBe(false);
  });

  it('keeps what came since', () => {
    const made = held();
    made.tap.act({ kind: 'drop', number: 1 });
    made.client.send(bytesOf('second'));
    made.clock.advance(100);
    made.tap.undo();
    expect([...made.tap.state.items.values()].map(({ state }) => state)).toEqual(['held', 'held']);
    expect(toHex(made.tap.state.items.get(2)!.bytes)).toHaveLength(128);
  });

  it('what the receiver has answered is taken back too, said already or not', () => {
    for (const wait of [0, 1_000]) {
      const made = held(TEXT, { errors: 'uniform' });
      made.tap.act({ kind: 'cut', number: 1, block: 3 });
      made.tap.act({ kind: 'release', number: 1 });
      made.clock.advance(wait);
      expect(received(made.server)[0].answer).toBeDefined();
      expect(sent(made.client)[0].alert !== undefined).toBe(wait > 0);
      made.tap.undo();
      made.clock.advance(60_000);
      expect(received(made.server)).toEqual([]);
      expect(sent(made.client)[0].alert).toBeUndefined();
    }
  });
});

describe('Memory', () => {
  it('is bounded: what is long settled can’t be undone, and the rest still can', () => {
    const made = tappedPair();
    for (let i = 0; i < 40; i++) {
      for (let j = 0; j < 100; j++) made.client.send(bytesOf(`${i} ${j}`));
      made.clock.advance(1_000);
    }
    expect(received(made.server).length).toBeGreaterThanOrEqual(1_900);
    expect(made.tap.log.actions.length).toBeLessThanOrEqual(1_000);
    expect(made.tap.state.items.size).toBeLessThanOrEqual(2_000);
    const before = received(made.server).length;
    made.tap.act({ kind: 'replay', number: 4_000 });
    made.tap.undo();
    expect(received(made.server).length).toBeGreaterThanOrEqual(before - 1);
    expect(texts(made).at(-1)).toBe('39 99');
  });
});
