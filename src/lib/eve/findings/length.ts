import { BLOCK_BYTES } from '../../bytes/index.ts';
import { bodyOf, readingOf } from './frame.ts';
import type { Finding, Seen } from './types.ts';

/** How long each text is, as far as it shows; for the latest five messages. */
export function lengths(seen: readonly Seen[]): Finding[] {
  return seen.slice(-5).map(({ number, name, frame }) => {
    const { length } = bodyOf(frame);
    const text = readingOf(frame).wholeBlocks
      ? `between ${Math.max(0, length - BLOCK_BYTES)} and ${length}`
      : `${length}`;
    const last = Math.max(1, Math.ceil(frame.ciphertext.length / BLOCK_BYTES));
    return {
      id: `length-${number}`,
      kind: 'length',
      sentence: `The text of ${name} has ${text} bytes.`,
      evidence: [{ number, block: last }],
    };
  });
}
