import { number } from '../words/index.ts';
import type { Measures } from './measures.ts';

/** `212 of 16,384`, as it stands under each picture. */
export const countText = ({ distinct, blocks }: Pick<Measures, 'distinct' | 'blocks'>): string =>
  `${number(distinct)} of ${number(blocks)}`;

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

type Counts = Pick<Measures, 'blocks' | 'distinct' | 'sameAsBefore'>;

/** One sentence on what Eve learns from a ciphertext, from its own measures and nothing else. */
export function whatEveLearns(m: Counts): string {
  return `${conclusion[leakOf(m)]}: ${number(m.distinct)} distinct blocks of ${number(m.blocks)}.`;
}

/** The same where the count stands beside it already: the share of repeats instead. */
export function whatEveLearnsBeside(m: Counts): string {
  const repeats = `${percent((m.blocks - m.distinct) / m.blocks)} of the blocks repeat an earlier one`;
  return `${conclusion[leakOf(m)]}${m.distinct === m.blocks ? '' : `: ${repeats}`}.`;
}

const conclusion: Readonly<Record<Leak, string>> = {
  nothing:
    'No block occurs twice, so Eve learns how large the picture is and nothing of what it shows',
  'one block': 'Eve learns that the whole picture is one pattern, over and over',
  outline: 'The outline of the picture is still recognisable',
  patches: 'Eve sees where the same pixels come again, but hardly an outline',
  specks: 'Eve finds a few equal places and no shape',
};
