/** What a lesson asks, and what comes of the answers: computed from runs of the engine, without a DOM. */
export {
  bitsBetween,
  caseOf,
  changedBlocks,
  changedBytes,
  directionOf,
  edited,
  EXAMPLE_IV,
  EXAMPLE_KEY,
  pairOf,
  plaintextOf,
  settingsOf,
} from './case.ts';
export { changeWords, type InBlock, inputsOf } from './change-words.ts';
export { stepNamed, valueNamed } from './values.ts';
export * from './predict/index.ts';
export * from './stream.ts';
export * from './tasks/index.ts';
export { type Answered, type Asked, recompute, type Recomputed } from './recompute.ts';
export type * from './types.ts';
export { type Findable, type Found, search, wordsOf } from './search.ts';
