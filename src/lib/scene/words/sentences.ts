import { number, plural } from '../../words/index.ts';
import { BLOCK_BYTES } from '../../bytes/index.ts';
import type { Step, Trace } from '../../modes/types.ts';
import { movedSentence } from './moved.ts';
import { ciphertext, isMultiplied, nameOf, nameText, plaintext } from '../../diagram/index.ts';

const hex = (byte: number): string => byte.toString(16).padStart(2, '0');
const call = (trace: Trace, step: Step): string => nameText(nameOf(trace, step));

/** FIPS 197 §5: 10, 12 or 14 rounds, by the key's length. */
export const roundsOf = (trace: Trace): number => trace.keyBytes / 4 + 6;
/** `AES-128`, `AES-192` or `AES-256`. */
export const cipherName = (trace: Trace): string => `AES-${trace.keyBytes * 8}`;

/** Before anything runs: what there is. */
export function openingSentence(trace: Trace): string {
  if (trace.direction === 'encrypt') return messageSentence(trace);
  const { inputs, input, tag } = trace;
  if (tag === undefined)
    return `${plural(input.length, 'byte')} of ciphertext arrived: ${partsOf(trace, inputs.length)}.`;
  const [bytes, blocks] = [input.length - trace.step(tag).bytes.length, inputs.length - 1];
  const tagBytes = plural(trace.step(tag).bytes.length, 'byte');
  return `${plural(bytes, 'byte')} of ciphertext arrived, ${plural(blocks, 'block')}, and a tag of ${tagBytes}.`;
}

/** `5 blocks`; `67 segments of 1 byte`, in a mode that takes in less than a block at once. */
export function partsOf({ mode: { segmentBytes } }: Trace, count: number): string {
  if (segmentBytes === BLOCK_BYTES) return plural(count, 'block');
  return `${plural(count, 'segment')} of ${plural(segmentBytes, 'byte')}`;
}

function messageSentence(trace: Trace): string {
  const { inputs, input, paddingBytes, tag } = trace;
  if (inputs.length === 0 && tag !== undefined) return 'An empty message: only its tag is sent.';
  if (inputs.length === 0) return 'An empty message: nothing to do, and nothing is sent.';
  const isWhole = trace.mode.segmentBytes === BLOCK_BYTES;
  const blocks = plural(inputs.length, 'block');
  const parts = isWhole ? `${blocks} of 16` : partsOf(trace, inputs.length);
  const message = `${plural(input.length - paddingBytes, 'byte')} of message`;
  if (paddingBytes > 0) {
    const padding = paddingWords(input.subarray(input.length - paddingBytes));
    return `${message} and ${plural(paddingBytes, 'byte')} of padding, ${padding}: ${parts}.`;
  }
  const rest = input.length % BLOCK_BYTES;
  if (rest === 0 || !isWhole) return `${message}: ${parts}, without padding.`;
  const last = inputs.length > 1 ? `, the last of ${number(rest)}` : ` of ${number(rest)}`;
  return `${message}: ${blocks}${last}; this mode needs no padding.`;
}

/** The bytes themselves, and once where they are all the same. */
function paddingWords(bytes: Uint8Array): string {
  const [first, ...rest] = [...bytes].map(hex);
  const areEqual = rest.length > 0 && rest.every((byte) => byte === first);
  return areEqual ? `each ${first}` : [first, ...rest].join(' ');
}

function xorSentence(trace: Trace, step: Step): string {
  const [a, b] = step.inputs.map((id) => trace.step(id));
  const filled = a.bytes.length > b.bytes.length && !isMultiplied(trace, step);
  const names = `${call(trace, a)} ⊕ ${filled ? `${takenIn(trace, b)},` : call(trace, b)}`;
  const example = (_: unknown, i: number): string =>
    `${hex(a.bytes[i])} ⊕ ${hex(b.bytes[i])} = ${hex(step.bytes[i])}`;
  const both = step.bytes.subarray(0, Math.min(2, b.bytes.length));
  const examples = [...both].map(example).join(', ');
  const rest = step.bytes.length > 2 ? ', and so on' : '';
  const bytes = `byte by byte: ${examples}${rest}.`;
  if (isMultiplied(trace, step)) return `GHASH takes in ${takenIn(trace, b)}: ${names}, ${bytes}`;
  const what = step.id === trace.tag ? 'the tag ' : '';
  return `${names} gives ${what}${call(trace, step)}, ${bytes}`;
}

function takenIn(trace: Trace, step: Step): string {
  const name = call(trace, step);
  if (step.op === 'lengths')
    return `${name}, how many bits the additional data and the ciphertext have`;
  const short = BLOCK_BYTES - step.bytes.length;
  return short > 0 ? `${name}, filled up with ${plural(short, 'byte')} of zeros` : name;
}

function multiplySentence(trace: Trace, step: Step): string {
  const of = call(trace, trace.step(step.inputs[0]));
  const what = step.block === trace.blocks ? 'all that the tag proves' : 'what was taken in so far';
  return `${of}, multiplied by H, gives ${call(trace, step)}: the hash of ${what}.`;
}

function verifySentence({ mode }: Trace, { bytes }: Step): string {
  return bytes.some((byte) => byte !== 0)
    ? 'The tag T that came isn’t T′, the one that was computed from what came: the message is refused, and no block of it is decrypted.'
    : 'The tag T that came is T′, the one that was computed from what came: nothing was changed, and ' +
        (mode.tagOver === 'plaintext'
          ? 'only now the plaintext is given out.'
          : 'now the blocks are decrypted.');
}

function cipherSentence(trace: Trace, step: Step, together: number): string {
  const input = call(trace, trace.step(step.inputs[0]));
  const name = `${cipherName(trace)}${step.op === 'invCipher' ? ' run backwards' : ''}`;
  const work = `${name} turns ${input} into ${call(trace, step)} under the key K, in ${roundsOf(trace)} rounds.`;
  // In GCM what is made beside J₀'s output block is H, which is no block of the message.
  if (together < 2 || trace.tag !== undefined) return work;
  const which = together === trace.inputs.length ? 'All' : 'These';
  return `${which} ${number(together)} blocks at once, since none waits for another: ${work}`;
}

function tweakSentence(trace: Trace, step: Step): string {
  const tweak = call(trace, trace.step(step.inputs[0]));
  return `${cipherName(trace)} turns the tweak ${tweak} into ${call(trace, step)}, the mask of the first block, under the second key: the others are made of it.`;
}

function incrementSentence(trace: Trace, step: Step): string {
  const before = trace.step(step.inputs[0]);
  const { at, bytes: length, order } = step.counted!;
  const from = order === 'big' ? at + Math.max(0, length - 2) : at;
  const low = ({ bytes }: Step): string =>
    [...bytes.subarray(from, Math.min(from + 2, at + length))].map(hex).join(' ');
  const end = at + length === BLOCK_BYTES && length > 1;
  const where =
    order === 'big'
      ? end
        ? 'its end'
        : `the end of its counter, ${placed(at, length)},`
      : `the beginning of its counter, ${placed(at, length)}, lowest byte first,`;
  return `${call(trace, before)} + 1 gives the next counter block ${call(trace, step)}: ${where} goes from ${low(before)} to ${low(step)}.`;
}

/** `byte 3`, `bytes 0 to 7`: a stretch of a block, counted from 0. */
const placed = (at: number, bytes: number): string =>
  bytes === 1 ? `byte ${at}` : `bytes ${at} to ${at + bytes - 1}`;

/** What one step does, with its real names and bytes. `together`: how many of its kind run side by side. */
export function stepSentence(trace: Trace, step: Step, together: number): string {
  if (step.op === 'xor') return xorSentence(trace, step);
  if (step.op === 'increment') return incrementSentence(trace, step);
  if (step.op === 'multiply') return multiplySentence(trace, step);
  if (step.op === 'tweakCipher') return tweakSentence(trace, step);
  if (step.op === 'verify') return verifySentence(trace, step);
  return movedSentence(trace, step) ?? cipherSentence(trace, step, together);
}

/** "C₂ equals C₁, because P₂ equals P₁", what was given last: said of a finished block (from 1) and one equal to it. */
export function equalSentence(trace: Trace, block: number, other: number): string {
  const [given, made] =
    trace.direction === 'encrypt' ? [plaintext, ciphertext] : [ciphertext, plaintext];
  const pair = (name: typeof plaintext): string =>
    `${nameText(name(block))} equals ${nameText(name(other))}`;
  return `${pair(made)}, because ${pair(given)}.`;
}
