import { utf8Length } from './utf8-length.ts';

const encoder = new TextEncoder();
/** `ignoreBOM` keeps a byte order mark as a character: every byte of the message is to be seen. */
const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

/** Bytes `start` to `end` − 1. */
export interface ByteRange {
  readonly start: number;
  readonly end: number;
}

/** Bytes read as UTF-8, and whether they were UTF-8. */
export interface DecodedUtf8 {
  /** The text, with one U+FFFD for each range in `bad`. */
  readonly text: string;
  /** True where all bytes are UTF-8, so that `encodeUtf8(text)` gives them back. */
  readonly valid: boolean;
  /** The bytes that aren't UTF-8, in order. */
  readonly bad: readonly ByteRange[];
}

/** UTF-8 of `text`. A lone surrogate has none and becomes U+FFFD: ask `isWellFormed` first, and say so. */
export function encodeUtf8(text: string): Uint8Array<ArrayBuffer> {
  return encoder.encode(text);
}

/** True where `text` has no lone surrogate. */
export function isWellFormed(text: string): boolean {
  return firstLoneSurrogate(text) === -1;
}

/** Index (UTF-16 units, from 0) of the first half of a character without its other half, or −1. */
export function firstLoneSurrogate(text: string): number {
  return text.search(/\p{Surrogate}/u);
}

/** Reads bytes as UTF-8 and tells which of them aren't. Never throws. */
export function decodeUtf8(bytes: Uint8Array): DecodedUtf8 {
  const bad: ByteRange[] = [];
  for (let at = 0; at < bytes.length;) {
    const length = utf8Length(bytes, at);
    const end = at + Math.abs(length);
    if (length < 0) bad.push({ start: at, end });
    at = end;
  }
  return { text: decoder.decode(bytes), valid: bad.length === 0, bad };
}
