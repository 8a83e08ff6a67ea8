import { number, plural } from '../../words/index.ts';
import { toHex } from '../../bytes/index.ts';
import type { Op, Step, Trace } from '../../modes/types.ts';
import { blockSteps, isOutput, nameOf, nameText } from '../../diagram/index.ts';
import { captionOf } from './caption.ts';
import { cipherName, partsOf } from './sentences.ts';
import type { Timeline } from '../types.ts';

/** What a value that is passed on goes into; where it isn’t AES. */
const INTO: Partial<Record<Op, string>> = {
  xor: 'the XOR',
  shiftIn: 'the input block',
  double: 'the mask',
  take: 'the short block',
  complete: 'the block that is filled up',
};

const call = (trace: Trace, step: Step): string => nameText(nameOf(trace, step));

/** Before anything runs: which mode it is, which way. */
const heading = (trace: Trace): string =>
  `${trace.mode.name} ${trace.direction}ion with ${cipherName(trace)}. `;

/** What the picture shows by where the IV stands: in place of what the second block takes from the first. */
function ivSentence(trace: Trace, { block, inputs }: Step): string {
  const takes = (step: readonly number[], from: (id: number) => boolean): boolean =>
    step.some(from);
  if (block !== 1 || !takes(inputs, (id) => trace.opOf(id) === 'iv')) return '';
  const second = blockSteps(trace, 2).filter(({ op }) => op === 'xor');
  const chained = second.some((step) => takes(step.inputs, (id) => trace.blockOf(id) === 1));
  return chained || second.length === 0
    ? ' No block comes before the first, so the IV stands in for it.'
    : '';
}

/** The bytes that a screen reader can't see, as far as they can be borne in mind. */
const beginsWith = (trace: Trace, step: Step): string =>
  ` ${call(trace, step)} begins with ${toHex(step.bytes.subarray(0, 4)).replace(/(..)(?!$)/g, '$1 ')}.`;

/** What the picture shows by a wire to the next column. */
function passingOn(trace: Trace, step: Step): string {
  if (trace.tag !== undefined) return '';
  const user = blockSteps(trace, step.block + 1).find(({ inputs }) => inputs.includes(step.id));
  if (!user) return '';
  const what = INTO[user.op] ?? 'AES';
  const also = isOutput(trace, step.id) ? 'is a block of the result, and also goes' : 'goes on';
  return ` It ${also} into ${what} of block ${number(user.block)}.`;
}

/** What a receiver has at the end: what it takes for padding may be the message's own. */
function read({ output, paddingBytes, paddingError }: Trace): string {
  if (paddingError !== undefined) return `its padding is wrong, since ${paddingError}`;
  const off = paddingBytes > 0 ? `with ${plural(paddingBytes, 'byte')} taken off as padding ` : '';
  return `${off}the message has ${plural(output.length - paddingBytes, 'byte')}`;
}

/** When all is done: what there is now. */
function closing(trace: Trace): string {
  if (trace.tag !== undefined || trace.outputs.length === 0) return '';
  const first = {
    counter: 'the first counter block and ',
    iv: 'the IV and ',
    nonce: 'the nonce and ',
  };
  const { iv } = trace.mode;
  const sent =
    (iv === 'none' || iv === 'tweak' ? '' : first[iv]) + partsOf(trace, trace.outputs.length);
  return trace.direction === 'encrypt'
    ? ` That was the last: ${sent} of ciphertext are sent.`
    : ` That was the last: ${read(trace)}.`;
}

/**
 * The caption, and what the picture tells beside it by where things stand: for those who don't see it. The run from its first
 * stop to its last, read one after another, is the explanation of the mode on this very message.
 */
export function narrationOf(
  trace: Trace,
  timeline: Timeline,
  step: number | undefined,
  ms: number,
): string {
  const caption = captionOf(trace, timeline, step, ms);
  if (step === undefined) return heading(trace) + caption;
  const it = trace.step(step);
  const isDone = ms >= timeline.start[step] + timeline.duration[step];
  if (!isDone || it.op === 'verify') return caption;
  const made =
    it.op === 'xor' && !isOutput(trace, step) ? ivSentence(trace, it) : beginsWith(trace, it);
  return caption + made + passingOn(trace, it) + (ms >= timeline.end ? closing(trace) : '');
}
