import { listed } from '../../words/index.ts';
import { bodyOf, wholeBlocks } from './frame.ts';
import type { Evidence, Finding, Seen, SeenFrame } from './types.ts';

/** Every whole ciphertext block that occurs more than once, in one message or in several; the most frequent first. */
export function repeats(seen: readonly Seen[]): Finding[] {
  const places = new Map<string, (Evidence & { name: string })[]>();
  for (const { number, name, frame } of seen)
    for (const [i, hex] of wholeBlocks(bodyOf(frame)).entries()) {
      const all = places.get(hex) ?? [];
      all.push({ number, block: i + 1, name });
      places.set(hex, all);
    }
  return [...places]
    .filter(([, all]) => all.length > 1)
    .sort(([, a], [, b]) => b.length - a.length)
    .map(([hex, all]) => ({
      id: `repeat-${hex}`,
      kind: 'repeat',
      sentence: `The block ${hex.slice(0, 8)}… occurs ${all.length} times, in ${inMessages(all)}: there the plaintext is equal too.`,
      evidence: all.map(({ number, block }) => ({ number, block })),
    }));
}

function inMessages(all: readonly { readonly name: string }[]): string {
  const names = [...new Set(all.map(({ name }) => name))];
  return names.length > 3
    ? `${names.slice(0, 3).join(', ')} and ${names.length - 3} more`
    : listed(names);
}

/** How many different whole blocks two messages have in common, wherever they stand. */
export function sharedBlocks(a: SeenFrame, b: SeenFrame): number {
  const ofA = new Set(wholeBlocks(bodyOf(a)));
  return new Set(wholeBlocks(bodyOf(b)).filter((block) => ofA.has(block))).size;
}
