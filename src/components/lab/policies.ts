import {
  modes,
  type PaddingId,
  paddings,
  EVERYDAY_MODE_IDS,
  EVERYDAY_PADDING_IDS,
} from '../../lib/modes/index.ts';
import type { IvPolicy } from '../../lib/session/index.ts';
import type { Typed } from './side.svelte.ts';

/** A choice as the controls have it; `rest` of its name is heard only. */
interface Option<Id> {
  readonly id: Id;
  readonly text: string;
  readonly rest?: string;
  readonly title: string;
}

/** Where an IV comes from. */
export const policies: readonly Option<IvPolicy>[] = [
  { id: 'random', text: 'Random', rest: ' for each message', title: 'Nobody can foresee it' },
  { id: 'fixed', text: 'Fixed', title: 'The typed one, agreed by both' },
  { id: 'zero', text: 'Zero', title: 'Zeros only, agreed by both' },
  { id: 'counter', text: 'Counter', title: 'The number of the message' },
  { id: 'chained', text: 'Chained', title: 'The last ciphertext block of the message before' },
  { id: 'time', text: 'Time', title: 'The clock, in milliseconds' },
];

/** Those of every day; one that a link brought stands beside them while it is chosen. */
const withChosen = <T>(ids: readonly T[], chosen: T): readonly T[] =>
  ids.includes(chosen) ? ids : [...ids, chosen];

/** The modes to choose from. */
export const modeOptions = ({ mode }: Typed): readonly Option<Typed['mode']>[] =>
  withChosen(EVERYDAY_MODE_IDS, mode).map((id) => ({
    id,
    text: modes[id].name,
    title: modes[id].title,
  }));

/** The paddings to choose from. */
export const paddingOptions = ({ padding }: Typed): readonly Option<PaddingId>[] =>
  withChosen(EVERYDAY_PADDING_IDS, padding).map((id) => ({
    id,
    text: id === 'none' ? 'No padding' : paddings[id].name,
    title: paddings[id].source,
  }));

/** What an IV is in a mode, where it has another name there. */
const OWN = { none: '', iv: '', counter: ' first counter block', nonce: ' nonce', tweak: ' tweak' };
const SAME = 'the same for every message: equal messages look equal';
const FIXED = {
  none: '',
  iv: SAME,
  counter: `the first counter block, ${SAME}`,
  nonce: `its first 12 bytes are the nonce, ${SAME}`,
  tweak: SAME,
};

/** What becomes of the typed IV, in a few words. */
export function ivNote({ mode, ivPolicy }: Typed): string {
  const { iv, name } = modes[mode];
  if (iv === 'none') return `${name} uses no IV`;
  if (ivPolicy === 'fixed') return FIXED[iv];
  if (ivPolicy === 'zero') return `not used: zeros in its place, ${SAME}`;
  if (ivPolicy === 'chained') return 'used once, for the first message';
  return `not used: each message gets its own${OWN[iv]}`;
}
