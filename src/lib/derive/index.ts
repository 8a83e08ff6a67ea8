/** From a password to a key, in steps that can be shown, and cancelled. */
export { derive, deriveNow } from './derive.ts';
export { DeriveError } from './errors.ts';
export type { DeriveField } from './errors.ts';
export { HASH_IDS, hashBytes, hmac } from './hashes.ts';
export { derivationName, stepsOf } from './steps.ts';
export type * from './types.ts';
export { USUAL, USUAL_SCRYPT } from './usual.ts';
export type { UsualPbkdf2, UsualScrypt } from './usual.ts';
export { whyNot } from './why-not.ts';
