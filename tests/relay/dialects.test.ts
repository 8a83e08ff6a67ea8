import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { type Burst, detect, isFrames } from '../../relay/endpoint/dialects/detect.ts';
import { doubtsOf } from '../../relay/endpoint/dialects/doubts.ts';
import type { Heard } from '../../relay/endpoint/dialects/heard.ts';
import { Listener } from '../../relay/endpoint/dialects/listener.ts';
import { isText } from '../../relay/endpoint/dialects/split.ts';
import { schemeFor } from '../../relay/endpoint/dialects/names.ts';
import { DialectStream } from '../../relay/endpoint/dialects/stream.ts';
import { inWords } from '../../relay/endpoint/dialects/words.ts';
import { withLength } from '../../relay/framing.ts';
import { concatBytes, decodeUtf8, encodeUtf8 } from '../../src/lib/bytes/index.ts';
import { encodeFrame } from '../../src/lib/wire/index.ts';
import { seededRandom } from '../support/random.ts';
import { burstsOf, KEY, SCHEMES } from './schemes.ts';

const random = seededRandom('dialects');
const README = readFileSync('relay/README.md', 'utf8').replace(/ +/g, ' ');
const WORDS = 'attack at dawn bring the penguins ä 🐧 and a crate of herring, please!'.split(' ');
const sentence = (words: number): string =>
  Array.from({ length: words }, () => random.pick(WORDS)).join(' ');
const TEXTS = ['Good morning to all of you, and to Bob', 'short', 'exactly sixteen!', 'ä ö 🐧'];
const LONG = 'A text of more than a thousand bytes. '.repeat(40).trim();
const textOf = (bytes: Uint8Array | undefined): string => (bytes ? decodeUtf8(bytes).text : '');
const textsOf = (payloads: ReturnType<DialectStream['receive']>): string[] =>
  payloads.map(({ plaintext, error }) => (plaintext ? textOf(plaintext) : `${error}`));

const hear = (listener: Listener, burst: Burst): Heard[] => [
  ...burst.flatMap((chunk) => listener.arrive(chunk)),
  ...listener.pause(),
];
const messagesOf = (heard: readonly Heard[]): string[] =>
  heard.flatMap((one) => (one.kind === 'message' ? [textOf(one.payload.plaintext)] : []));
const listenerFor = (given?: Uint8Array) =>
  new Listener({ keys: [KEY], ...(given && { iv: given }) }, random.bytes);

const TOLD = Object.entries(SCHEMES).filter(
  ([name]) => !name.includes('not given') && !name.includes('agreed, text'),
);

describe('a conversation in every scheme is found out, read and answered', () => {
  for (const [name, { scheme, given }] of TOLD)
    test(name, () => {
      const listener = listenerFor(given);
      const isShort = scheme.framing.kind === 'length' && scheme.framing.bytes === 1;
      const texts = isShort ? TEXTS : [...TEXTS, LONG];
      for (const burst of burstsOf(scheme, texts, random.bytes)) hear(listener, [burst]);
      const found = listener.scheme;
      expect(README).toContain(`| ${name} | ${inWords(found!)} |`);
      const program = new DialectStream(scheme, random.bytes);
      const read = texts.flatMap((text) =>
        listener
          .send(encodeUtf8(text))
          .flatMap(({ bytes }) => [...program.receive(bytes), ...program.pause()]),
      );
      expect(textsOf(read)).toEqual(texts);
      const again = new DialectStream(found!, random.bytes);
      const ours = burstsOf(scheme, texts, random.bytes).flatMap((burst) => [
        ...again.receive(burst),
        ...again.pause(),
      ]);
      expect(textsOf(ours)).toEqual(texts);
    });
});

describe('what can’t be known is never called sure', () => {
  for (const [name, { scheme, given }] of Object.entries(SCHEMES))
    test(`${name}: after no message is something wrong believed without doubt`, () => {
      const texts = Array.from({ length: 3 }, () => sentence(1 + random.integer(7)));
      const bursts = burstsOf(scheme, texts, random.bytes).map((bytes): Burst => [bytes]);
      for (let count = 1; count <= bursts.length; count++) {
        const heard = bursts.slice(0, count);
        const verdict = detect(heard, { keys: [KEY], ...(given && { iv: given }) });
        if (!verdict.sure) continue;
        const stream = new DialectStream(verdict.best!.scheme, random.bytes);
        const read = heard.flatMap(([bytes]) => [...stream.receive(bytes), ...stream.pause()]);
        expect(textsOf(read)).toEqual(texts.slice(0, count));
      }
    });

  test('with another key nothing fits, and the best that came near is no more than near', () => {
    for (const { scheme } of Object.values(SCHEMES)) {
      const [burst] = burstsOf(
        { ...scheme, key: { ...KEY, bytes: new Uint8Array(16) } },
        [sentence(9)],
        random.bytes,
      );
      expect(detect([[burst]], { keys: [KEY] }).sure).toBe(false);
    }
  });

  test('an IV in front and one that is agreed are both kept after one message, and said', () => {
    const { scheme } = SCHEMES['cbc pkcs7 raw,iv-front'];
    const bursts = burstsOf(
      scheme,
      Array.from({ length: 6 }, (_, i) => `${i} times good morning to all of you`),
      random.bytes,
    );
    const first = detect([[bursts[0]]], { keys: [KEY] });
    expect(first.sure).toBe(false);
    expect(doubtsOf(first).join(' ')).toMatch(/may be text under an IV that both sides know/);
    expect(
      detect(
        bursts.map((bytes) => [bytes]),
        { keys: [KEY] },
      ).sure,
    ).toBe(true);
  });
});

describe('what is believed is mended by what comes later', () => {
  test('an IV that nobody gave: first taken for one in front, then said to be missing; given, all is shown again', () => {
    const { scheme } = SCHEMES['cbc pkcs7, IV agreed and not given'];
    const listener = listenerFor();
    const texts = [
      'Good morning to all of you',
      'How are you today, Bob?',
      'and a third one of some length',
    ];
    for (const burst of burstsOf(scheme, texts, random.bytes)) hear(listener, [burst]);
    expect(listener.scheme?.iv.kind).toBe('unknown');
    expect(() => listener.send(encodeUtf8('an answer'))).toThrow(/IV isn’t known/);
    const heard = listener.learn({
      iv: 'bytes' in scheme.iv ? (scheme.iv.bytes as Uint8Array) : undefined,
    });
    expect(messagesOf(heard)).toEqual(texts);
    expect(heard.some((one) => one.kind === 'message' && one.again)).toBe(true);
  });

  test('another key that is given afterwards reads what came before', () => {
    const { scheme } = SCHEMES['ecb pkcs7 raw'];
    const listener = new Listener({ keys: [{ ...KEY, bytes: new Uint8Array(16) }] }, random.bytes);
    const [burst] = burstsOf(scheme, ['Good morning to all of you'], random.bytes);
    expect(hear(listener, [burst]).map(({ kind }) => kind)).toEqual(['unknown']);
    expect(messagesOf(listener.learn({ keys: [KEY] }))).toEqual(['Good morning to all of you']);
  });

  test('a nonce that came before the messages is remembered when one of them shows that it was one stream', () => {
    const nonce = random.bytes(8);
    const scheme = schemeFor('raw,iv-agreed', {
      ...{ mode: 'ctr' as const, key: KEY, isFixed: false, iv: nonce },
    });
    const listener = listenerFor();
    hear(listener, [concatBytes([new Uint8Array(1024).fill(7, 0, 16), nonce])]);
    // Twelve blocks in, a space: where a long text is cut to be judged it has no end, and so no filling.
    const texts = [
      'the first of the stream',
      'and it goes on',
      `${'Attack at dawn! '.repeat(70)}and`,
    ];
    for (const burst of burstsOf({ ...scheme, running: true }, texts, random.bytes))
      hear(listener, [burst]);
    expect(listener.scheme).toMatchObject({ running: true, filling: 'none' });
    expect(listener.scheme?.iv).toMatchObject({ kind: 'agreed', bytes: nonce });
  });

  test('a key exchange is never read as a ciphertext, whatever is learnt after it', () => {
    const numbers = new Uint8Array(1024).fill(1, 15, 16);
    const spare = Array.from({ length: 6 }, (_, i) => ({
      ...{ bytes: random.bytes(16), cost: 0, says: `key ${i}` },
    }));
    const listener = new Listener({ keys: [KEY], spare }, random.bytes);
    expect(hear(listener, [numbers]).map(({ kind }) => kind)).toEqual(['exchange']);
    expect(listener.learn({ iv: random.bytes(8) })).toEqual([]);
    expect(listener.scheme).toBeUndefined();
  });

  test('a burst that the dialect in use can’t read changes it, if it fits another', () => {
    const [hex, raw] = [SCHEMES['cbc pkcs7 hex,iv-front'].scheme, SCHEMES['ecb pkcs7 raw'].scheme];
    const listener = new Listener({ keys: [KEY] }, random.bytes, raw);
    const heard = burstsOf(hex, ['Good morning to all of you'], random.bytes).flatMap((burst) =>
      hear(listener, [burst]),
    );
    expect(messagesOf(heard)).toEqual(['Good morning to all of you']);
    expect(heard[0].kind).toBe('speaking');
  });
});

describe('talk in the clear', () => {
  test('is shown as such, before a message and in one burst with it', () => {
    const { scheme } = SCHEMES['cbc pkcs7, IV given'];
    const { given } = SCHEMES['cbc pkcs7, IV given'];
    const listener = listenerFor(given);
    expect(hear(listener, [encodeUtf8('*** Welcome. Your name? ***')])).toEqual([
      { kind: 'clear', text: '*** Welcome. Your name? ***' },
    ]);
    const [burst] = burstsOf(scheme, ['Good morning to all of you'], random.bytes);
    const mixed = hear(listener, [concatBytes([encodeUtf8('{"user": "ann"}'), burst])]);
    expect(mixed[0]).toEqual({ kind: 'clear', text: '{"user": "ann"}' });
    expect(messagesOf(mixed)).toEqual(['Good morning to all of you']);
  });

  const EXCHANGES: [name: string, bytes: Uint8Array][] = [
    [
      'a PEM key',
      encodeUtf8(
        '-----BEGIN PUBLIC KEY-----\nMFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAE\n-----END PUBLIC KEY-----\n',
      ),
    ],
    [
      'numbers with zeros',
      Uint8Array.from({ length: 3 * 1024 }, (_, i) => (i % 1024 < 16 ? (i * 37) % 251 : 0)),
    ],
    ['a long decimal number', encodeUtf8('23849238749238749823749872398472398749283749283742')],
    ['an object with p, g and A', encodeUtf8('{"p": 23, "g": 5, "A": 8}')],
  ];
  for (const [name, bytes] of EXCHANGES)
    test(`a key exchange is said to be one: ${name}`, () => {
      const [heard] = hear(listenerFor(), [bytes]);
      expect(heard.kind === 'exchange' && heard.says).toMatch(
        /key exchange: .*takes no part[^]*\/key/,
      );
    });

  test('bytes that nothing fits are kept, and said with what was tried', () => {
    const [heard] = hear(listenerFor(), [random.bytes(33)]);
    expect(heard.kind).toBe('unknown');
  });
});

describe('messages on a stream, merged and split as the network likes', () => {
  const MERGED = [
    'cbc pkcs7 raw,iv-front',
    'ecb pkcs7 raw',
    'cbc spaces raw,iv-front',
    'cbc sign:{ raw,iv-front',
    'cbc pkcs7 lines,base64,iv-front',
    'cbc pkcs7 length4,raw,iv-front',
    'cbc pkcs7 digits8,raw,iv-front',
    'gcm none json,lines',
    'ecb iso7816 raw',
    'IV, length of the text, ciphertext',
  ];
  for (const name of MERGED)
    test(name, () => {
      const { scheme } = SCHEMES[name];
      for (let round = 0; round < 20; round++) {
        const texts = Array.from({ length: 1 + random.integer(5) }, () =>
          sentence(1 + random.integer(12)),
        );
        const stream = concatBytes(burstsOf(scheme, texts, random.bytes));
        const receiver = new DialectStream(scheme, random.bytes);
        const got: string[] = [];
        for (let at = 0; at < stream.length;) {
          const end = at + 1 + random.integer(round % 2 ? 40 : stream.length);
          got.push(...textsOf(receiver.receive(stream.subarray(at, end))));
          at = end;
        }
        got.push(...textsOf(receiver.pause()));
        expect(got).toEqual(texts);
      }
    });

  for (const name of ['cbc pkcs7 base64,iv-front', 'ecb pkcs7 base64', 'cbc pkcs7 repr,iv-front'])
    test(`${name}: the first three, in one burst, are found out and told apart`, () => {
      const texts = ['one message', 'another message, and a longer one', 'the third'];
      const bursts = burstsOf(SCHEMES[name].scheme, texts, random.bytes);
      expect(messagesOf(hear(listenerFor(), [concatBytes(bursts)]))).toEqual(texts);
    });

  test('pieces of noise never make it throw, nor keep more than a message', () => {
    for (const [name, { scheme }] of Object.entries(SCHEMES)) {
      const receiver = new DialectStream(scheme, random.bytes);
      let most = 0;
      for (let i = 0; i < 100; i++) {
        receiver.receive(random.bytes(random.integer(90)));
        if (random.integer(10) === 0) receiver.pause();
        most = Math.max(most, receiver.waiting);
      }
      expect(most, name).toBeLessThan(70_000);
    }
  });
});

test('our own frames are known by their hello, from as few bytes as there are', () => {
  const hello = withLength(
    encodeFrame({
      ...{ type: 'hello', mode: 'none', resend: false, epoch: 77, peerEpoch: 0 },
      ...{ sequence: 1, acknowledged: 0, iv: new Uint8Array(0), ciphertext: new Uint8Array(0) },
    }),
  );
  expect(isFrames(hello)).toBe(true);
  expect(isFrames(hello.subarray(0, 20))).toBeUndefined();
  expect(isFrames(encodeUtf8('SGVsbG8gdGhlcmU='))).toBe(false);
});

describe('what looks like text', () => {
  const cut = (text: string, from: number, to: number) => encodeUtf8(text).subarray(from, to);
  test('a stretch of it does, whatever character it is cut in', () => {
    const text = 'penguins ä 🐧 日本語 and a\tcrate\r\n';
    const { length } = encodeUtf8(text);
    for (let from = 0; from + 8 <= length; from++)
      expect(isText(cut(text, from, from + 8)), `${from}`).toBe(true);
  });

  test('a control character, and a wrong byte that is no cut character, do not', () => {
    expect(isText(Uint8Array.of(0x41, 0x07, 0x42))).toBe(false);
    expect(isText(Uint8Array.of(0x41, 0x42, 0xff, 0x43, 0x44, 0x45))).toBe(false);
    expect(isText(Uint8Array.of(0x41, 0x42, 0x80, 0x43, 0x44, 0x45))).toBe(false);
  });
});
