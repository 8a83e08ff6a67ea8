import { bitsOfText, mostBits } from '../../../src/lib/doctor/index.ts';
import { concatBytes, xorBytes } from '../../../src/lib/bytes/index.ts';
import { modeFacts } from '../../../src/lib/modes/index.ts';
import type { Candidate } from './candidates.ts';
import { CipherState, type Parts, partsOf } from './cipher.ts';
import { fillingPrior, fillingsFor, judge, signOf } from './filling.ts';
import type { Values } from './form.ts';
import { latin1 } from './latin1.ts';
import type { CipherScheme } from './scheme.ts';
import { inverseOf } from './split.ts';
import { apart, withoutSession } from './stream.ts';

/** What speaks for a way to encrypt, over all messages. */
export interface Score {
  readonly scheme: CipherScheme;
  /** For the texts, the filling and tags; what luck may give as well. */
  readonly bits: number;
  /** The same less what it costs to believe in. */
  readonly score: number;
  /** Whether a tag fits. */
  readonly proven: boolean;
}

const BLOCK = 16;
const HIDDEN = ['pkcs7', 'spaces', 'zeros'] as const;
/** Of a longer message so much of its beginning is judged, and its last blocks. */
const HEAD = 12 * BLOCK;
const TAIL = 2 * BLOCK;
const TAG_BITS = 128;
/** A byte of two texts, one XORed with the other: its high bit is nearly always 0, and of noise half the time. */
const SAME_HALF = 0.8;
const OTHER_HALF = -2.1;
const PRINTABLE = 20;
const STILTED = 24;
/** Bits a byte: English has some 2.5, and signs drawn from those that can be typed less than 1. */
const FLUENT = 1.3;
const GARBLED = 13;
const UNFILLED = 4;

/** The score of a candidate with each filling that fits, the best first; none where the mode can’t have made these lengths. */
export function scoresOf({ scheme: open, cost }: Candidate, values: readonly Values[]): Score[] {
  const messages = begun({ ...open, filling: 'none' }, values);
  const whole = padded({ ...open, filling: 'none' }, messages);
  if (!whole || whole.length === 0) return [];
  // The longest shows its filling, whatever the first block is under an IV that isn’t known.
  const seen = fillingsFor(whole.reduce((a, b) => (b.length > a.length ? b : a)));
  // Where a message of one block is the last of several in one piece, its filling shows only once they are apart.
  const isHidden = seen.length === 1 && open.mode === 'cbc';
  return (isHidden ? [...seen, ...HIDDEN] : seen)
    .flatMap((filling) => scoreOf({ ...open, filling }, cost, { messages, texts: whole }) ?? [])
    .sort((a, b) => b.score - a.score)
    .slice(0, 3);
}

/** Messages, and what they are decrypted to with their filling. */
interface Opened {
  readonly messages: readonly Values[];
  readonly texts: readonly Uint8Array[];
}

const begun = (scheme: CipherScheme, values: readonly Values[]): Values[] =>
  values.flatMap((one, i) => (i === 0 ? (withoutSession(scheme, one) ?? []) : [one]));

function scoreOf(scheme: CipherScheme, cost: number, whole: Opened): Score | undefined {
  const { filling, mode } = scheme;
  const opened = apartBy(scheme, whole);
  if (!opened) return undefined;
  const weighed = weigh(scheme, opened);
  if (!weighed || (weighed.count === 0 && filling !== 'none')) return undefined;
  const { wholeBlocks, tagBytes } = modeFacts[mode];
  const proven = tagBytes > 0;
  const bits = weighed.bits + (proven ? TAG_BITS : 0);
  const score =
    bits + firstBlocks(scheme, opened.messages) + fillingPrior(filling, wholeBlocks) - cost;
  return { scheme, bits, score, proven };
}

/** Cut further, where this filling ends messages before their end. */
function apartBy(scheme: CipherScheme, whole: Opened): Opened | undefined {
  if (modeFacts[scheme.mode].tagBytes > 0) return whole;
  const messages = whole.messages.flatMap((one) => (one.all ? apart(scheme, one.all) : [one]));
  if (messages.length === whole.messages.length) return whole;
  const texts = padded(scheme, messages);
  return texts && { messages, texts };
}

/** The bits of all texts, each once, and how many bytes of filling there were. Undefined where one hasn’t this filling. */
function weigh(
  scheme: CipherScheme,
  { messages, texts }: Opened,
): { bits: number; count: number } | undefined {
  const isUnknown = scheme.iv.kind === 'unknown';
  const isGuessed = scheme.iv.kind === 'agreed' && scheme.iv.guessed;
  const seen = new Set<string>();
  let [bits, count] = [0, 0];
  for (const [i, text] of texts.entries()) {
    if (isUnknown && text.length <= BLOCK) continue;
    const taken = judge(scheme.filling, isUnknown ? text.subarray(BLOCK) : text);
    if (!taken) return undefined;
    count += taken.count;
    const { ciphertext } = partsOf(scheme, messages[i])!;
    const name = latin1(ciphertext);
    if (seen.has(name)) continue;
    seen.add(name);
    bits += Math.min(taken.bits, mostBits(ciphertext));
    // One text in sixteen needs no filling; a way that cuts at every block finds many such.
    if (taken.count === 0 && signOf(scheme.filling) !== undefined) bits -= UNFILLED;
    // A first block that doesn’t read, while others do, is what an unknown IV leaves: that is a way of its own.
    const { garbled } = taken.body;
    if (!isUnknown && garbled[0] === 0 && garbled.length * BLOCK < text.length) bits -= GARBLED;
    if (isGuessed && !isFluent(taken.plaintext)) bits -= STILTED;
  }
  return { bits, count };
}

/** Whether a first block reads as text does, and not as a text under an IV that is another text: letters XORed with letters. */
function isFluent(plaintext: Uint8Array): boolean {
  const size = Math.min(BLOCK, plaintext.length);
  return bitsOfText(plaintext, 0, size) >= FLUENT * size;
}

/** Each message decrypted, its filling left on; of a long one the beginning and the end. Undefined where one can’t be. */
function padded(scheme: CipherScheme, messages: readonly Values[]): Uint8Array[] | undefined {
  const state = new CipherState(scheme);
  const found: Uint8Array[] = [];
  for (const values of messages) {
    const parts = partsOf(scheme, values);
    if (!parts) return undefined;
    const { ciphertext } = parts;
    const { wholeBlocks, tagBytes } = modeFacts[scheme.mode];
    if (wholeBlocks && ciphertext.length % BLOCK !== 0) return undefined;
    if (tagBytes > 0 !== (parts.tag !== undefined)) return undefined;
    if (parts.iv?.length === 0) return undefined;
    try {
      found.push(some(scheme, state, parts));
    } catch {
      return undefined;
    }
  }
  return found;
}

const NO_IV = new Uint8Array(BLOCK);

function some(scheme: CipherScheme, state: CipherState, given: Parts): Uint8Array {
  const parts = scheme.iv.kind === 'unknown' ? { ...given, iv: NO_IV } : given;
  const { ciphertext, tag } = parts;
  if (ciphertext.length <= HEAD + TAIL) return state.run('decrypt', parts, true);
  // A stream's end can't be had without what is before it.
  if (scheme.running || tag || !modeFacts[scheme.mode].wholeBlocks)
    return endsOf(state.run('decrypt', parts, true));
  const head = state.run('decrypt', { ...parts, ciphertext: ciphertext.subarray(0, HEAD) }, true);
  const last = state.run(
    'decrypt',
    { ...parts, ciphertext: ciphertext.subarray(-TAIL - BLOCK) },
    true,
  );
  return concatBytes([head, last.subarray(BLOCK)]);
}

/** As much of a long text as of any other way is judged, so that length is no merit; with its true end, where the filling is. */
const endsOf = (text: Uint8Array): Uint8Array =>
  text.length <= HEAD + TAIL ? text : concatBytes([text.subarray(0, HEAD), text.subarray(-TAIL)]);

/**
 * Whether the first blocks of several messages were XORed with one IV, in CBC and CFB: two texts XORed with each other have their
 * high bits 0. With an IV in front of each message they don’t, and the same IV twice speaks against a fresh one.
 */
function firstBlocks(scheme: CipherScheme, messages: readonly Values[]): number {
  const { mode, iv, key } = scheme;
  if (mode !== 'cbc' && mode !== 'cfb' && mode !== 'cfb8') return 0;
  if (iv.kind === 'message')
    return -repeated(messages.flatMap((one) => partsOf(scheme, one)?.iv ?? []));
  if (iv.kind !== 'unknown') return 0;
  const firsts = messages.flatMap(({ all }) =>
    all && all.length > 0 ? [all.subarray(0, BLOCK)] : [],
  );
  const masked = firsts.map((block) =>
    mode === 'cbc' ? inverseOf(key.bytes, block) : mode === 'cfb' ? block : block.subarray(0, 1),
  );
  let bits = firsts.some(isPrintable) ? -PRINTABLE : 0;
  for (const other of masked.slice(1))
    for (const byte of xorBytes(masked[0].subarray(0, other.length), other))
      bits += byte < 0x80 ? SAME_HALF : OTHER_HALF;
  return bits;
}

/** Bits against fresh IVs where some came twice: few where all are one, since a program may send along what it never changes. */
function repeated(ivs: readonly Uint8Array[]): number {
  const different = new Set(ivs.map((one) => one.join())).size;
  if (different === ivs.length) return 0;
  return different === 1 ? 8 : 64;
}

const isPrintable = (block: Uint8Array): boolean =>
  block.every((byte) => byte >= 0x20 && byte < 0x7f) || block.every((byte) => byte === 0);
