import { type InsideSettings, linesOf } from './inside.svelte.ts';

/** What a flipped bit has changed at one moment. */
export interface Spread {
  /** Which round has just ended; −1 for the input. */
  readonly round: number;
  /** How many of the 128 bits differ, and in how many bytes. */
  readonly bits: number;
  readonly bytes: number;
  /** The two states XORed: 16 bytes. */
  readonly difference: Uint8Array;
}

/** A bit of the block or of the key: 0 is the highest bit of byte 0. */
export interface FlippedBit {
  readonly of: 'block' | 'key';
  readonly bit: number;
}

const ones = (byte: number): number => byte.toString(2).replaceAll('0', '').length;

function flipped(bytes: Uint8Array, bit: number): Uint8Array {
  const other = Uint8Array.from(bytes);
  other[bit >> 3] ^= 0x80 >> (bit & 7);
  return other;
}

/** The input, and the state that each round leaves to the next: lines of Appendix C. */
const roundEnds = (settings: InsideSettings): Uint8Array[] =>
  linesOf(settings)
    .filter(({ step }) => ['input', 'start', 'output'].includes(step))
    .map(({ state }) => state);

/** How one flipped bit spreads from round to round. */
export function avalanche(settings: InsideSettings, { of, bit }: FlippedBit): Spread[] {
  const others = roundEnds({ ...settings, [of]: flipped(settings[of], bit) });
  return roundEnds(settings).map((state, i) => {
    const difference = state.map((byte, j) => byte ^ others[i][j]);
    return {
      round: i - 1,
      bits: difference.reduce((sum, byte) => sum + ones(byte), 0),
      bytes: difference.filter((byte) => byte !== 0).length,
      difference,
    };
  });
}
