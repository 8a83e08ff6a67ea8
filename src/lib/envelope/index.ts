/** What others put around a ciphertext: every plausible way to take a text apart, ranked. */
export { openEnvelope } from './open.ts';
export { roleOf } from './read/names.ts';
export { readObject } from './read/object.ts';
export type * from './types.ts';
