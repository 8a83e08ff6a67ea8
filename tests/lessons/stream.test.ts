import { describe, expect, test } from 'vitest';
import { concatBytes, encodeUtf8, fromHex } from '../../src/lib/bytes/index.ts';
import {
  arrivals,
  EXAMPLE_KEY,
  framed,
  type Heard,
  naive,
  packed,
  patient,
} from '../../src/lib/lessons/index.ts';
import { seededRandom } from '../support/random.ts';

const KEY = fromHex(EXAMPLE_KEY);
const random = seededRandom('streams');
const TEXTS = ['Are you there?', 'We come at dawn, with the boat.', ''];
const messages = TEXTS.map((text) => packed(KEY, random.bytes(16), text));
const textOf = (heard: Heard): string =>
  'bytes' in heard ? new TextDecoder().decode(heard.bytes) : heard.error;

describe('messages on a stream', () => {
  test('whoever counts reads every message once and in order, wherever the stream is cut', () => {
    const stream = concatBytes(messages.map(framed));
    const check = (cuts: number[]) => {
      const heard = patient(KEY, arrivals(stream, cuts)).flat();
      expect(heard.map(textOf), cuts.join()).toEqual(TEXTS);
    };
    for (let cut = 0; cut <= stream.length; cut++) check([cut]);
    check(Array.from(stream.keys()));
    for (let i = 0; i < 100; i++)
      check(Array.from({ length: random.integer(8) }, () => random.integer(stream.length + 1)));
  });

  test('whoever takes one recv for one message is right only where each came alone', () => {
    const stream = concatBytes(messages.slice(0, 2));
    for (let cut = 1; cut < stream.length; cut++) {
      const heard = naive(KEY, arrivals(stream, [cut])).map(textOf);
      const right = heard.join() === TEXTS.slice(0, 2).join();
      expect(right, String(cut)).toBe(cut === messages[0].length);
    }
  });

  test('two messages in one recv: the first, its padding, a garbled block, and the second', () => {
    const [heard] = naive(KEY, [concatBytes(messages.slice(0, 2))]);
    const bytes = 'bytes' in heard ? heard.bytes : new Uint8Array();
    const [first, second] = TEXTS.map(encodeUtf8);
    expect(bytes.subarray(0, 16)).toEqual(concatBytes([first, Uint8Array.of(2, 2)]));
    expect(bytes.subarray(32)).toEqual(second);
  });
});
