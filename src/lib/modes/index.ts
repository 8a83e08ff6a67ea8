/** Modes of operation, written once each; run over bytes they encrypt, run over recorded values they yield a trace. */
export { ModeError } from './errors.ts';
export type { Field } from './errors.ts';
export { MODE_IDS, modes } from './modes.ts';
export { PADDING_IDS, type Padding, paddings } from './padding.ts';
export { pad, paddingBytesFor, unpad } from './pkcs7.ts';
export type { Unpadded } from './pkcs7.ts';
export { decrypt, encrypt, WRONG_PADDING } from './run.ts';
export { traceDecrypt, traceEncrypt } from './trace.ts';
export { WRONG_TAG } from './verify.ts';
export type * from './types.ts';
