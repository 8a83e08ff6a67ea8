import { encodeUtf8, splitBlocks, toHex } from '../../lib/bytes/index.ts';
import { pad } from '../../lib/modes/index.ts';
import { partsOf } from '../../lib/attacks/index.ts';
import type { Bench } from './bench.svelte.ts';

/** A message that Eve has, and what she knows of it. */
export interface Captured {
  readonly name: string;
  readonly bytes: Uint8Array;
  /** Its text, where she knows it. */
  readonly text?: string;
  readonly note?: string;
}

/** A block of plaintext, and how many bytes at its end are padding. */
export interface KnownBlock {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly padding: number;
}

/** The plaintext blocks of a text, padded as PKCS#7 does it. */
export function plainBlocks(text: string): KnownBlock[] {
  const bytes = encodeUtf8(text);
  const padded = pad(bytes);
  return splitBlocks(padded).map((block, i) => ({
    name: `P${i + 1}`,
    bytes: block,
    padding: Math.max(0, Math.min(16, 16 * (i + 1) - bytes.length)),
  }));
}

/** What is known to stand in each ciphertext block, by its hex, as it was captured. */
export function knownBlocks({ challenge, mend }: Bench, captured: readonly Captured[]) {
  const known = new Map<string, KnownBlock>();
  for (const { text, bytes } of captured) {
    if (text === undefined) continue;
    const blocks = plainBlocks(text);
    const ciphertext = partsOf(bytes, mend, challenge.mode).filter((p) => p.role === 'ciphertext');
    ciphertext.forEach((part, i) => known.set(toHex(part.bytes), blocks[i]));
  }
  return known;
}
