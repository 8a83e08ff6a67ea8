import { equalBytes } from '../../lib/bytes/index.ts';
import { type Stretch, stretchOf } from '../../lib/scene/index.ts';
import type { Message } from '../../lib/session/index.ts';
import type { Lab } from './lab.svelte.ts';
import { wishOf } from './subject.ts';
import type { WireItem } from './wire-item.ts';

/** The message on the wire that is on the stage, if one is. */
function itemOnStage({ conversation, showing }: Lab): WireItem | undefined {
  const wish = wishOf(showing.subject);
  if (wish.kind !== 'message') return undefined;
  const { trace } = showing.stage;
  const item = conversation.crossed.items.find(({ number }) => number === wish.number);
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
  return stretchOf(lab.showing.stage.trace, what, frame[what].length);
}

/** The same of a message as one side reads it. */
export function chatStretch(
  lab: Lab,
  { plaintext, sequence, ciphertext }: Message,
): Stretch | undefined {
  const frame = itemOnStage(lab)?.frame;
  if (!plaintext || frame?.sequence !== sequence || !equalBytes(frame.ciphertext, ciphertext))
    return undefined;
  const { direction, input, output, paddingBytes } = lab.showing.stage.trace;
  const padded = direction === 'encrypt' ? input : output;
  const read = padded.subarray(0, padded.length - paddingBytes);
  return equalBytes(read, plaintext)
    ? stretchOf(lab.showing.stage.trace, 'plaintext', plaintext.length)
    : undefined;
}
