import { BLOCK_BYTES, concatBytes, equalBytes, xorBytes } from '../bytes/index.ts';
import {
  decrypt,
  encrypt,
  modeFacts,
  type ModeId,
  type PaddingId,
  type Run,
  type Settings,
} from '../modes/index.ts';
import { mostBits } from './evidence/fresh.ts';
import { type Judged, judged } from './evidence/ending.ts';
import type { Envelope } from '../envelope/index.ts';
import type { Candidate } from './candidate.ts';
import type { Iv } from './ivs.ts';
import type { Key } from './keys.ts';

/** One way in which it may have been encrypted. */
export interface Hypothesis {
  readonly envelope: Envelope;
  readonly mode: ModeId;
  readonly key: Key;
  readonly iv: Iv;
  /** Only in modes with a tag: the tag to be looked for; undefined where none came. */
  readonly tag?: Candidate;
  readonly aad?: Candidate;
  /** Judge with this padding alone. */
  readonly padding?: PaddingId;
}

/** What came of one. */
export interface Attempt {
  readonly hypothesis: Hypothesis;
  readonly judged: Judged;
  /** Whether the tag fits; undefined where there is none. */
  readonly tagFits?: boolean;
  /** In bits, all that speaks for it less all that it costs to believe. */
  readonly score: number;
  /** Bytes at the end that the mode can’t decrypt: no whole block. */
  readonly cut: number;
  /** Whether all of the ciphertext was decrypted, or its beginning and end alone. */
  readonly whole: boolean;
}

/** Of a longer ciphertext so much of its beginning is decrypted first, and its last blocks. */
const HEAD = 16 * BLOCK_BYTES;
const TAIL = 2 * BLOCK_BYTES;
const CUT = 5;
/** So many bits of text are worth a look at the tag, however long that takes. */
const READS = 8;

/** How many more bytes may be decrypted only to check a tag: a search has an end, however long the ciphertext is. */
export interface Budget {
  sealedBytes: number;
}

/**
 * Decrypts and judges. Of a long ciphertext only the beginning and the end, unless `whole` is asked for. Undefined where the
 * mode can’t be run on it.
 */
export function attempt(
  hypothesis: Hypothesis,
  budget: Budget,
  whole = false,
): Attempt | undefined {
  const { mode, envelope } = hypothesis;
  const { wholeBlocks, tagBytes } = modeFacts[mode];
  const { ciphertext } = envelope;
  if (ciphertext.length === 0) return undefined;
  const cut = wholeBlocks ? ciphertext.length % BLOCK_BYTES : 0;
  const usable = cut ? ciphertext.subarray(0, ciphertext.length - cut) : ciphertext;
  if (usable.length === 0) return undefined;
  try {
    if (tagBytes > 0) return sealedAttempt(hypothesis, budget);
    const short = whole || usable.length <= HEAD + TAIL;
    const padded = short ? run(hypothesis, usable) : ends(hypothesis, usable);
    const found = judged(padded, wholeBlocks && !cut, cut ? 'none' : hypothesis.padding);
    return scored({ hypothesis, judged: found, cut, whole: short });
  } catch {
    // The mode refuses the lengths, as it should: that is no way to open it.
    return undefined;
  }
}

/** What has a least length, and no whole blocks, takes the end of its last blocks from one another. */
const stealing = (mode: ModeId): boolean => modeFacts[mode].leastBytes > 0;

/** Settings that leave the padding on. */
export function settingsOf({ mode, key, iv, aad }: Hypothesis, tag?: Candidate): Settings {
  return {
    mode,
    key: key.bytes,
    ...(iv.bytes.length > 0 && { iv: iv.bytes }),
    ...(iv.counting && { counting: iv.counting }),
    ...(aad && { aad: aad.bytes }),
    ...(tag && tag.bytes.length !== modeFacts[mode].tagBytes && { tagBytes: tag.bytes.length }),
    padding: 'none',
  };
}

const run = (hypothesis: Hypothesis, ciphertext: Uint8Array): Uint8Array =>
  decrypt(settingsOf(hypothesis), ciphertext);

/** The first blocks, and the last two, which need the one before them alone where whole blocks are asked for. */
function ends(hypothesis: Hypothesis, ciphertext: Uint8Array): Uint8Array {
  const head = run(hypothesis, ciphertext.subarray(0, HEAD));
  // What steals takes the last two blocks for what they aren’t here.
  if (stealing(hypothesis.mode)) return head.subarray(0, HEAD - TAIL);
  if (!modeFacts[hypothesis.mode].wholeBlocks) return head;
  const last = run(hypothesis, ciphertext.subarray(ciphertext.length - TAIL - BLOCK_BYTES));
  return concatBytes([head, last.subarray(BLOCK_BYTES)]);
}

/** With a tag: it fits, or the keystream alone is believed as far as the text that comes out is. */
function sealedAttempt(hypothesis: Hypothesis, budget: Budget): Attempt | undefined {
  const { mode, envelope, tag } = hypothesis;
  const { length } = envelope.ciphertext;
  const stream = mode === 'gcm' ? withoutTag(hypothesis) : undefined;
  if (!tag) return stream;
  const reads = (stream?.judged.bits ?? 0) > READS;
  if (!reads && length > HEAD + TAIL) {
    if (budget.sealedBytes < length) return stream;
    budget.sealedBytes -= length;
  }
  return withTag(hypothesis, tag) ?? stream;
}

/** Undefined where the tag is wrong, or the mode takes none of this length. */
function withTag(hypothesis: Hypothesis, tag: Candidate): Attempt | undefined {
  try {
    const sealed = concatBytes([hypothesis.envelope.ciphertext, tag.bytes]);
    const found = judged(decrypt(settingsOf(hypothesis, tag), sealed), false, 'none');
    return scored({ hypothesis, judged: found, tagFits: true, cut: 0, whole: true });
  } catch {
    return undefined;
  }
}

/** GCM’s keystream over the beginning, whatever the tag says. */
function withoutTag(hypothesis: Hypothesis): Attempt {
  const { ciphertext } = hypothesis.envelope;
  const some = ciphertext.subarray(0, HEAD + TAIL);
  const keystream = encrypt(
    settingsOf({ ...hypothesis, aad: undefined }),
    new Uint8Array(some.length),
  );
  const found = judged(xorBytes(some, keystream), false, 'none');
  const whole = some.length === ciphertext.length;
  return scored({ hypothesis, judged: found, tagFits: false, cut: 0, whole });
}

/** A tag that fits outweighs everything; a tag that doesn’t is a thing against it. */
function scored(found: Omit<Attempt, 'score'>): Attempt {
  const { hypothesis, judged: found1, tagFits, cut } = found;
  const { key, iv, aad, tag, envelope } = hypothesis;
  const costs = key.cost + iv.cost + (aad?.cost ?? 0) + (tag?.cost ?? 0);
  const unlikely = -Math.log2(Math.max(envelope.likely, 2 ** -8));
  const judged = { ...found1, bits: Math.min(found1.bits, mostBits(envelope.ciphertext)) };
  const forTag = tagFits ? 8 * (tag?.bytes.length ?? 0) : tagFits === false ? (tag ? -6 : -2) : 0;
  return { ...found, judged, score: judged.bits + forTag - costs - unlikely - (cut ? CUT : 0) };
}

/** The run that the stage shows: exactly this decryption, padding taken off as it was judged. */
export function runOf({ hypothesis, judged: { padding }, cut }: Attempt): Run {
  const { envelope, tag } = hypothesis;
  const { ciphertext } = envelope;
  const settings = { ...settingsOf(hypothesis, tag), padding };
  const usable = cut ? ciphertext.subarray(0, ciphertext.length - cut) : ciphertext;
  const input =
    tag && modeFacts[hypothesis.mode].tagBytes > 0 ? concatBytes([usable, tag.bytes]) : usable;
  return { settings, direction: 'decrypt', input };
}

/**
 * Two attempts that say the same: one mode, one key, and one end of the text. What differs then is the first block, and so the
 * IV alone: the likelier of them is enough. CBC and its kinds that steal differ in the last blocks alone.
 */
export const sameAs = (a: Attempt, b: Attempt): boolean =>
  familyOf(a) === familyOf(b) &&
  equalBytes(a.hypothesis.key.bytes, b.hypothesis.key.bytes) &&
  (a.hypothesis.mode !== b.hypothesis.mode ||
    equalBytes(a.judged.plaintext, b.judged.plaintext) ||
    (isLong(a) && isLong(b) && equalBytes(endOf(a), endOf(b))));

const familyOf = ({ hypothesis: { mode } }: Attempt): string => mode.replace(/-cs\d$/, '');
const isLong = ({ judged: { plaintext, paddingBytes } }: Attempt): boolean =>
  plaintext.length + paddingBytes > BLOCK_BYTES;
const endOf = ({ judged: { plaintext, paddingBytes } }: Attempt): Uint8Array =>
  plaintext.subarray(-Math.max(1, BLOCK_BYTES - (paddingBytes % BLOCK_BYTES)));
