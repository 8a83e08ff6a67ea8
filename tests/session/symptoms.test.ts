import { describe, expect, it } from 'vitest';
import type { Deed } from '../../src/lib/eve/index.ts';
import { decrypt, PADDING_IDS, type PaddingId, WRONG_PADDING } from '../../src/lib/modes/index.ts';
import {
  answerTo,
  type EndpointSettings,
  type Message,
  type Why,
  whyOf,
} from '../../src/lib/session/index.ts';
import { tappedPair } from '../eve/session.ts';
import { bytesOf, joinedPair, received, sent, SETTINGS, textOf } from './pair.ts';

const TEXT = 'Attack at dawn! Attack at dawn! Bring the penguins.';
const OTHER = new Uint8Array(16).fill(0x99);

/** One message of a client that is set so to a server that is set so. */
function crossing(
  client: Partial<EndpointSettings>,
  server: Partial<EndpointSettings>,
  plaintext: string | Uint8Array = TEXT,
): [Message, Message] {
  const pair = joinedPair();
  pair.client.configure(client);
  pair.server.configure(server);
  pair.client.send(typeof plaintext === 'string' ? bytesOf(plaintext) : plaintext);
  pair.clock.advance(200);
  return [sent(pair.client)[0], received(pair.server)[0]];
}

const why = (...[from, to]: [Message, Message]): Why => whyOf({ who: 'sender', sent: from }, to);

/** What was read of a message that Eve held and did this to. */
function meddled(deeds: readonly Deed[], text = TEXT, settings: Partial<EndpointSettings> = {}) {
  const made = tappedPair(settings);
  made.tap.act({ kind: 'hold', on: true });
  made.client.send(bytesOf(text));
  made.clock.advance(100);
  for (const deed of deeds) expect(made.tap.act(deed)).toBeUndefined();
  made.tap.act({ kind: 'releaseAll' });
  const [got] = received(made.server);
  return { got, said: why(sent(made.client)[0], got) };
}

describe('A symptom is what the engine says, and its cause is named', () => {
  it('nothing is wrong where both sides agree', () => {
    expect(why(...crossing({}, {}))).toEqual({
      claims: [{ kind: 'blocks', of: 4, wrong: [], added: 0, missing: 0 }, { kind: 'same' }],
      sentence: 'All 4 blocks come out right. What was read is what was sent, byte for byte.',
      block: 4,
    });
  });

  it('an IV that only the receiver believes in garbles the first block and no other, in CBC', () => {
    const [from, to] = crossing({}, { ivPolicy: 'fixed', iv: OTHER });
    expect(to.plaintext).toEqual(decrypt({ ...SETTINGS, iv: OTHER }, from.ciphertext));
    expect(textOf(to).slice(-(TEXT.length - 16))).toBe(TEXT.slice(16));
    const { sentence, block } = why(from, to);
    expect(sentence).toBe(
      'The receiver reads with an IV of its own, not with the one that was sent. Of 4 blocks 1 comes out wrong: P₁.',
    );
    expect(block).toBe(1);
  });

  it('a wrong first counter block makes all of it noise in CTR', () => {
    const { claims } = why(...crossing({ mode: 'ctr' }, { mode: 'ctr', ivPolicy: 'zero' }));
    expect(claims[0]).toEqual({ kind: 'iv-own', asSent: false });
    expect(claims).toContainEqual(expect.objectContaining({ kind: 'blocks', wrong: [1, 2, 3, 4] }));
  });

  it('a wrong key makes all blocks wrong, and the padding with them', () => {
    const { sentence, block } = why(...crossing({}, { key: OTHER }));
    expect(sentence).toMatch(/^The two sides have different keys\. All 4 blocks come out wrong\./);
    expect(block).toBe(1);
  });

  it('CBC read in ECB makes all blocks wrong; ECB read in CBC has no IV to begin with', () => {
    expect(why(...crossing({}, { mode: 'ecb' }))).toMatchObject({
      claims: [{ kind: 'mode-differs', sent: 'cbc', read: 'ecb' }, { wrong: [1, 2, 3, 4] }, {}],
      block: 1,
    });
    const none = why(...crossing({ mode: 'ecb' }, {}));
    expect(none.block).toBeUndefined();
    expect(none.sentence).toBe(
      'Sent in ECB and read in CBC. CBC needs an IV of 16 bytes; none was given.',
    );
  });

  it.each(PADDING_IDS.flatMap((put) => PADDING_IDS.map((taken) => [put, taken] as const)))(
    '%s read as %s: the blocks are right, and only the padding is said to differ',
    (put, taken) => {
      const { claims, block } = why(
        ...crossing({ padding: put }, { padding: taken }, 'x'.repeat(32)),
      );
      const differs = { kind: 'padding-differs', sent: put, read: taken, only: true };
      expect(claims.filter(({ kind }) => kind === 'padding-differs')).toEqual(
        put === taken ? [] : [differs],
      );
      const blocks = claims.find((claim) => claim.kind === 'blocks')!;
      expect([blocks.wrong, block]).toEqual([[], blocks.of]);
    },
  );

  it('what Eve changed is named: which blocks, and which come out wrong for it', () => {
    const { got, said } = meddled([{ kind: 'flip', number: 1, at: 32 + 16 + 16, bit: 0 }]);
    expect(said).toMatchObject({ block: 2 });
    expect(said.sentence).toBe(
      'The bytes that arrived aren’t those that were sent: 1 byte changed, in C₂. Of 4 blocks 2 come out wrong: P₂, P₃.',
    );
    expect(got.plaintext).toHaveLength(TEXT.length);
  });

  it('what Eve cut is missing, and what is left came right', () => {
    const { said } = meddled([{ kind: 'truncate', number: 1, to: 48 }], TEXT, { padding: 'zeros' });
    expect(said.sentence).toBe(
      'It was cut on the way: of 64 bytes of ciphertext the first 48 arrived. All 3 blocks come out right; 1 block of the sender’s is missing. Of the 51 bytes of the message the first 48 were read.',
    );
  });

  it('a block taken out garbles the one that follows in CBC, and none in ECB', () => {
    const cut = [{ kind: 'cut', number: 1, block: 2 }] as const;
    expect(meddled(cut).said.claims).toContainEqual({ kind: 'taken-out', at: 16, bytes: 16 });
    expect(meddled(cut).said.claims).toContainEqual(
      expect.objectContaining({ of: 3, wrong: [2], missing: 1 }),
    );
    expect(meddled(cut, TEXT, { mode: 'ecb' }).said.sentence).toContain(
      'All 3 blocks come out right; 1 block of the sender’s is missing.',
    );
  });

  it('an IV that was changed on the wire is told, though a receiver with an agreed one doesn’t look at it', () => {
    const flip = [{ kind: 'flip', number: 1, at: 32 + 4, bit: 3 }] as const;
    expect(meddled(flip).said.sentence).toBe(
      'The IV was changed on the way, in 1 byte, and the receiver reads with it. Of 4 blocks 1 comes out wrong: P₁.',
    );
    expect(meddled(flip, TEXT, { ivPolicy: 'fixed' }).said.sentence).toBe(
      'The IV was changed on the way, in 1 byte, and the receiver doesn’t look at it. The IV it reads with is its own: the very one that was sent. All 4 blocks come out right. What was read is what was sent, byte for byte.',
    );
  });

  it('one block is spoken of as one', () => {
    const one = why(...crossing({}, { key: new Uint8Array(16) }, 'hello'));
    expect(one.sentence).toContain('Its one block comes out wrong.');
    expect(why(...crossing({}, { padding: 'zeros' }, 'hello')).sentence).toContain(
      'Its one block comes out right.',
    );
  });

  it('what nobody sent, what came from elsewhere and what is forgotten are told apart, and compared with nothing', () => {
    const [, to] = crossing({}, { padding: 'none' });
    for (const who of ['eve', 'elsewhere', 'forgotten'] as const)
      expect(whyOf({ who }, to).claims).toEqual([{ kind: 'unknown', who }]);
    const [, noise] = crossing({}, { mode: 'gcm' });
    expect(whyOf({ who: 'elsewhere' }, noise).claims).toEqual([
      { kind: 'unknown', who: 'elsewhere' },
      { kind: 'mode-named', named: 'cbc', read: 'gcm' },
      { kind: 'tag-wrong' },
    ]);
  });
});

describe('What a padding takes with it, or leaves', () => {
  const only = (bytes: readonly number[], padding: PaddingId) =>
    why(...crossing({ padding }, { padding }, Uint8Array.from(bytes)));

  it('zeros take the NULs that a message ends in', () => {
    expect(only([0x61, 0x62, 0x63, 0, 0], 'zeros').sentence).toBe(
      'Its one block comes out right. Of the 5 bytes of the message the first 3 were read. Taking off the padding “Zeros” took 2 bytes of the message with it: 00, 00.',
    );
  });

  it('spaces take the space that a message ends in', () => {
    expect(only([...bytesOf('total: 5 ')], 'spaces').sentence).toBe(
      'Its one block comes out right. Of the 9 bytes of the message the first 8 were read. Taking off the padding “Spaces” took 1 byte of the message with it: 20.',
    );
  });

  it('zeros read as PKCS#7: only the padding differs, and neither key nor IV nor ciphertext is blamed', () => {
    const [from, to] = crossing({ padding: 'zeros' }, { padding: 'pkcs7' }, 'zero padded');
    expect(why(from, to).sentence).toBe(
      'Only the padding differs: sent with the padding “Zeros” and read with “PKCS#7”. Its one block comes out right. Its end isn’t “PKCS#7”: the last byte is 0, and at least 1 byte is padding.',
    );
    expect(to.error).toBe(WRONG_PADDING);
  });

  it('PKCS#7 read as none leaves it on the message', () => {
    expect(why(...crossing({}, { padding: 'none' }, 'hello')).sentence).toBe(
      'Only the padding differs: sent with the padding “PKCS#7” and read with “None”. Its one block comes out right. The message has 5 bytes, and 11 more were read behind them. 11 bytes that the sender put on as padding “PKCS#7” were left on it.',
    );
  });
});

describe('What a server says of a message that it can’t read', () => {
  const settings = { mode: 'cbc', key: SETTINGS.key, iv: OTHER } as const;
  const faults = {
    padding: { settings, fault: 'padding' as const, error: 'x' },
    length: { settings, fault: 'length' as const, error: 'x' },
    tag: { settings, fault: 'tag' as const, error: 'x' },
    iv: { settings, fault: 'iv' as const, error: 'x' },
    text: { settings, plaintext: Uint8Array.of(0xff) },
  };
  const all = Object.values(faults);

  it('is the same words after the same time where it is uniform, and is logged truly', () => {
    const answers = all.map((opened) => answerTo('uniform', opened)!);
    expect(new Set(answers.map(({ says }) => says)).size).toBe(1);
    expect(new Set(answers.map(({ afterMs }) => afterMs)).size).toBe(1);
    expect(answers.map(({ fault }) => fault)).toEqual(Object.keys(faults));
    expect(new Set(answers.map(({ logs }) => logs)).size).toBe(5);
  });

  it('tells each apart by words and by time where it is leaky', () => {
    const answers = all.map((opened) => answerTo('leaky', opened)!);
    expect(new Set(answers.map(({ says }) => says)).size).toBe(5);
    expect(new Set(answers.map(({ afterMs }) => afterMs)).size).toBe(5);
  });

  it('is nothing where the message can be read', () => {
    expect(answerTo('leaky', { settings, plaintext: bytesOf('fine') })).toBeUndefined();
  });

  it.each(['uniform', 'leaky'] as const)(
    'crosses the wire in the clear, once, and its sender learns of it: %s',
    (errors) => {
      const pair = joinedPair();
      pair.server.configure({ errors, key: OTHER, mode: 'gcm' });
      pair.client.configure({ mode: 'gcm' });
      pair.client.send(bytesOf(TEXT));
      pair.clock.advance(200);
      expect(sent(pair.client)[0].alert).toBe(errors === 'leaky' ? 'bad tag' : 'refused');
      expect(received(pair.server)[0].answer?.fault).toBe('tag');
      const [, alert] = [pair.client, pair.atServer.sent.at(-1)];
      expect(new TextDecoder().decode(alert.subarray(32))).toBe(sent(pair.client)[0].alert);
    },
  );

  it('has its fault from the mode: every mode’s own errors are told', () => {
    const [, to] = crossing({ mode: 'ctr' }, { errors: 'leaky' });
    expect(to.answer?.fault).toBe('length');
  });
});
