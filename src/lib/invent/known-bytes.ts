import { concatBytes } from '../bytes/index.ts';
import type { Piece } from './types.ts';

/** What travels beside a message: IV and N, each empty where the mode has none. */
export interface Beside {
  readonly IV: Uint8Array;
  readonly N: Uint8Array;
}

/** The bytes of what everybody knows, for block i of n. */
export const bytesOf = (
  pieces: readonly Piece[],
  beside: Beside,
  i: number,
  n: number,
): Uint8Array<ArrayBuffer> =>
  concatBytes(
    pieces.map((piece) => {
      if ('bytes' in piece) return piece.bytes;
      if ('letter' in piece) return beside[piece.letter];
      return numberBytes(piece.offset + (piece.number === 'i' ? i : n), piece.size);
    }),
  );

/** A number from 0 in so many bytes, the last one the lowest; what doesn’t fit is cut off at the front. */
function numberBytes(value: number, size: number): Uint8Array {
  const bytes = new Uint8Array(size);
  for (let at = size - 1; at >= 0; at--) {
    bytes[at] = value % 256;
    value = Math.floor(value / 256);
  }
  return bytes;
}

/** `0`, `N ‖ 1`, `0f0e…`: what such a value is called on the stage. */
export const signsOf = (pieces: readonly Piece[], i: number): string =>
  pieces
    .map((piece) => {
      if ('letter' in piece) return piece.letter;
      if ('number' in piece) return piece.number === 'n' ? 'n' : String(piece.offset + i);
      const digits = [...piece.bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
      const short = digits.replace(/^0+/, '') || '0';
      return short.length > 6 ? `${digits.slice(0, 4)}…` : short;
    })
    .join(' ‖ ');
