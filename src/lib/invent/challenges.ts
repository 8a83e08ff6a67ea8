import type { Mode } from '../modes/index.ts';
import { findingsOf } from './eve/index.ts';
import { horizonOf } from './horizon.ts';
import type { InventedMode } from './invented.ts';

/** Something to be written: judged by running what was written, and by nothing that is stored. */
export interface Challenge {
  readonly id: string;
  readonly task: string;
  /** What stands in the box at the beginning. */
  readonly start: string;
  /** Whether the mode does it, and what it does, in a sentence. */
  readonly judged: (mode: InventedMode) => { readonly done: boolean; readonly says: string };
}

const SEED = 11;
const BLOCKS = 6;

const found = (mode: Mode, id: string): boolean =>
  findingsOf(mode, SEED).some((finding) => finding.id === id && finding.found);

/** How many blocks of plaintext a changed bit of C₂ reaches. */
const reached = (mode: Mode): number =>
  horizonOf(mode, 'decrypt', 2, BLOCKS).filter((effect) => effect !== 'none').length;

/** How many characters have to be put in, taken out or replaced to come from one text to the other: Levenshtein’s distance. */
export function editsBetween(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++)
      next.push(
        Math.min(row[j] + 1, next[j - 1] + 1, row[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1)),
      );
    row = next;
  }
  return row[b.length];
}

const BROKEN = 'C[0] = IV\nC[i] = E(P[i] ^ C[0])';
const without = (text: string): string => text.replace(/\s/g, '');

/** The challenges in the order in which they are offered. */
export const CHALLENGES: readonly Challenge[] = [
  {
    id: 'repair',
    task: 'Repair this with one edit, of three characters at most: repeats in a message are not to show, with or without what Eve can work out.',
    start: BROKEN,
    judged(mode) {
      const edits = editsBetween(without(BROKEN), without(mode.equations));
      const leaks = found(mode, 'repeats') || found(mode, 'peeled');
      if (leaks) return { done: false, says: 'Repeats still show.' };
      return edits <= 3
        ? { done: true, says: `Nothing shows, and it took ${edits} characters.` }
        : { done: false, says: `Nothing shows, but it took ${edits} characters.` };
    },
  },
  {
    id: 'two',
    task: 'Write a mode in which a changed bit of a ciphertext block reaches exactly two blocks of plaintext, and both are garbled.',
    start: 'C[0] = IV\nC[i] = E(P[i] ^ C[i-1])',
    judged(mode) {
      const effects = horizonOf(mode, 'decrypt', 2, BLOCKS);
      const count = reached(mode);
      const garbled = effects.filter((effect) => effect === 'garbled').length;
      return {
        done: count === 2 && garbled === 2,
        says: `A changed bit of C₂ reaches ${count} of ${BLOCKS} blocks, and garbles ${garbled}.`,
      };
    },
  },
  {
    id: 'all',
    task: 'Write a mode in which a changed bit of C₂ garbles P₂ and all that follows, and a swap of two blocks is noticed too.',
    start: 'S[0] = IV\nC[i] = E(P[i] ^ S[i-1])\nS[i] = P[i] ^ C[i]',
    judged(mode) {
      const effects = horizonOf(mode, 'decrypt', 2, BLOCKS).slice(1);
      const spread = effects.every((effect) => effect === 'garbled');
      const swapped = found(mode, 'swap');
      if (!spread) return { done: false, says: 'Not all that follows is garbled.' };
      return swapped
        ? {
            done: false,
            says: 'All that follows is garbled; but when C₂ and C₃ change places, what follows is as it was.',
          }
        : {
            done: true,
            says: 'All that follows is garbled, after a changed bit and after a swap.',
          };
    },
  },
  {
    id: 'pair',
    task: 'Write a mode that can be undone, takes an IV, and in which Eve sees that a message was sent twice.',
    start: 'C[i] = E(P[i] ^ IV)',
    judged(mode) {
      const shows = found(mode, 'twice');
      const takesIv = mode.iv !== 'none';
      if (!takesIv) return { done: false, says: 'It takes no IV.' };
      return shows
        ? { done: true, says: 'Under two IVs the same message has blocks in common.' }
        : { done: false, says: 'Under two IVs the same message has no block in common.' };
    },
  },
];
