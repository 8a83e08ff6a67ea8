import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { equalBytes } from '../../src/lib/bytes/index.ts';
import {
  encodeFrame,
  parseFrame,
  WIRE_REASONS,
  WireError,
  type WireFrame,
} from '../../src/lib/wire/index.ts';
import { OFFSET } from '../../src/lib/wire/layout.ts';
import { SEED } from '../support/random.ts';

const seed = SEED | 0;

/** Feeds `runs` inputs to parseFrame; what it accepts has to encode to the same bytes. Counts the outcomes. */
function fuzz(arbitrary: fc.Arbitrary<Uint8Array>, runs: number): Record<string, number> {
  const outcomes: Record<string, number> = {};
  const property = fc.property(arbitrary, (bytes) => {
    let outcome = 'accepted';
    try {
      const frame = parseFrame(bytes);
      if (!equalBytes(encodeFrame(frame), bytes)) throw new Error('encodes to other bytes');
    } catch (error) {
      if (!(error instanceof WireError)) throw error;
      outcome = error.reason;
    }
    outcomes[outcome] = (outcomes[outcome] ?? 0) + 1;
  });
  fc.assert(property, { numRuns: runs, seed });
  return outcomes;
}

const epoch = fc.integer({ min: 1, max: 0xffff_ffff });
const count = fc.maxSafeNat();
const bytes = (maxLength: number) => fc.uint8Array({ maxLength, size: 'max' });

const data: fc.Arbitrary<WireFrame> = fc.record({
  type: fc.constant('data' as const),
  mode: fc.constantFrom('ecb' as const, 'cbc' as const, 'ctr' as const, 'gcm' as const),
  resend: fc.constant(false),
  epoch,
  peerEpoch: epoch,
  sequence: count.map((n) => Math.max(1, n)),
  acknowledged: count,
  iv: bytes(16),
  ciphertext: bytes(48),
});
const none = new Uint8Array(0);
const control: fc.Arbitrary<WireFrame> = data.map((frame) => ({
  ...frame,
  type: frame.sequence % 2 ? 'hello' : 'ack',
  mode: 'none',
  resend: frame.sequence % 4 === 0,
  iv: none,
  ciphertext: none,
}));
const frame = fc.oneof(data, control);

/**
 * A well-formed frame whose IV may reach into its ciphertext, in which up to three bytes of the header are others, and
 * which is cut or made longer.
 */
const mutated = fc
  .tuple(
    frame,
    fc.oneof({ weight: 9, arbitrary: fc.constant(0) }, fc.nat(48)),
    fc.array(fc.tuple(fc.nat(31), fc.oneof(fc.nat(8), fc.nat(255))), { maxLength: 3 }),
    fc.oneof({ weight: 5, arbitrary: fc.constant(0) }, fc.integer({ min: -50, max: 50 })),
  )
  .map(([frame, border, changes, longer]) => {
    const whole = encodeFrame(frame);
    const moved = Math.min(border, frame.ciphertext.length);
    whole[OFFSET.ivLength + 1] += moved;
    whole[OFFSET.ciphertextLength + 1] -= moved;
    for (const [at, value] of changes) whole[at] = value;
    const result = new Uint8Array(Math.max(0, whole.length + longer));
    result.set(whole.subarray(0, result.length));
    return result;
  });

describe(`Fuzzed wire frames (TEST_SEED=${SEED})`, () => {
  it('come back from encodeFrame as they were, 20,000 well-formed ones', () => {
    fc.assert(
      fc.property(frame, (frame) => {
        expect(parseFrame(encodeFrame(frame))).toEqual(frame);
      }),
      { numRuns: 20_000, seed },
    );
  });

  it('make parseFrame throw nothing but WireError, 100,000 altered ones, for every reason that bytes can have', () => {
    const outcomes = fuzz(mutated, 100_000);
    const expected = WIRE_REASONS.filter((reason) => !['not-bytes', 'too-long'].includes(reason));
    expect(Object.keys(outcomes).sort()).toEqual(['accepted', ...expected].sort());
  });

  it('make it throw nothing else either, 20,000 of random bytes', () => {
    const outcomes = fuzz(fc.oneof(bytes(31), bytes(200), bytes(200).map(plausible)), 20_000);
    expect(outcomes.accepted ?? 0).toBeLessThan(20_000);
    expect(outcomes.version).toBeGreaterThan(1_000);
  });
});

/** Random, but for a version and a type that exist. */
function plausible(bytes: Uint8Array): Uint8Array {
  bytes.set([1, (bytes[1] % 3) + 1].slice(0, bytes.length));
  return bytes;
}
