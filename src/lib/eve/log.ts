import { apply, EMPTY } from './apply.ts';
import type { Action, Deed, EveState, Item } from './types.ts';

/** Actions that are kept to be undone; half of them are settled for good when there are more. */
export const MOST_ACTIONS = 1_000;
/** Items that are kept to be copied and replayed, and their bytes. */
export const MOST_ITEMS = 500;
const MOST_BYTES = 8 * 1024 * 1024;

/** All that happened and was done, oldest first, and the state before it. The state after it is `run` of this. */
export interface Log {
  readonly start: EveState;
  readonly actions: readonly Action[];
}

/** A log in which nothing has happened, or only what is known already. */
export const startWith = (items: readonly Item[] = []): Log => ({
  start: { ...EMPTY, items: new Map(items.map((item) => [item.number, item])) },
  actions: [],
});

/** The state after all actions. */
export const run = ({ start, actions }: Log): EveState => actions.reduce(apply, start);

/** True for what Eve does, false for what happens to her. */
export const isDeed = (action: Action): action is Deed =>
  action.kind !== 'arrive' && action.kind !== 'due';

/** What Eve did last, which `undo` would take back; undefined where she did nothing. */
export const lastDeed = ({ actions }: Log): Deed | undefined => actions.findLast(isDeed);

/** The log without what Eve did last; what happened since then stays. The same log where she did nothing. */
export function undo(log: Log): Log {
  const at = log.actions.findLastIndex(isDeed);
  return at < 0 ? log : { ...log, actions: log.actions.toSpliced(at, 1) };
}

/** The log with one more action. Beyond the bound the older half is run into the start state, and can't be undone any more. */
export function add(log: Log, action: Action): Log {
  const actions = [...log.actions, action];
  if (actions.length <= MOST_ACTIONS) return { ...log, actions };
  const half = MOST_ACTIONS / 2;
  const start = run({ start: log.start, actions: actions.slice(0, half) });
  return { start: { ...start, items: kept(start), passed: [] }, actions: actions.slice(half) };
}

/** The newest items, and all that aren't settled. */
function kept({ items }: EveState): ReadonlyMap<number, Item> {
  const all = [...items.values()].reverse();
  let bytes = 0;
  const keep = all.filter((item, i) => {
    bytes += item.original.length;
    const isOpen = item.state === 'held' || item.state === 'delayed';
    return isOpen || (i < MOST_ITEMS && bytes <= MOST_BYTES);
  });
  return new Map(keep.reverse().map((item) => [item.number, item]));
}
