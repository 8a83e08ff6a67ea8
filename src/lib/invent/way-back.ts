import type { InventedMode } from './invented.ts';
import { goalsOf } from './plan.ts';
import { nameText, termText } from './print.ts';
import type { Program } from './program.ts';
import { COMPUTED_TAG } from './rules.ts';
import { at } from './term.ts';
import type { Index, Name } from './types.ts';
import { type Visit, walk } from './walk.ts';

/** Its own index as the equations would write it: `i` where all blocks are alike, else a number from the start, or from n. */
function indexOf(program: Program, j: number | undefined, n: number): Index | undefined {
  if (j === undefined) return undefined;
  const { start, end } = program.near;
  if (j < start) return { base: 'number', offset: j };
  return n - j < end ? { base: 'n', offset: j - n } : { base: 'i', offset: 0 };
}

const named = ({ letter, index }: Name, part: 'whole' | 'left' | 'right'): string => {
  const name = letter === COMPUTED_TAG ? 'T′' : nameText({ letter, index });
  return part === 'whole' ? name : `${part}(${name})`;
};

/** A line for one value, with this index in place of its own. */
function lineOf({ wanted, rule, shift }: Visit, index: Index | undefined): string {
  const { letter, part } = wanted;
  const name = named({ letter, index }, part);
  if (!rule) return `${name} = left(${name}) || right(${name})`;
  const moved = index && { base: index.base, offset: index.offset + shift };
  return `${name} = ${termText(moved && moved.base !== 'i' ? at(rule.term, moved) : rule.term, shift)}`;
}

/**
 * The way back, line by line in the language of the equations: first the blocks of plaintext, then what they need, `i` standing for
 * any block; and lines of their own for the first and the last blocks where these are otherwise.
 */
export function wayBackOf({ program, decryption }: InventedMode): string[] {
  const n = program.enough + 2;
  const visits = [...walk(program, decryption, n, goalsOf(program, n, 'decrypt'))].filter(
    // Half of a value that is known whole needs no line.
    ({ rule, wanted }) => rule || wanted.part === 'whole',
  );
  const isRunning = ({ wanted }: Visit): boolean => indexOf(program, wanted.j, n)?.base === 'i';
  const running = new Map<string, string>();
  for (const visit of visits.filter(isRunning))
    running.set(kindOf(visit), lineOf(visit, { base: 'i', offset: 0 }));
  const others = visits
    .filter((visit) => !isRunning(visit))
    .flatMap((visit) => {
      const isAlike =
        running.get(kindOf(visit)) ===
        lineOf(visit, visit.wanted.j === undefined ? undefined : { base: 'i', offset: 0 });
      return isAlike ? [] : [lineOf(visit, indexOf(program, visit.wanted.j, n))];
    });
  const lines = [...running.values(), ...others];
  return [...new Set(lines)].sort((a, b) => rank(a) - rank(b));
}

const kindOf = ({ wanted: { letter, part } }: Visit): string => letter + part;

/** Plaintext first, and what is there but once last. */
const rank = (line: string): number => (line.startsWith('P[i]') ? 0 : line.includes('[i]') ? 1 : 2);
