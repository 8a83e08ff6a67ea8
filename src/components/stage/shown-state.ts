import { reversed } from '../../lib/modes/index.ts';
import type { StageState } from '../../lib/state/index.ts';
import type { Shown } from './shown.ts';
import { shownJourney } from './shown-journey.ts';
import { shownRun } from './shown-run.ts';
import { runOf } from './state.ts';

/** What a link shows. Throws `ModeError` or `CipherError` where what it holds can't be. */
export function shownOf(state: StageState): Shown {
  const run = runOf(state);
  return state.journey ? shownJourney(run, reversed(run)) : shownRun(run);
}
