/** Eve's hands on the wire: what she does as data that can be run again, above reliable delivery and below decryption. */
export { apply, EMPTY } from './apply.ts';
export { problemOf } from './check.ts';
export {
  blockOf,
  blocksIn,
  type Parts,
  partsOf,
  withBlock,
  withByte,
  withCiphertext,
} from './edit.ts';
export { type Fate, fateOf } from './fate.ts';
export {
  type Evidence,
  type Finding,
  notebookOf,
  type Seen,
  type Thread,
  threadOf,
} from './findings/index.ts';
export { add, isDeed, lastDeed, type Log, run, startWith, undo } from './log.ts';
export { type Source, sourceOf } from './origin.ts';
export { type Ends, EveTap } from './tap.ts';
export type * from './types.ts';
