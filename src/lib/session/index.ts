/** What an endpoint knows and does: it encrypts, sends until the peer has it, receives in order, decrypts. */
export { answerTo } from './answer.ts';
export { Delivery, type Outcome } from './delivery.ts';
export { Endpoint } from './endpoint.ts';
export { SessionError, type SessionField } from './errors.ts';
export { IV_POLICIES, ivBytesOf, nextIv } from './iv.ts';
export { DEFAULT_LIMITS, type SessionLimits } from './limits.ts';
export { maxPlaintextBytes, open } from './seal.ts';
export type * from './types.ts';
export { undeliver } from './undeliver.ts';
export { type Claim, type ClaimOf, type Origin, type Stranger, type Why, whyOf } from './why.ts';
