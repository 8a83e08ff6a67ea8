import type { Role } from '../scene/index.ts';

/** How strongly a cell is tinted, and what is legible on it: ink on pale, the theme's opposite on full. */
export interface Tint {
  readonly opacity: number;
  readonly tone: 'pale' | 'full';
}

const scale = (byte: number, first: number, last: number, from: number, to: number): number =>
  Math.round((from + ((byte - first) / (last - first)) * (to - from)) * 100) / 100;

/**
 * How strongly a byte's value, 0 to 255, tints its cell. Ciphertext goes from pale to full, leaving out the middle where
 * neither ink nor white is legible; values on the way stay pale.
 */
export function tintOf(byte: number, role: Role): Tint {
  if (role !== 'ciphertext') return { opacity: scale(byte, 0, 255, 0.06, 0.3), tone: 'pale' };
  if (byte < 192) return { opacity: scale(byte, 0, 191, 0.08, 0.58), tone: 'pale' };
  return { opacity: scale(byte, 192, 255, 0.9, 1), tone: 'full' };
}
