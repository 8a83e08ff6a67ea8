import { splitBlocks } from '../bytes/index.ts';
import type { Mend } from './types.ts';

/** Bytes of the IV in front of a message. */
export const IV_BYTES = 16;
/** Bytes of GCM’s nonce in front of a message. */
export const NONCE_BYTES = 12;
/** HMAC-SHA-256's length, which nobody cut. */
export const MAC_BYTES = 32;
/** Bytes of GCM’s tag behind a message. */
export const TAG_BYTES = 16;

/** One piece of a message on the wire. */
export interface Part {
  /** `IV`, `C1`, `tag` …, as it was called where it was captured. */
  readonly name: string;
  readonly role: 'iv' | 'ciphertext' | 'tag';
  /** 16 bytes, or fewer. */
  readonly bytes: Uint8Array;
}

/** Bytes before and after the ciphertext. */
export function framing(mend: Mend, mode: 'cbc' | 'ecb'): { head: number; tail: number } {
  if (mend === 'gcm') return { head: NONCE_BYTES, tail: TAG_BYTES };
  if (mend !== 'none') return { head: IV_BYTES, tail: MAC_BYTES };
  return { head: mode === 'ecb' ? 0 : IV_BYTES, tail: 0 };
}

/** A message taken apart as its server does it: IV or nonce, blocks of ciphertext, tag. */
export function partsOf(message: Uint8Array, mend: Mend, mode: 'cbc' | 'ecb'): Part[] {
  const { head, tail } = framing(mend, mode);
  const end = message.length - tail;
  const name = mend === 'gcm' ? 'nonce' : 'IV';
  const blocks = splitBlocks(message.subarray(head, end));
  const tags = splitBlocks(message.subarray(end));
  return [
    ...(head ? [{ name, role: 'iv' as const, bytes: message.subarray(0, head) }] : []),
    ...blocks.map((bytes, i) => ({ name: `C${i + 1}`, role: 'ciphertext' as const, bytes })),
    ...tags.map((bytes) => ({ name: 'tag', role: 'tag' as const, bytes })),
  ];
}
