import { BLOCK_BYTES } from '../../bytes/index.ts';
import { freshIn } from './fresh.ts';
import { magicIn } from './magic.ts';
import { type Bits, bitsOfText, bitsOfUtf16 } from './text-model.ts';

/** What the bytes of a plaintext look like. */
export interface Body {
  readonly bits: Bits;
  /** What it seems to be, for a sentence: `text`, `a PNG picture`; undefined where it looks like nothing. */
  readonly kind?: string;
  /** Blocks of 16 bytes, from 0, that don’t read while others do; empty where it isn’t text, or all of it is. */
  readonly garbled: readonly number[];
}

/** A block is text seven times in eight, and anything once: so one that doesn’t read costs three bits, and hides none of the others. */
const READS = 7 / 8;
/** Three models are compared, and the best is believed. */
const CHOICE = Math.log2(3);

/** Judges bytes as UTF-8, as UTF-16 and as a file of a known kind. */
export function bodyOf(bytes: Uint8Array): Body {
  const utf8 = byBlocks(bytes, bitsOfText);
  const utf16 = byBlocks(bytes, bitsOfUtf16);
  const magic = magicIn(bytes);
  const found: Body[] = [
    { ...utf8, kind: 'text' },
    { ...utf16, kind: 'text in UTF-16' },
    ...(magic ? [{ bits: magic.bits, kind: magic.name, garbled: [] }] : []),
  ];
  const best = found.reduce((a, b) => (b.bits > a.bits ? b : a));
  const bits = best.bits - CHOICE;
  return bits > 0 ? { ...best, bits } : { bits: 0, garbled: [] };
}

function byBlocks(
  bytes: Uint8Array,
  bitsOf: (bytes: Uint8Array, from: number, to: number) => Bits,
): Pick<Body, 'bits' | 'garbled'> {
  let bits = 0;
  const garbled: number[] = [];
  const seen = new Set<string>();
  for (let at = 0; at < bytes.length; at += BLOCK_BYTES) {
    const block = bytes.subarray(at, at + BLOCK_BYTES);
    const of = bitsOf(bytes, at, at + block.length);
    const one = of > 0 ? (of * freshIn(block, seen)) / block.length : of;
    bits += Math.log2(READS * 2 ** one + (1 - READS));
    if (one < 0) garbled.push(at / BLOCK_BYTES);
  }
  return { bits, garbled };
}
