import type { Scene, Timeline } from './types.ts';

/** How many items of a list satisfy a condition that holds for a first part of it only. */
function countWhile(list: ArrayLike<number>, holds: (item: number) => boolean): number {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (holds(list[middle])) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The ids of all steps that start together with one. */
export function startingWith({ order, start }: Timeline, step: number): Uint32Array {
  const from = countWhile(order, (id) => start[id] < start[step]);
  return order.subarray(
    from,
    countWhile(order, (id) => start[id] <= start[step]),
  );
}

/**
 * The block that a view should follow: the first whose result isn't complete; at the end the first of those that were
 * completed last (in a parallel run that is block 1). Counted from 1.
 */
export function frontBlock({ outputEnds }: Timeline, ms: number): number {
  const complete = countWhile(outputEnds, (end) => end <= ms);
  if (complete < outputEnds.length) return complete + 1;
  const last = outputEnds[outputEnds.length - 1];
  return countWhile(outputEnds, (end) => end < last) + 1;
}

/**
 * The id of the step that a sentence should be about: of those in view the first that is running, else the one that
 * ended last. A step is current from after its start up to and including its end. Undefined before any began.
 */
export function currentStep(scene: Scene, timeline: Timeline, ms: number): number | undefined {
  let ended: number | undefined;
  let endedAt = -1;
  for (const { id } of scene.steps) {
    const start = timeline.start[id];
    const end = start + timeline.duration[id];
    if (timeline.duration[id] === 0 || start >= ms) continue;
    if (ms <= end) return id;
    if (end > endedAt) [ended, endedAt] = [id, end];
  }
  return ended;
}
