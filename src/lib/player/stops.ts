import { countWhile } from '../scene/index.ts';

/** The first stop after `ms`, or the last one. `stops` ascend, and there is one at least. */
export const stopAfter = (stops: readonly number[], ms: number): number =>
  stops[countWhile(stops, (stop) => stop <= ms)] ?? stops[stops.length - 1];

/** The last stop before `ms`, or the first one. */
export const stopBefore = (stops: readonly number[], ms: number): number =>
  stops[countWhile(stops, (stop) => stop < ms) - 1] ?? stops[0];

/** How many stops after the first one `ms` has reached. */
export const stopsReached = (stops: readonly number[], ms: number): number =>
  countWhile(stops, (stop) => stop <= ms) - 1;
