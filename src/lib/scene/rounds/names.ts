import type { RoundOp } from './types.ts';

/** The name that FIPS 197 prints, and where it says what it does. */
const NAMES: Record<RoundOp, readonly [name: string, section: string]> = {
  input: ['input', '§3.4'],
  output: ['output', '§3.4'],
  addRoundKey: ['AddRoundKey', '§5.1.4'],
  subBytes: ['SubBytes', '§5.1.1'],
  shiftRows: ['ShiftRows', '§5.1.2'],
  mixColumns: ['MixColumns', '§5.1.3'],
  invSubBytes: ['InvSubBytes', '§5.3.2'],
  invShiftRows: ['InvShiftRows', '§5.3.1'],
  invMixColumns: ['InvMixColumns', '§5.3.3'],
};

/** `SubBytes`. */
export const opName = (op: RoundOp): string => NAMES[op][0];

/** `§5.1.1`; the inverse cipher's AddRoundKey is in a section of its own. */
export const opSection = (op: RoundOp, direction: 'encrypt' | 'decrypt'): string =>
  op === 'addRoundKey' && direction === 'decrypt' ? '§5.3.4' : NAMES[op][1];
