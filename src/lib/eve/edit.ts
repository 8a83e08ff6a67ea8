import { BLOCK_BYTES, concatBytes } from '../bytes/index.ts';
import { HEADER_BYTES, HEADER_FIELDS } from '../wire/index.ts';

const offsetOf = (name: 'ivLength' | 'ciphertextLength'): number =>
  HEADER_FIELDS.find((field) => field.name === name)!.offset;
const IV_LENGTH = offsetOf('ivLength');
const CIPHERTEXT_LENGTH = offsetOf('ciphertextLength');

/** The parts of a frame's bytes, as views; as far as the header can be believed, since it may have been changed. */
export interface Parts {
  readonly header: Uint8Array;
  readonly iv: Uint8Array;
  readonly ciphertext: Uint8Array;
}

/** Cuts bytes into header, IV and ciphertext. Never throws: what isn't there is empty. */
export function partsOf(bytes: Uint8Array): Parts {
  const claimed = bytes.length < HEADER_BYTES ? 0 : (bytes[IV_LENGTH] << 8) | bytes[IV_LENGTH + 1];
  const ivEnd = Math.min(HEADER_BYTES + Math.min(claimed, BLOCK_BYTES), bytes.length);
  return {
    header: bytes.subarray(0, HEADER_BYTES),
    iv: bytes.subarray(HEADER_BYTES, ivEnd),
    ciphertext: bytes.subarray(ivEnd),
  };
}

/** A block of a frame, a view: 0 is the IV, 1 the first of the ciphertext; undefined where there is none. */
export function blockOf(bytes: Uint8Array, block: number): Uint8Array | undefined {
  const { iv, ciphertext } = partsOf(bytes);
  if (block === 0) return iv.length > 0 ? iv : undefined;
  const found = ciphertext.subarray((block - 1) * BLOCK_BYTES, block * BLOCK_BYTES);
  return block > 0 && found.length > 0 ? found : undefined;
}

/** How many blocks the ciphertext has, a last partial one counted. */
export const blocksIn = (bytes: Uint8Array): number =>
  Math.ceil(partsOf(bytes).ciphertext.length / BLOCK_BYTES);

/** The frame with another byte at this place. */
export function withByte(bytes: Uint8Array, at: number, value: number): Uint8Array {
  const changed = new Uint8Array(bytes);
  changed[at] = value;
  return changed;
}

/** The frame with another ciphertext; its header says how long that is. */
export function withCiphertext(bytes: Uint8Array, ciphertext: Uint8Array): Uint8Array {
  const { header, iv } = partsOf(bytes);
  const whole = concatBytes([header, iv, ciphertext]);
  whole[CIPHERTEXT_LENGTH] = ciphertext.length >> 8;
  whole[CIPHERTEXT_LENGTH + 1] = ciphertext.length & 0xff;
  return whole;
}

/** The frame with `value` over a block, or before it with `insert`; block 0 is the IV and is overwritten as far as it goes. */
export function withBlock(
  bytes: Uint8Array,
  block: number,
  value: Uint8Array,
  insert: boolean,
): Uint8Array {
  const { iv, ciphertext } = partsOf(bytes);
  if (block === 0) {
    const changed = new Uint8Array(bytes);
    changed.set(value.subarray(0, iv.length), HEADER_BYTES);
    return changed;
  }
  const at = (block - 1) * BLOCK_BYTES;
  const rest = ciphertext.subarray(insert ? at : at + BLOCK_BYTES);
  return withCiphertext(bytes, concatBytes([ciphertext.subarray(0, at), value, rest]));
}

/** The frame without a block of its ciphertext. */
export function withoutBlock(bytes: Uint8Array, block: number): Uint8Array {
  const { ciphertext } = partsOf(bytes);
  const at = (block - 1) * BLOCK_BYTES;
  const kept = [ciphertext.subarray(0, at), ciphertext.subarray(at + BLOCK_BYTES)];
  return withCiphertext(bytes, concatBytes(kept));
}
