import { bitsBetween, changedBlocks, changedBytes, pairOf } from '../case.ts';
import type { Answer, Case, Kind } from '../types.ts';
import { listed, plural, subscript } from '../../words/index.ts';
import { sameSet, standing } from './words.ts';

/** `P₃` on decryption, `C₃` on encryption. */
export const resultName = (it: Case, block: number): string =>
  subscript(`${it.before.direction === 'decrypt' ? 'P' : 'C'}${block}`);

/** What the change did to a block of the result, in words. */
export function fate(it: Case, block: number): string {
  const [was, is] = pairOf(it, block);
  if (!is) return 'gone';
  const bits = bitsBetween(was, is);
  if (bits === 0) return 'as it was';
  const bytes = changedBytes(it, block).length;
  if (bytes <= was.length / 2) return `changed in ${plural(bits, 'bit')}`;
  return it.before.direction === 'decrypt' ? 'garbled' : 'changed';
}

/** “P₂ garbled and P₃ changed in 1 bit”; neighbours of one fate together: “C₂, C₃ and C₄ changed”. */
function fates(it: Case, blocks: readonly number[]): string {
  const groups: { is: string; names: string[] }[] = [];
  for (const block of blocks) {
    const is = fate(it, block);
    if (groups.at(-1)?.is !== is) groups.push({ is, names: [] });
    groups.at(-1).names.push(resultName(it, block));
  }
  return listed(groups.map(({ is, names }) => `${listed(names)} ${is}`));
}

const range = (from: number, to: number): number[] =>
  Array.from({ length: Math.max(0, to - from + 1) }, (_, i) => from + i);

/** The block that the change begins at, counted from 1; 1 where it meets all. */
function origin({ setup, before, after }: Case): number {
  const { flip, lose, swap, text } = setup.change ?? {};
  if (flip) return Math.max(1, flip.block);
  if (lose || swap) return lose ?? Math.min(...swap!);
  if (text === undefined) return 1;
  const differs = before.inputs.findIndex((id, i) => {
    const other = after.inputs[i];
    return other === undefined || bitsBetween(before.step(id).bytes, after.step(other).bytes) > 0;
  });
  return differs + 1 || 1;
}

function misconception(answer: Answer, it: Case): string | undefined {
  const [first, last] = [origin(it), it.before.outputs.length];
  const ideas: Record<string, Answer> = {
    nothing: [],
    everything: range(1, last),
    'only-own': [first],
    'only-next': [first + 1],
    'all-after': range(first, last),
    'own-and-next': [first, first + 1],
  };
  return Object.keys(ideas).find((name) => sameSet(answer, ideas[name]));
}

/** Which blocks of the result will the change make others? */
export const paintBlocks: Kind<{ kind: 'paint-blocks' }> = {
  misconceptions: () => [
    'nothing',
    'only-own',
    'only-next',
    'all-after',
    'everything',
    'own-and-next',
  ],
  accepts: (answer, it) => answer.every((block) => block >= 1 && block <= it.before.outputs.length),
  truth: changedBlocks,
  judge(answer, it) {
    const truth = changedBlocks(it);
    const cells = it.before.outputs.map((_, i) => ({
      name: resultName(it, i + 1),
      said: answer.includes(i + 1) ? 'will change' : 'stays',
      was: fate(it, i + 1),
      right: answer.includes(i + 1) === truth.includes(i + 1),
    }));
    const right = sameSet(answer, truth);
    const what = truth.length ? fates(it, truth) : 'No block changed';
    return {
      right,
      cells,
      says: `${what}: ${standing(cells, 'block')}.`,
      ...(right ? {} : { misconception: misconception(answer, it) }),
    };
  },
};
