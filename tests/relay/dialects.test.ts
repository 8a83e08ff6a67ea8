import { describe, expect, test } from 'vitest';
import { isFrames, rank } from '../../relay/endpoint/dialects/detect.ts';
import { type Recipe, RECIPES } from '../../relay/endpoint/dialects/recipes.ts';
import { isText } from '../../relay/endpoint/dialects/split.ts';
import { DialectStream } from '../../relay/endpoint/dialects/stream.ts';
import { concatBytes, decodeUtf8, encodeUtf8 } from '../../src/lib/bytes/index.ts';
import { encodeFrame } from '../../src/lib/wire/index.ts';
import { withLength } from '../../relay/framing.ts';
import { seededRandom } from '../support/random.ts';

const AGREED = { key: encodeUtf8('Sixteen byte key'), iv: new Uint8Array(16).fill(7) };
const random = seededRandom('dialects');
const WORDS = 'attack at dawn bring the penguins ä 🐧 and a crate of herring, please!'.split(' ');
const sentence = (words: number): string =>
  Array.from({ length: words }, () => random.pick(WORDS)).join(' ');
const nameOf = ({ dialect, mode, carriage, filling }: Recipe): string =>
  `${dialect} ${mode} ${carriage} ${filling}`;
const make = (recipe: Recipe): DialectStream => new DialectStream(recipe, AGREED, random.bytes);
const textsOf = (payloads: ReturnType<DialectStream['receive']>): string[] =>
  payloads.map(({ plaintext, error }) => (plaintext ? decodeUtf8(plaintext).text : `${error}`));

/** Without framing and without padding that can be told from text nothing shows where a message ends. */
const isAmbiguous = ({ dialect, mode, filling }: Recipe): boolean =>
  dialect === 'ecb-raw' && mode === 'ecb' && filling === 'spaces';

describe('messages on a stream, merged and split as the network likes', () => {
  for (const recipe of RECIPES.filter((recipe) => !isAmbiguous(recipe))) {
    test(nameOf(recipe), () => {
      for (let round = 0; round < 60; round++) {
        const texts = Array.from({ length: 1 + random.integer(5) }, () =>
          sentence(1 + random.integer(20)),
        );
        const sender = make(recipe);
        const stream = concatBytes(texts.map((text) => sender.send(encodeUtf8(text)).bytes));
        const receiver = make(recipe);
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
  }

  test('where nothing tells, a pause ends a message', () => {
    const recipe = RECIPES.find(isAmbiguous)!;
    const receiver = make(recipe);
    for (const text of ['one', 'and the second one, longer than a block']) {
      expect(receiver.receive(make(recipe).send(encodeUtf8(text)).bytes)).toEqual([]);
      expect(textsOf(receiver.pause())).toEqual([text]);
    }
  });

  test('with another key every message is given out once, as noise or an error, and nothing is kept', () => {
    for (const recipe of RECIPES) {
      const receiver = new DialectStream(
        recipe,
        { ...AGREED, key: new Uint8Array(16) },
        random.bytes,
      );
      const got = receiver.receive(make(recipe).send(encodeUtf8(sentence(12))).bytes);
      got.push(...receiver.pause());
      expect(got.length, nameOf(recipe)).toBeGreaterThan(0);
      expect(textsOf(got).join('')).not.toContain('penguins ä');
      expect(receiver.waiting, nameOf(recipe)).toBe(0);
    }
  });

  test('pieces of noise never make it throw, nor keep more than a message', () => {
    for (const recipe of RECIPES) {
      const receiver = make(recipe);
      let most = 0;
      for (let i = 0; i < 700; i++) {
        receiver.receive(random.bytes(random.integer(90)));
        if (random.integer(10) === 0) receiver.pause();
        most = Math.max(most, receiver.waiting);
      }
      expect(most, nameOf(recipe)).toBeLessThan(70_000);
    }
  });
});

describe('which dialect it is', () => {
  for (const recipe of RECIPES) {
    test(`a first message in ${nameOf(recipe)} is recognised`, () => {
      let right = 0;
      for (let round = 0; round < 40; round++) {
        const { bytes } = make(recipe).send(encodeUtf8(sentence(4 + random.integer(12))));
        const [best] = rank(bytes, AGREED, recipe.mode);
        right += best && nameOf(best.recipe) === nameOf(recipe) ? 1 : 0;
      }
      expect(right).toBeGreaterThanOrEqual(39);
    });
  }

  test('our own frames are known by their hello, from as few bytes as there are', () => {
    const hello = withLength(
      encodeFrame({
        type: 'hello',
        mode: 'none',
        resend: false,
        epoch: 77,
        peerEpoch: 0,
        sequence: 1,
        acknowledged: 0,
        iv: new Uint8Array(0),
        ciphertext: new Uint8Array(0),
      }),
    );
    expect(isFrames(hello)).toBe(true);
    expect(isFrames(hello.subarray(0, 20))).toBeUndefined();
    expect(isFrames(encodeUtf8('SGVsbG8gdGhlcmU='))).toBe(false);
  });

  test('a ranking is the same each time, and with another key it claims nothing', () => {
    const recipe = RECIPES[0];
    const { bytes } = make(recipe).send(encodeUtf8(sentence(9)));
    const ranking = rank(bytes, { ...AGREED, key: new Uint8Array(16) }, 'cbc');
    expect(ranking[0].score).toBeLessThan(0.6);
    expect(rank(bytes, AGREED, 'cbc')).toEqual(rank(bytes, AGREED, 'cbc'));
  });
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

  test('of 200,000 blocks of noise hardly one does', () => {
    const noise = seededRandom('noise that looks like text');
    let found = 0;
    for (let i = 0; i < 200_000; i++) found += isText(noise.bytes(16)) ? 1 : 0;
    expect(found).toBeLessThan(20);
  });
});
