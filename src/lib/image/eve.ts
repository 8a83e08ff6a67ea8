import type { Measures } from './measures.ts';

/** `212 of 16,384`, as it stands under each picture. */
export const countText = ({ distinct, blocks }: Pick<Measures, 'distinct' | 'blocks'>): string =>
  `${number(distinct)} of ${number(blocks)}`;

const number = (n: number) => n.toLocaleString('en');
const percent = (share: number) =>
  `${(100 * share).toFixed(share < 0.1 || share > 0.99 ? 1 : 0)} %`;

/** How much of the picture the repeats give away. */
export type Leak = 'nothing' | 'one block' | 'specks' | 'patches' | 'outline';

/**
 * What repeated blocks show. `outline`: a fifth of all blocks repeat the one before, so areas and their edges
 * stand out; `patches`: a twentieth of all repeat, scattered; `specks`: fewer.
 */
export function leakOf(m: Pick<Measures, 'blocks' | 'distinct' | 'sameAsBefore'>): Leak {
  if (m.distinct === m.blocks) return 'nothing';
  if (m.distinct === 1) return 'one block';
  if (m.sameAsBefore >= 0.2) return 'outline';
  return (m.blocks - m.distinct) / m.blocks >= 0.05 ? 'patches' : 'specks';
}

/** One sentence on what Eve learns from a ciphertext, from its own measures and nothing else. */
export function whatEveLearns(m: Pick<Measures, 'blocks' | 'distinct' | 'sameAsBefore'>): string {
  const count = `${number(m.distinct)} distinct blocks of ${number(m.blocks)}`;
  const repeats = `${percent((m.blocks - m.distinct) / m.blocks)} repeat an earlier one`;
  switch (leakOf(m)) {
    case 'nothing':
      return `No block occurs twice (${count}): Eve learns how large the picture is and nothing of what it shows.`;
    case 'one block':
      return `Every block is the same (${count}): Eve learns that the whole picture is one pattern, over and over.`;
    case 'outline':
      return `The outline of the picture is still recognisable: ${count}, ${repeats}.`;
    case 'patches':
      return `Eve sees where the same pixels come again, but hardly an outline: ${count}, ${repeats}.`;
    case 'specks':
      return `Eve finds a few equal places and no shape: ${count}, ${repeats}.`;
  }
}
