import { countWhile } from '../../diagram/index.ts';
import type { Scene, Timeline } from '../types.ts';

/**
 * The block that a view should follow: the first whose result isn't complete; at the end the first of those that were
 * completed last (in a parallel run that is block 1). Up to the verdict on a tag it is the first that isn't hashed, and where
 * the tag is wrong it stays there. Counted from 1.
 */
export function frontBlock({ outputEnds, hashEnds }: Timeline, ms: number): number {
  if (hashEnds && (ms <= hashEnds[hashEnds.length - 1] || outputEnds.length === 0)) {
    const hashed = countWhile(hashEnds, (end) => end <= ms);
    return Math.min(hashed + 1, hashEnds.length);
  }
  const complete = countWhile(outputEnds, (end) => end <= ms);
  if (complete < outputEnds.length) return complete + 1;
  const last = outputEnds[outputEnds.length - 1];
  return countWhile(outputEnds, (end) => end < last) + 1;
}

/**
 * The id of the step that a sentence should be about: of those in view the first that ends at this very instant (where
 * "next step" comes to rest), else the first that is running, else the one that ended last. Undefined before any began.
 */
export function currentStep(
  scene: Pick<Scene, 'steps'>,
  timeline: Timeline,
  ms: number,
): number | undefined {
  let running: number | undefined;
  let ended: number | undefined;
  let endedAt = -1;
  for (const { id } of scene.steps) {
    const start = timeline.start[id];
    const end = start + timeline.duration[id];
    if (timeline.duration[id] === 0 || start >= ms) continue;
    if (end === ms) return id;
    if (end > ms) running ??= id;
    else if (end > endedAt) [ended, endedAt] = [id, end];
  }
  return running ?? ended;
}
