import { type Case, changeWords } from '../../lib/lessons/index.ts';
import type { PredictFigure, RowWords } from './types.ts';

/**
 * What the rows of a case are called: what goes in, what would come out (or is predicted, where it is asked), what does.
 * The author's own words come first.
 */
export function titlesOf(
  it: Case,
  ask: boolean,
  words: NonNullable<PredictFigure['rows']>,
): Readonly<Record<'before' | 'said' | 'after', RowWords>> {
  const decrypting = it.before.direction === 'decrypt';
  const after = { title: decrypting ? 'What is read' : 'What comes out' };
  return {
    before: words.before ?? {
      title: decrypting ? 'On the wire' : 'What is encrypted',
      note: changeWords(it),
    },
    said: words.said ?? { title: saidTitle(it, ask, decrypting) },
    after: words.after ?? after,
  };
}

function saidTitle(it: Case, ask: boolean, decrypting: boolean): string {
  if (ask) return 'Your prediction';
  if (it.setup.change === undefined) return 'What comes out';
  return decrypting ? 'Unchanged it reads' : 'Unchanged it gives';
}
