import { listed, subscript } from '../words/index.ts';
import { BLOCK_BYTES, splitBlocks } from '../bytes/index.ts';
import type { Case, Change } from './types.ts';

const bitName = (bit: number): string =>
  bit === 0 ? 'the lowest bit' : bit === 7 ? 'the highest bit' : `bit ${bit}`;

function flipWords({ block, byte, bit = 0 }: NonNullable<Change['flip']>): string {
  const where = block === 0 ? 'the IV' : subscript(`C${block}`);
  return `${bitName(bit)} of byte ${byte} of ${where} is flipped`;
}

/** What a change is, in words: “the lowest bit of byte 8 of C₂ is flipped”. Empty where there is none. */
export function changeWords({ setup, before }: Case): string {
  const { flip, lose, swap, iv, key, mode, text } = setup.change ?? {};
  const by = before.direction === 'decrypt' ? 'decrypted' : 'encrypted';
  const parts = [
    flip && flipWords(flip),
    lose && `${subscript(`C${lose}`)} is lost`,
    swap && `${swap.map((n) => subscript(`C${n}`)).join(' and ')} have changed places`,
    iv !== undefined && `${by} with another IV`,
    key !== undefined && `${by} with another key`,
    mode !== undefined && `${by} in ${mode.toUpperCase()}`,
    text !== undefined && 'another plaintext is encrypted',
  ];
  return listed(parts.filter((part): part is string => Boolean(part)));
}

/** A block of what goes in: its bytes, and which of them the change made others. */
export interface InBlock {
  readonly bytes: Uint8Array;
  readonly changed: readonly number[];
}

/** What goes into the run with the change, a block for each block of `before`; undefined where it never arrives. */
export function inputsOf({ before, after, places }: Case): (InBlock | undefined)[] {
  const own = splitBlocks(before.input);
  const arrived = splitBlocks(after.input);
  return own.map((was, i) => {
    const bytes = arrived[(places[i] ?? i + 1) - 1];
    if (!bytes) return undefined;
    const all = Array.from({ length: BLOCK_BYTES }, (_, at) => at);
    return { bytes, changed: all.filter((at) => was[at] !== bytes[at]) };
  });
}
