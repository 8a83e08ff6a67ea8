/** AES as FIPS 197 (2001, updated 2023) writes it: one step a file, every state recordable. */
export { addRoundKey } from './add-round-key.ts';
export { cipher, cipherAt, invCipher, invCipherAt } from './cipher.ts';
export { CipherError } from './errors.ts';
export { multiply, xtime } from './gf.ts';
export { keyExpansion } from './key-expansion.ts';
export type { KeySchedule } from './key-expansion.ts';
export { invMixColumns, mixColumns } from './mix-columns.ts';
export { recordCipher, recordInvCipher, stateCount } from './record.ts';
export { INV_SBOX, SBOX } from './s-box.ts';
export { invShiftRows, shiftRows } from './shift-rows.ts';
export { invSubBytes, subBytes } from './sub-bytes.ts';
export {
  agreements,
  type Oracle,
  reachedBytes,
  type Recovered,
  recoverLinear,
  squareSum,
} from './variant/break-linear.ts';
export { type ReadSBox, readSBox, SBOX_EQUATIONS } from './variant/s-box-of.ts';
export {
  departures,
  fipsVariant,
  type Variant,
  variantCipher,
  variantStates,
} from './variant/variant.ts';
export { traceCipher, traceInvCipher } from './trace.ts';
export type { CipherStep, StepName } from './trace.ts';
