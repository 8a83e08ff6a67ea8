/** Why a ciphertext doesn’t open: every way tried, judged, and told. */
export { diagnose } from './diagnose.ts';
export { type Body, bodyOf } from './evidence/body.ts';
export { priorOf } from './evidence/ending.ts';
export { mostBits } from './evidence/fresh.ts';
export { bitsOfText } from './evidence/text-model.ts';
export { keysOf, type Key } from './keys.ts';
export { costOf } from './modes-to-try.ts';
export type * from './types.ts';
