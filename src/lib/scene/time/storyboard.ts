import type { Timeline } from '../types.ts';

/** Pictures of a storyboard at most: as many as a reader takes in side by side. */
const MOST = 6;

/** So many of a list's items, evenly chosen, the last one always. */
const evenly = (items: readonly number[], count: number): number[] =>
  Array.from({ length: count }, (_, i) => items[Math.round(((i + 1) * items.length) / count) - 1]);

/**
 * The instants, in ms, that tell a run in still pictures: its start, every step where it has few; else the first step, and the
 * ends of blocks evenly chosen, the last one always.
 */
export function storyboardOf({ stops, blockStops, end }: Timeline): number[] {
  if (stops.length <= MOST) return [...stops];
  const opening = stops.slice(0, 2);
  // Where a tag is refused no block is completed, and the steps up to that are the story.
  const telling = blockStops.at(-1) === end ? blockStops : stops;
  const ends = telling.filter((ms) => ms > opening[1]);
  const chosen = evenly(ends, Math.min(MOST - opening.length, ends.length));
  return [...opening, ...chosen];
}

/**
 * The first block of a view of `count` that shows block `front`: pages that overlap by one block, so that a chain is never
 * cut at the block where it is needed. A pure function of the front, so that the same instant is the same picture.
 */
export function firstInView(front: number, count: number, blocks: number): number {
  const page = Math.ceil(Math.max(0, front - count) / Math.max(1, count - 1));
  return Math.max(1, Math.min(1 + page * Math.max(1, count - 1), blocks - count + 1));
}
