/** Why a ciphertext doesn’t open: every way tried, judged, and told. */
export { diagnose } from './diagnose.ts';
export type * from './types.ts';
