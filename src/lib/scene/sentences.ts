import { BLOCK_BYTES } from '../bytes/index.ts';
import type { Step, Trace } from '../modes/types.ts';
import { ciphertext, nameOf, nameText, plaintext } from './names.ts';

const hex = (byte: number): string => byte.toString(16).padStart(2, '0');
const call = (trace: Trace, step: Step): string => nameText(nameOf(trace, step));
const number = (n: number): string => n.toLocaleString('en');
const count = (n: number, what: string): string => `${number(n)} ${what}${n === 1 ? '' : 's'}`;

/** FIPS 197 §5: 10, 12 or 14 rounds, by the key's length. */
export const roundsOf = (trace: Trace): number => trace.keyBytes / 4 + 6;
/** `AES-128`, `AES-192` or `AES-256`. */
export const cipherName = (trace: Trace): string => `AES-${trace.keyBytes * 8}`;

/** Before anything runs: what there is. */
export function openingSentence(trace: Trace): string {
  if (trace.direction === 'encrypt') return messageSentence(trace);
  const { inputs, input } = trace;
  return `${count(input.length, 'byte')} of ciphertext arrived: ${count(inputs.length, 'block')}.`;
}

function messageSentence({ inputs, input, paddingBytes }: Trace): string {
  if (inputs.length === 0) return 'An empty message: nothing to do, and nothing is sent.';
  const blocks = count(inputs.length, 'block');
  const message = `${count(input.length - paddingBytes, 'byte')} of message`;
  if (paddingBytes > 0) {
    const each = `${paddingBytes > 1 ? 'each ' : ''}${hex(paddingBytes)}`;
    return `${message} and ${count(paddingBytes, 'byte')} of padding, ${each}: ${blocks} of 16.`;
  }
  const rest = input.length % BLOCK_BYTES;
  if (rest === 0) return `${message}: ${blocks} of 16, without padding.`;
  const last = inputs.length > 1 ? `, the last of ${number(rest)}` : ` of ${number(rest)}`;
  return `${message}: ${blocks}${last}; this mode needs no padding.`;
}

function xorSentence(trace: Trace, step: Step): string {
  const [a, b] = step.inputs.map((id) => trace.step(id));
  const example = (_: unknown, i: number): string =>
    `${hex(a.bytes[i])} ⊕ ${hex(b.bytes[i])} = ${hex(step.bytes[i])}`;
  const examples = [...step.bytes.subarray(0, 2)].map(example).join(', ');
  const rest = step.bytes.length > 2 ? ', and so on' : '';
  return `${call(trace, a)} ⊕ ${call(trace, b)} gives ${call(trace, step)}, byte by byte: ${examples}${rest}.`;
}

function cipherSentence(trace: Trace, step: Step, together: number): string {
  const input = call(trace, trace.step(step.inputs[0]));
  const name = `${cipherName(trace)}${step.op === 'invCipher' ? ' run backwards' : ''}`;
  const work = `${name} turns ${input} into ${call(trace, step)} under the key K, in ${roundsOf(trace)} rounds.`;
  if (together < 2) return work;
  const which = together === trace.inputs.length ? 'All' : 'These';
  return `${which} ${number(together)} blocks at once, since none waits for another: ${work}`;
}

function incrementSentence(trace: Trace, step: Step): string {
  const before = trace.step(step.inputs[0]);
  const tail = ({ bytes }: Step): string => [...bytes.subarray(14)].map(hex).join(' ');
  return `${call(trace, before)} + 1 gives the next counter block ${call(trace, step)}: its end goes from ${tail(before)} to ${tail(step)}.`;
}

/** What one step does, with its real names and bytes. `together`: how many of its kind run side by side. */
export function stepSentence(trace: Trace, step: Step, together: number): string {
  if (step.op === 'xor') return xorSentence(trace, step);
  if (step.op === 'increment') return incrementSentence(trace, step);
  return cipherSentence(trace, step, together);
}

/** "C₂ equals C₁, because P₂ equals P₁", what was given last: said of a finished block (from 1) and one equal to it. */
export function equalSentence(trace: Trace, block: number, other: number): string {
  const [given, made] =
    trace.direction === 'encrypt' ? [plaintext, ciphertext] : [ciphertext, plaintext];
  const pair = (name: typeof plaintext): string =>
    `${nameText(name(block))} equals ${nameText(name(other))}`;
  return `${pair(made)}, because ${pair(given)}.`;
}
