/** What survives: the state of a stage in a link; validated, and never trusted. */
export { MAX_FRAGMENT, MAX_INFLATED, readState, writeState } from './link.ts';
export type * from './types.ts';
