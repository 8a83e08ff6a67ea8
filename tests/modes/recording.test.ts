import { describe, expect, it } from 'vitest';
import { Recording } from '../../src/lib/modes/recording.ts';

/** A hundred values, the n-th made of n + 1 and, from the second on, of its neighbour. */
function hundred(capacity: number): Recording {
  const recording = new Recording(capacity);
  for (let n = 0; n < 100; n++) {
    recording.block = n >> 2;
    const id = n === 0 ? recording.add('iv') : recording.add('cipher', 16, n - 1);
    recording.bytes.fill(n + 1, 16 * id, 16 * id + 16);
  }
  return recording;
}

describe('a recording', () => {
  it.each([1, 7, 99, 100, 200])(
    'is the same whatever room it began with: %i values',
    (capacity) => {
      const recording = hundred(capacity);
      expect(recording.length).toBe(100);
      for (let n = 0; n < 100; n++)
        expect(recording.step(n)).toEqual({
          id: n,
          op: n === 0 ? 'iv' : 'cipher',
          block: n >> 2,
          inputs: n === 0 ? [] : [n - 1],
          bytes: new Uint8Array(16).fill(n + 1),
        });
    },
  );

  it('keeps the length of a short value', () => {
    const recording = new Recording(1);
    const id = recording.add('in', 5);
    expect(recording.sizeOf(id)).toBe(5);
    expect(recording.step(id).bytes).toHaveLength(5);
  });
});
