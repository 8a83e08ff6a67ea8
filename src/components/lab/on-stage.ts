import { equalBytes } from '../../lib/bytes/index.ts';
import type { Trace } from '../../lib/modes/index.ts';
import { type Stretch, stretchOf } from '../../lib/scene/index.ts';
import type { Message } from '../../lib/session/index.ts';
import type { Half } from '../stage/shown.ts';
import type { Lab } from './lab.svelte.ts';
import { wishOf } from './subject.ts';
import type { WireItem } from './wire-item.ts';

const ciphertextOf = (trace: Trace): Uint8Array =>
  trace.direction === 'encrypt' ? trace.output : trace.input;

/** The message on the wire that is on the stage, if one is. */
function itemOnStage({ conversation, showing }: Lab): WireItem | undefined {
  const wish = wishOf(showing.subject);
  if (wish.kind !== 'message') return undefined;
  const [{ trace }] = showing.stage.shown.halves;
  const item = conversation.crossed.items.find(({ number }) => number === wish.number);
  return item && equalBytes(item.frame.ciphertext, ciphertextOf(trace)) ? item : undefined;
}

/** A stretch of a half by the stage's ids. */
const onStage = (stretch: Stretch, { ids }: Half): Stretch => ({
  byteLength: stretch.byteLength,
  placeAt(index) {
    const place = stretch.placeAt(index);
    return place && { ...place, step: place.step + ids };
  },
  indexOf: (step) => (step < ids ? undefined : stretch.indexOf(step - ids)),
});

/** Which bytes of what is on the stage a message's IV or ciphertext are; undefined where it isn't on the stage. */
export function wireStretch(
  lab: Lab,
  { number, frame }: WireItem,
  what: 'iv' | 'ciphertext',
): Stretch | undefined {
  if (itemOnStage(lab)?.number !== number) return undefined;
  const [half] = lab.showing.stage.shown.halves;
  return onStage(stretchOf(half.trace, what, frame[what].length), half);
}

/** The same of a message as one side wrote it or reads it. */
export function chatStretch(
  lab: Lab,
  { direction, plaintext, sequence, ciphertext }: Message,
): Stretch | undefined {
  const frame = itemOnStage(lab)?.frame;
  if (!plaintext || frame?.sequence !== sequence) return undefined;
  const way = direction === 'sent' ? 'encrypt' : 'decrypt';
  const { halves } = lab.showing.stage.shown;
  const half = halves.find(({ trace }) => trace.direction === way) ?? halves[0];
  const { trace } = half;
  if (!equalBytes(ciphertextOf(trace), ciphertext)) return undefined;
  const padded = trace.direction === 'encrypt' ? trace.input : trace.output;
  const text = padded.subarray(0, padded.length - trace.paddingBytes);
  return equalBytes(text, plaintext)
    ? onStage(stretchOf(trace, 'plaintext', plaintext.length), half)
    : undefined;
}
