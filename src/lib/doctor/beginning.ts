import { BLOCK_BYTES, decodeUtf8, equalBytes, toHex, xorBytes } from '../bytes/index.ts';
import { decrypt } from '../modes/index.ts';
import { plural } from '../words/index.ts';
import { candidatesOf } from './candidate.ts';
import type { Kept } from './search.ts';

/** The modes whose IV touches the first block alone, and can be had from it. */
const MODES = ['cbc', 'cfb'] as const;
type FromBeginning = (typeof MODES)[number];

/** Whether only the first block doesn’t read, in a mode whose IV touches that alone. */
export const isFirstBlockAlone = ({ hypothesis: { mode }, judged: { body } }: Kept): boolean =>
  MODES.some((id) => id === mode) && body.garbled.length === 1 && body.garbled[0] === 0;

/**
 * The IV under which a ciphertext’s first block decrypts to what is known of the text’s beginning.
 * CBC: IV = D(C₁) ⊕ P₁, as many bytes as are known. CFB: IV = D(C₁ ⊕ P₁), which takes all 16 (SP 800-38A §6.2, §6.3).
 * @param first C₁, 16 bytes
 * @param known how the text begins, 16 bytes; in CBC fewer do for a part
 */
export function ivFromBeginning(
  mode: FromBeginning,
  key: Uint8Array,
  first: Uint8Array,
  known: Uint8Array,
): Uint8Array {
  const invCipher = (block: Uint8Array) => decrypt({ mode: 'ecb', key, padding: 'none' }, block);
  if (mode === 'cfb') return invCipher(xorBytes(first, known));
  return xorBytes(invCipher(first).subarray(0, known.length), known);
}

/** What a known beginning makes of an attempt whose first block alone doesn’t read. */
export interface Begun {
  readonly kept: Kept;
  /** What it came to, as a sentence. */
  readonly says: string;
}

/**
 * Computes the IV from how the text begins, where that is all that is missing. Undefined where nothing was typed, or the IV
 * isn’t what is wrong. What speaks for the key stays as it was: a beginning that was given proves nothing.
 */
export function beginWith(kept: Kept, begins: string | undefined): Begun | undefined {
  if (!isFirstBlockAlone(kept)) return undefined;
  const { hypothesis, judged } = kept;
  const after = judged.plaintext.subarray(BLOCK_BYTES);
  const known = likeliest(begins, after);
  if (!known) return undefined;
  const [mode, key] = [hypothesis.mode as FromBeginning, hypothesis.key.bytes];
  const first = hypothesis.envelope.ciphertext.subarray(0, BLOCK_BYTES);
  if (known.length < BLOCK_BYTES)
    return {
      kept,
      says: tooShort(known.length, mode, () => ivFromBeginning(mode, key, first, known)),
    };
  const p1 = known.subarray(0, BLOCK_BYTES);
  if (!goesOn(known, after))
    return { kept, says: goesOnOtherwise(after.subarray(0, known.length - BLOCK_BYTES)) };
  const bytes = ivFromBeginning(mode, key, first, p1);
  const plaintext = judged.plaintext.slice();
  plaintext.set(p1);
  const formula = mode === 'cbc' ? 'D(C₁) ⊕ P₁' : 'D(C₁ ⊕ P₁)';
  const iv = { bytes, cost: 0, says: `computed from how the text begins, ${formula}` };
  return {
    kept: { ...kept, hypothesis: { ...hypothesis, iv }, judged: { ...judged, plaintext } },
    says: `For the text to begin as you say, the IV was ${toHex(bytes)}. That is as sure as the beginning is: any 16 bytes give an IV.`,
  };
}

/** Of what was typed the reading that is long enough, and that the text goes on from; else the likeliest. */
function likeliest(begins: string | undefined, after: Uint8Array): Uint8Array | undefined {
  const read = candidatesOf(begins, 'the beginning').map(({ bytes }) => bytes);
  const long = read.filter(({ length }) => length >= BLOCK_BYTES);
  return long.find((known) => goesOn(known, after)) ?? long[0] ?? read[0];
}

const goesOn = (known: Uint8Array, after: Uint8Array): boolean =>
  equalBytes(after.subarray(0, known.length - BLOCK_BYTES), known.subarray(BLOCK_BYTES));

function tooShort(byteLength: number, mode: FromBeginning, part: () => Uint8Array): string {
  const more = `Type ${plural(BLOCK_BYTES - byteLength, 'byte')} more of the text`;
  return mode === 'cbc'
    ? `For the text to begin as you say, the IV begins with ${toHex(part())}. ${more} to have all 16 bytes of it.`
    : `${more}: in CFB the IV takes all 16 bytes of the first block at once.`;
}

function goesOnOtherwise(there: Uint8Array): string {
  const { text, valid } = decodeUtf8(there);
  return `The text doesn’t go on as you typed it: from byte 17 on it is ${valid ? `“${text}”` : toHex(there)}. So it doesn’t begin so either, or not at the first byte.`;
}
