import type { Step, Trace } from '../../modes/types.ts';
import { blockSteps, placeAt, placeOf, type Side, startAt } from '../../diagram/index.ts';
import type { BytePlace } from '../types.ts';

/** A stretch of bytes that shows values of a trace, one after another: a ciphertext as it travels, a message as it is read. */
export interface Stretch {
  readonly byteLength: number;
  /** The place in the trace of the byte with this index, counted from 0; undefined behind the end. */
  placeAt(index: number): BytePlace | undefined;
  /** The index of the first byte of a recorded value; undefined where the stretch doesn't show it. */
  indexOf(step: number): number | undefined;
}

const bytesOf = (steps: readonly Step[]): number =>
  steps.reduce((sum, { bytes }) => sum + bytes.length, 0);

/** One value alone. */
export const valueStretch = ({ id, bytes }: Step): Stretch => ({
  byteLength: bytes.length,
  placeAt: (byte) => (byte < bytes.length ? { step: id, byte } : undefined),
  indexOf: (step) => (step === id ? 0 : undefined),
});

/** The values of one side of a run, one after another; in a ciphertext the tag is the last. */
function sideStretch(trace: Trace, side: Side, byteLength: number): Stretch {
  return {
    byteLength,
    placeAt(index) {
      if (index < 0 || index >= byteLength) return undefined;
      const place = placeAt(trace, side, index);
      return { step: trace[side][place], byte: index - startAt(trace, side, place) };
    },
    indexOf(step) {
      const place = placeOf(trace, side, step);
      return place < 0 ? undefined : startAt(trace, side, place);
    },
  };
}

/** The IV as it travels; of GCM's nonce of 12 bytes the rest of J₀ isn't a part. */
function ivStretch(trace: Trace, byteLength: number): Stretch {
  const steps = blockSteps(trace, 0).filter(({ op }) => op === 'iv');
  const starts = steps.map((_, i) => bytesOf(steps.slice(0, i)));
  return {
    byteLength: Math.min(byteLength, bytesOf(steps)),
    placeAt(index) {
      if (index < 0 || index >= this.byteLength) return undefined;
      const at = starts.findLastIndex((start) => start <= index);
      return { step: steps[at].id, byte: index - starts[at] };
    },
    indexOf: (step) => starts[steps.findIndex(({ id }) => id === step)],
  };
}

/**
 * The bytes of a run as they travel or are read. `byteLength`: how many of them are shown, so that padding, and what J₀ has
 * behind its nonce, can be left out.
 */
export function stretchOf(
  trace: Trace,
  what: 'plaintext' | 'ciphertext' | 'iv',
  byteLength: number,
): Stretch {
  if (what === 'iv') return ivStretch(trace, byteLength);
  const goesIn = (what === 'plaintext') === (trace.direction === 'encrypt');
  return sideStretch(trace, goesIn ? 'inputs' : 'outputs', byteLength);
}
