import type { Step } from '../../modes/types.ts';

/** Where bits go in an operation that only moves and joins them; masks have bit i for byte i. */
export interface Linear {
  /** The bytes of the input that some bytes of the result are made of. */
  readonly sources: (mask: number) => number;
  /** The bytes of the result that some bytes of the input reach. */
  readonly reached: (mask: number) => number;
  /** What the bits that change in the input change in the result. */
  readonly moved: (bits: Uint8Array) => Uint8Array;
}

const ALL = 0xffff;
const turned = (mask: number, by: number): number =>
  ((mask << (by & 15)) | (mask >> (16 - (by & 15)))) & ALL;

/** Times α, as XTS has it: byte 0 is the lowest. IEEE 1619 §5.2 */
function doubled(bits: Uint8Array): Uint8Array {
  const out = bits.map((byte, i) => (byte << 1) | (i > 0 ? bits[i - 1] >> 7 : 0));
  if (bits[15] & 0x80) out[0] ^= 0x87;
  return out;
}

/** The same, taken back. */
function halved(bits: Uint8Array): Uint8Array {
  const odd = bits[0] & 1;
  const even = bits.map((byte, i) => (i === 0 && odd ? byte ^ 0x87 : byte));
  return even.map((byte, i) => (byte >> 1) | ((i < 15 ? even[i + 1] & 1 : odd) << 7));
}

const rotated = (bits: Uint8Array, by: number): Uint8Array =>
  bits.map((_, i) => {
    const at = i + (by >> 3);
    return (bits[at & 15] << (by & 7)) | (bits[(at + 1) & 15] >> (8 - (by & 7)));
  });

const DOUBLE: Linear = {
  sources: (mask) => mask | (mask >> 1) | (mask & 1 ? 1 << 15 : 0),
  reached: (mask) => mask | (mask << 1) | (mask >> 15),
  moved: doubled,
};

// The lowest bit of byte 0 goes to the top of byte 15, and into bits of byte 0.
const HALVE: Linear = {
  sources: (mask) => (mask | (mask << 1) | (mask >> 15)) & ALL,
  reached: (mask) => mask | (mask >> 1) | (mask & 1 ? 1 << 15 : 0),
  moved: halved,
};

function rotation(by: number): Linear {
  const more = by & 7 ? 1 : 0;
  return {
    sources: (mask) => turned(mask, by >> 3) | turned(mask, (by >> 3) + more),
    reached: (mask) => turned(mask, 16 - (by >> 3)) | turned(mask, 32 - (by >> 3) - more),
    moved: (bits) => rotated(bits, by),
  };
}

/** How a step moves bits, where it is `double`, `halve` or `rotate`; undefined of others. */
export function linear({ op, rotated: by }: Step): Linear | undefined {
  if (op === 'double') return DOUBLE;
  if (op === 'halve') return HALVE;
  return by === undefined ? undefined : rotation(by);
}
