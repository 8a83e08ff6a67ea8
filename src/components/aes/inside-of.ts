import { number } from '../../lib/words/index.ts';
import type { Step, Trace } from '../../lib/modes/index.ts';
import { nameOf, nameText } from '../../lib/scene/index.ts';
import type { InsideSettings } from './inside.svelte.ts';

/** One call of the cipher in a run, as the view of its rounds takes it: the very bytes that go in, either way. */
export function insideOf(
  trace: Trace,
  key: Uint8Array,
  step: Step,
): { settings: InsideSettings; title: string } {
  const input = trace.step(step.inputs[0]);
  const [from, to] = [input, step].map((value) => nameOf(trace, value));
  return {
    settings: {
      // Of two keys this is the one that encrypts the blocks.
      key: key.subarray(0, trace.keyBytes),
      block: input.bytes,
      direction: step.op === 'cipher' ? 'encrypt' : 'decrypt',
      roles: [from.role, to.role],
    },
    title: `AES-${8 * trace.keyBytes} of block ${number(step.block)}: ${nameText(from)} to ${nameText(to)}`,
  };
}
