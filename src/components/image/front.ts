import type { Timeline } from '../../lib/scene/index.ts';

/** How long the front takes through any picture, in ms. */
const SWEEP_MS = 4000;
const STOPS = 40;

/** A timeline for the player along which the front sweeps through the blocks at an even pace. */
export function sweep(): Timeline {
  const none = new Float64Array();
  const stops = Array.from({ length: STOPS + 1 }, (_, i) => (i * SWEEP_MS) / STOPS);
  return {
    start: none,
    duration: none,
    order: new Uint32Array(),
    outputEnds: none,
    together: new Uint32Array(),
    stops,
    blockStops: stops,
    end: SWEEP_MS,
  };
}

/** How many of `blocks` are encrypted when the playhead stands at `ms`. */
export const frontAt = (ms: number, blocks: number): number => Math.floor((ms / SWEEP_MS) * blocks);

/** Where the playhead stands when `done` of `blocks` are encrypted: just past, so that it reads back the same. */
export const msAt = (done: number, blocks: number): number =>
  done >= blocks ? SWEEP_MS : ((done + 0.001) / blocks) * SWEEP_MS;
