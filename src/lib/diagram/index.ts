/**
 * A trace as a diagram: which steps make a block, what each value is called, and which blocks are alike. Named here once, as
 * the standards do, for whoever draws, tells or asks about a run.
 */
export { blockSteps } from './block-steps.ts';
export { cipherOf } from './cipher-of.ts';
export { countWhile } from './count-while.ts';
export { ciphertext, type Name, nameId, nameText, plaintext, type Role } from './name.ts';
export { isOutput, nameOf } from './names.ts';
export { offsetOf, placeAt, placeOf, type Side, startAt } from './places.ts';
export { perTrace } from './per-trace.ts';
export { type Repeat, repeatAt, repeatsIn, repeatsOf } from './repeats.ts';
export { isComparedTag, isMultiplied } from './tag-names.ts';
