import type { Step, Trace } from '../modes/types.ts';
import { cipherName, roundsOf } from './draw-ops.ts';
import { startingWith } from './front.ts';
import { isOutput, nameOf, nameText } from './names.ts';
import { repeatsOf } from './repeats.ts';
import type { Timeline } from './types.ts';

const hex = (byte: number): string => byte.toString(16).padStart(2, '0');
const call = (trace: Trace, step: Step): string => nameText(nameOf(trace, step));
const count = (n: number, what: string): string =>
  `${n.toLocaleString('en')} ${what}${n === 1 ? '' : 's'}`;

/** Before anything runs: what there is. */
export function openingSentence(trace: Trace): string {
  const blocks = trace.inputs.length;
  const bytes = trace.input.length;
  if (blocks === 0) return 'An empty message: nothing to do, and nothing is sent.';
  if (trace.direction === 'decrypt')
    return `${count(bytes, 'byte')} of ciphertext arrived: ${count(blocks, 'block')}.`;
  const padding = trace.paddingBytes;
  const message = `${count(bytes - padding, 'byte')} of message`;
  if (!padding)
    return `${message}: ${count(blocks, 'block')}, the last of ${count(((bytes - 1) % 16) + 1, 'byte')}; this mode needs no padding.`;
  return `${message} and ${count(padding, 'byte')} of padding, each ${hex(padding)}: ${count(blocks, 'block')} of 16.`;
}

function xorSentence(trace: Trace, step: Step): string {
  const [a, b] = step.inputs.map((id) => trace.step(id));
  const example = (i: number): string =>
    `${hex(a.bytes[i])} ⊕ ${hex(b.bytes[i])} = ${hex(step.bytes[i])}`;
  const rest = step.bytes.length > 2 ? ', and so on' : '';
  const shown = step.bytes.length > 1 ? `${example(0)}, ${example(1)}${rest}` : example(0);
  return `${call(trace, a)} ⊕ ${call(trace, b)} gives ${call(trace, step)}, byte by byte: ${shown}.`;
}

function cipherSentence(trace: Trace, step: Step, together: number): string {
  const input = call(trace, trace.step(step.inputs[0]));
  const name = `${cipherName(trace)}${step.op === 'invCipher' ? ' run backwards' : ''}`;
  const work = `${name} turns ${input} into ${call(trace, step)} under the key K, in ${roundsOf(trace)} rounds`;
  if (together < 2) return `${work}.`;
  return `${together === trace.inputs.length ? 'All' : 'These'} ${together} blocks at once, since none waits for another: ${work}.`;
}

function incrementSentence(trace: Trace, step: Step): string {
  const before = trace.step(step.inputs[0]);
  const tail = (bytes: Uint8Array): string => [...bytes.subarray(14)].map(hex).join(' ');
  return `${call(trace, before)} + 1 gives the next counter block ${call(trace, step)}: its end goes from ${tail(before.bytes)} to ${tail(step.bytes)}.`;
}

/** "C₂ equals C₁, because P₂ equals P₁": said where a finished block repeats an earlier one. */
function repeatSentence(trace: Trace, block: number): string {
  const repeat = repeatsOf(trace).find(({ blocks }) => blocks.includes(block));
  if (!repeat || trace.mode !== 'ecb') return '';
  const other = repeat.blocks[0] === block ? repeat.blocks[1] : repeat.blocks[0];
  const name = (letter: string, index: number): string =>
    nameText({ text: letter, index, role: 'ciphertext' });
  return ` ${name('C', block)} equals ${name('C', other)}, because ${name('P', block)} equals ${name('P', other)}.`;
}

/** How many steps of the same kind start at the same time as this one. */
function runningTogether(trace: Trace, timeline: Timeline, step: Step): number {
  const group = startingWith(timeline, step.id);
  // Parallel blocks do the same work, so the group is of one kind, but for CTR's first block beside the next counter.
  return trace.step(group[0]).op === trace.step(group[group.length - 1]).op ? group.length : 1;
}

/**
 * One sentence on what happens at an instant, with the real names and bytes: the caption beside the block, and what a
 * screen reader says. `step` is the current step's id, undefined before the first.
 */
export function captionOf(
  trace: Trace,
  timeline: Timeline,
  step: number | undefined,
  ms: number,
): string {
  if (step === undefined) return openingSentence(trace);
  const it = trace.step(step);
  const ended = ms >= timeline.start[step] + timeline.duration[step];
  const repeat = ended && isOutput(trace, step) ? repeatSentence(trace, it.block) : '';
  if (it.op === 'xor') return xorSentence(trace, it) + repeat;
  if (it.op === 'increment') return incrementSentence(trace, it);
  return cipherSentence(trace, it, runningTogether(trace, timeline, it)) + repeat;
}
