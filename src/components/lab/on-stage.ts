import { equalBytes } from '../../lib/bytes/index.ts';
import { type Stretch, stretchOf } from '../../lib/scene/index.ts';
import type { Message } from '../../lib/session/index.ts';
import type { Lab, WireItem } from './lab.svelte.ts';

/** The message on the wire that is on the stage, if one is. */
function itemOnStage({
  crossed: { items },
  selected,
  fromLink,
  stage: { trace },
}: Lab): WireItem | undefined {
  const item = fromLink ? undefined : items.find(({ number }) => number === selected);
  const ciphertext = trace.direction === 'encrypt' ? trace.output : trace.input;
  return item && equalBytes(item.frame.ciphertext, ciphertext) ? item : undefined;
}

/** Which bytes of the run on the stage a message's IV or ciphertext are; undefined where it isn't on the stage. */
export function wireStretch(
  lab: Lab,
  { number, frame }: WireItem,
  what: 'iv' | 'ciphertext',
): Stretch | undefined {
  if (itemOnStage(lab)?.number !== number) return undefined;
  return stretchOf(lab.stage.trace, what, frame[what].length);
}

/** The same of a message as one side reads it. */
export function chatStretch(
  lab: Lab,
  { plaintext, sequence, ciphertext }: Message,
): Stretch | undefined {
  const frame = itemOnStage(lab)?.frame;
  if (!plaintext || frame?.sequence !== sequence || !equalBytes(frame.ciphertext, ciphertext))
    return undefined;
  const { direction, input, output, paddingBytes } = lab.stage.trace;
  const padded = direction === 'encrypt' ? input : output;
  const read = padded.subarray(0, padded.length - paddingBytes);
  return equalBytes(read, plaintext)
    ? stretchOf(lab.stage.trace, 'plaintext', plaintext.length)
    : undefined;
}
