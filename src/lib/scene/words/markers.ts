import type { Trace } from '../../modes/types.ts';
import { countWhile, nameOf, nameText, repeatsOf } from '../../diagram/index.ts';
import type { Timeline } from '../types.ts';

/** A moment of a run that has a name. */
export interface Marker {
  readonly ms: number;
  readonly name: string;
}

/** More than so many would be a hatching, not signs. */
const MOST = 12;

/**
 * Key moments, in order: the ends of blocks, at most twelve of them, evenly chosen. Where a finished block of ciphertext
 * repeats an earlier one the name says so.
 */
export function markersOf(trace: Trace, timeline: Timeline): Marker[] {
  const { blockStops } = timeline;
  const every = Math.max(1, Math.ceil((blockStops.length - 1) / MOST));
  const markers: Marker[] = [];
  for (let i = every; i < blockStops.length; i += every)
    markers.push({ ms: blockStops[i], name: nameAt(trace, timeline, blockStops[i]) });
  return markers;
}

function nameAt(trace: Trace, { outputEnds }: Timeline, ms: number): string {
  const first = countWhile(outputEnds, (end) => end < ms);
  const last = countWhile(outputEnds, (end) => end <= ms) - 1;
  const name = (index: number): string => nameText(nameOf(trace, trace.step(trace.outputs[index])));
  if (last > first) return `${name(first)} to ${name(last)} are complete`;
  const repeat =
    trace.direction === 'encrypt' &&
    repeatsOf(trace).find(({ blocks }) => blocks.indexOf(first + 1) > 0);
  return repeat
    ? `${name(first)} is complete, and equals ${name(repeat.blocks[0] - 1)}`
    : `${name(first)} is complete`;
}
