import { BLOCK_BYTES, fromHex } from '../../bytes/index.ts';
import { plural } from '../../words/index.ts';
import type { Typed, Verdict } from './types.ts';

/** Bytes that were typed, or what is wrong with them, as a verdict. */
export type ReadBytes = { readonly bytes: Uint8Array<ArrayBuffer> } | { readonly verdict: Verdict };

const refuse = (says: string): ReadBytes => ({ verdict: { done: false, says } });

/** Reads a field of hex digits. `count`: how many bytes it has to have; any number where it is left out. */
export function readBytes(typed: Typed, id: string, label: string, count?: number): ReadBytes {
  const text = typed[id]?.trim() ?? '';
  if (text === '') return refuse(`“${label}” is empty. It takes hex digits, two a byte.`);
  let bytes;
  try {
    bytes = fromHex(text);
  } catch (error) {
    return refuse(`“${label}” can’t be read: ${(error as Error).message}.`);
  }
  if (count === undefined || bytes.length === count) return { bytes };
  const digits = `${plural(count, 'byte')} (${2 * count} hex digits)`;
  return refuse(`“${label}” has ${digits}. This one has ${plural(bytes.length, 'byte')}.`);
}

/** A block of hex digits. */
export const readBlock = (typed: Typed, id: string, label: string): ReadBytes =>
  readBytes(typed, id, label, BLOCK_BYTES);
