import { ivHabits } from './iv.ts';
import { keystreams } from './keystream.ts';
import { lengths } from './length.ts';
import { prefixes } from './prefix.ts';
import { repeats } from './repeat.ts';
import { timing } from './timing.ts';
import type { Finding, Seen } from './types.ts';

export { type Thread, threadOf } from './thread.ts';
export type * from './types.ts';

/** All that the messages give away, the strongest first. `seen`: in the order in which they crossed. */
export function notebookOf(seen: readonly Seen[]): Finding[] {
  const told = seen.filter(({ frame }) => frame.ciphertext.length > 0);
  return [
    ...keystreams(told),
    ...repeats(told),
    ...prefixes(told),
    ...ivHabits(seen),
    ...timing(seen),
    ...lengths(seen),
  ];
}
