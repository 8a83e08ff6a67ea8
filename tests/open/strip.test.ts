import { describe, expect, test } from 'vitest';
import { SHOWN_BYTES } from '../../src/components/open/look.ts';
import { anatomyOf } from '../../src/components/open/look.ts';
import { nextByte, placeOf } from '../../src/components/open/strip.ts';
import type { Envelope } from '../../src/lib/envelope/index.ts';

const bytes = Uint8Array.from({ length: 1000 }, (_, i) => i & 255);
const part = (name: string, role: 'salt' | 'other' | 'ciphertext', start: number, end: number) => ({
  ...{ role, name, start, end },
  bytes: bytes.subarray(start, end),
  says: `What ${name} is for.`,
});
const envelope: Envelope = {
  ...{ format: 'test', name: 'Test', source: 'this test', text: '', bytes, says: 'A test.' },
  parts: [
    part('salt', 'salt', 0, 8),
    part('nothing', 'other', 8, 8),
    part('ciphertext', 'ciphertext', 8, 1000),
  ],
  ciphertext: bytes.subarray(8),
  damage: [],
  likely: 1,
};
const { parts } = anatomyOf(envelope);

describe('the strip of an envelope', () => {
  test('has the first bytes of each part, as copies, and says how many there are', () => {
    expect(parts.map(({ byteLength }) => byteLength)).toEqual([8, 0, 992]);
    expect(parts[2].head).toEqual(bytes.slice(8, 8 + SHOWN_BYTES));
    expect(parts[2].head.buffer.byteLength).toBe(SHOWN_BYTES);
  });

  test('says of a byte where it stands in what was given, its value, and what it is for', () => {
    expect(placeOf(anatomyOf(envelope), { part: 2, byte: 2 })).toBe(
      'Byte 10 (counted from 0, 0x0a): 0a, of “ciphertext”. What ciphertext is for.',
    );
    const text: Envelope = { ...envelope, bytes: undefined };
    expect(placeOf(anatomyOf(text), { part: 0, byte: 3 })).toBe(
      'Byte 3 of “salt” (counted from 0): 03; characters 0 to 8 of the text spell it. What salt is for.',
    );
  });

  test('is walked by the arrow keys, past parts without bytes, and no further than its ends', () => {
    const at = (part: number, byte: number) => ({ part, byte });
    expect(nextByte(parts, at(0, 3), 'ArrowRight')).toEqual(at(0, 4));
    expect(nextByte(parts, at(0, 7), 'ArrowRight')).toEqual(at(2, 0));
    expect(nextByte(parts, at(2, 0), 'ArrowLeft')).toEqual(at(0, 7));
    expect(nextByte(parts, at(2, 99), 'ArrowUp')).toEqual(at(0, 7));
    expect(nextByte(parts, at(0, 5), 'ArrowDown')).toEqual(at(2, 5));
    expect(nextByte(parts, at(2, 9), 'Home')).toEqual(at(2, 0));
    expect(nextByte(parts, at(2, 9), 'End')).toEqual(at(2, SHOWN_BYTES - 1));
    expect(nextByte(parts, at(0, 0), 'ArrowLeft')).toBeUndefined();
    expect(nextByte(parts, at(2, SHOWN_BYTES - 1), 'ArrowRight')).toBeUndefined();
    expect(nextByte(parts, at(0, 0), 'a')).toBeUndefined();
  });
});
