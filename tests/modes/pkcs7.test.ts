import { describe, expect, it } from 'vitest';
import { toHex } from '../../src/lib/bytes/index.ts';
import { pad, paddingBytesFor, unpad } from '../../src/lib/modes/index.ts';

const LENGTHS = Array.from({ length: 65 }, (_, length) => length);

function message(length: number): Uint8Array {
  return Uint8Array.from({ length }, (_, i) => 0xa0 + (i % 16));
}

/** A block of `a0 a1 …` whose last bytes are these. */
function endingIn(...last: number[]): Uint8Array {
  const block = message(16);
  block.set(last, 16 - last.length);
  return block;
}

describe('pad', () => {
  it.each([
    [0, 16],
    [1, 15],
    [15, 1],
    [16, 16],
    [17, 15],
    [31, 1],
    [32, 16],
  ])('adds to %i bytes as many as are missing, and never none: %i', (length, count) => {
    expect(paddingBytesFor(length)).toBe(count);
    expect([...pad(message(length)).subarray(length)]).toEqual(Array(count).fill(count));
  });

  it('makes whole blocks that begin with the message', () => {
    for (const length of LENGTHS) {
      const padded = pad(message(length));
      expect(padded.length % 16).toBe(0);
      expect(padded.subarray(0, length)).toEqual(message(length));
    }
  });
});

describe('unpad', () => {
  it('gives back every message of 0 to 64 bytes', () => {
    for (const length of LENGTHS)
      expect(unpad(pad(message(length)))).toEqual({
        plaintext: message(length),
        paddingBytes: paddingBytesFor(length),
      });
  });

  it.each([
    ['a last byte of 0', endingIn(0), 'the last byte is 0, and at least 1 byte is padding'],
    ['a last byte of 17', endingIn(17), 'the last byte is 17, and at most 16 bytes are padding'],
    ['a last byte of 255', endingIn(255), 'the last byte is 255, and at most 16 bytes are padding'],
    [
      'padding that breaks off',
      endingIn(3, 4, 3, 3, 3).fill(9, 13, 14),
      'the last byte says 3, but not all of the last 3 bytes are 3',
    ],
    ['no bytes', new Uint8Array(0), 'there is no block, and so no padding'],
    ['half a block', message(8).fill(8), "8 bytes aren't whole blocks of 16"],
  ])('says what is wrong with %s', (_, padded, error) => {
    expect(unpad(padded)).toEqual({ error });
  });

  it('takes exactly those last blocks for padding that end in n bytes of value n', () => {
    for (let n = 1; n <= 16; n++)
      for (let at = 0; at < 16; at++) {
        const block = message(16).fill(n, 16 - n);
        block[at] ^= 0x40;
        expect('error' in unpad(block), `n = ${n}, byte ${at}: ${toHex(block)}`).toBe(at >= 16 - n);
      }
  });
});
