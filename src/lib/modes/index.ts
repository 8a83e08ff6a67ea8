/** Modes of operation, written once each; run over bytes they encrypt, run over recorded values they yield a trace. */
export { ModeError } from './errors.ts';
export type { Field } from './errors.ts';
export {
  EVERYDAY_MODE_IDS,
  EVERYDAY_PADDING_IDS,
  MODE_IDS,
  modeFacts,
  PADDING_IDS,
  paddingFacts,
} from './facts.ts';
export { counterBlock, type CounterStart } from './counting.ts';
export { fieldInverse } from './field-inverse.ts';
export { isListed, modeOf, modes } from './modes.ts';
export { bytesOps } from './ops-bytes.ts';
export { type Padding, paddings } from './padding.ts';
export { pad, paddingBytesFor, unpad } from './pkcs7.ts';
export type { Unpadded } from './unpadded.ts';
export { paddingOf } from './prepare.ts';
export { decrypt, encrypt, WRONG_PADDING } from './run.ts';
export { reversed, type Run, traceOf } from './run-of.ts';
export { traceDecrypt, traceEncrypt } from './trace.ts';
export { WRONG_TAG } from './verify.ts';
export type * from './types.ts';
