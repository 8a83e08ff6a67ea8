import { describe, expect, it } from 'vitest';
import { decrypt, encrypt, traceDecrypt } from '../../src/lib/modes/index.ts';
import {
  answerTo,
  type EndpointSettings,
  type Message,
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
  text = TEXT,
): [Message, Message] {
  const pair = joinedPair();
  pair.client.configure(client);
  pair.server.configure(server);
  pair.client.send(bytesOf(text));
  pair.clock.advance(200);
  return [sent(pair.client)[0], received(pair.server)[0]];
}

describe('A symptom is what the engine says, and its cause is named', () => {
  it('nothing is wrong where both sides agree', () => {
    expect(whyOf(...crossing({}, {}))).toBeUndefined();
  });

  it('an IV that only the receiver believes in garbles the first block and no other, in CBC', () => {
    const [from, to] = crossing({}, { ivPolicy: 'fixed', iv: OTHER });
    expect(to.plaintext).toEqual(decrypt({ ...SETTINGS, iv: OTHER }, from.ciphertext));
    expect(textOf(to).slice(-(TEXT.length - 16))).toBe(TEXT.slice(16));
    expect(whyOf(from, to)).toMatchObject({ causes: ['iv'], wrong: [1], block: 1 });
  });

  it('a wrong first counter block makes all of it noise in CTR', () => {
    const why = whyOf(...crossing({ mode: 'ctr' }, { mode: 'ctr', ivPolicy: 'zero' }));
    expect(why).toMatchObject({ causes: ['iv'], wrong: [1, 2, 3, 4] });
  });

  it('a wrong key makes all blocks wrong, and the padding with them', () => {
    const why = whyOf(...crossing({}, { key: OTHER }));
    expect(why).toMatchObject({ causes: ['key'], wrong: [1, 2, 3, 4], block: 1 });
  });

  it('CBC read in ECB makes all blocks wrong; ECB read in CBC has no IV to begin with', () => {
    expect(whyOf(...crossing({}, { mode: 'ecb' }))).toMatchObject({ causes: ['mode'], block: 1 });
    const why = whyOf(...crossing({ mode: 'ecb' }, {}))!;
    expect(why).toMatchObject({ causes: ['mode'], wrong: [] });
    expect(why.block).toBeUndefined();
    expect(why.sentence).toContain('CBC needs an IV');
  });

  it.each([
    ['spaces', 'pkcs7', 'error: The padding is wrong'],
    ['pkcs7', 'spaces', TEXT],
    ['pkcs7', 'none', TEXT],
    ['zeros', 'spaces', TEXT],
  ] as const)('%s read as %s: the blocks are right, and only the end isn’t', (a, b, begins) => {
    const [from, to] = crossing({ padding: a }, { padding: b });
    expect(textOf(to).startsWith(begins)).toBe(true);
    expect(whyOf(from, to)).toMatchObject({ causes: ['padding'], wrong: [], block: 4 });
  });

  it('a text that ends in spaces loses them with space padding, and nothing tells', () => {
    const key = SETTINGS.key;
    const settings = { mode: 'ecb', key, padding: 'spaces' } as const;
    expect(decrypt(settings, encrypt(settings, bytesOf('ab  ')))).toEqual(bytesOf('ab'));
    expect(traceDecrypt(settings, encrypt(settings, bytesOf('ab  '))).paddingBytes).toBe(14);
  });

  it('a changed byte of C₂ garbles P₂ and flips in P₃', () => {
    const made = tappedPair();
    made.tap.act({ kind: 'hold', on: true });
    made.client.send(bytesOf(TEXT));
    made.clock.advance(100);
    made.tap.act({ kind: 'flip', number: 1, at: 32 + 16 + 16, bit: 0 });
    made.tap.act({ kind: 'releaseAll' });
    const why = whyOf(sent(made.client)[0], received(made.server)[0]);
    expect(why).toMatchObject({ causes: ['altered'], wrong: [2, 3], block: 2 });
    expect(why?.sentence).toBe(
      'The bytes that arrived aren’t those that were sent. Of 4 blocks 2 come out wrong: P₂, P₃.',
    );
  });

  it('one block is spoken of as one', () => {
    const [from, to] = crossing({}, { key: new Uint8Array(16) }, 'hello');
    expect(whyOf(from, to)?.sentence).toContain('Its one block comes out wrong.');
    const padded = crossing({}, { padding: 'zeros' }, 'hello');
    expect(whyOf(...padded)?.sentence).toContain('Its one block comes out right;');
  });

  it('what nobody sent is said to be so', () => {
    const [, to] = crossing({}, {});
    expect(whyOf(undefined, to)?.causes).toEqual(['forged']);
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
