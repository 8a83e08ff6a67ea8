/** What others put around a ciphertext: every plausible way to take a text apart, ranked. */
export { openEnvelope } from './open.ts';
export type * from './types.ts';
