/** What an endpoint knows and does: it encrypts, sends until the peer has it, receives in order, decrypts. */
export { Delivery, type DeliveryReason, type Outcome, type Position } from './delivery.ts';
export { type Answer, answerTo, type ErrorStyle, type Fault } from './answer.ts';
export { Endpoint } from './endpoint.ts';
export { SessionError, type SessionField } from './errors.ts';
export {
  IV_POLICIES,
  ivBytesOf,
  type IvPolicy,
  type IvSources,
  isAgreed,
  nextIv,
  type Random,
} from './iv.ts';
export { DEFAULT_LIMITS, type SessionLimits } from './limits.ts';
export { type Message } from './messages.ts';
export { type SavedSession } from './saved.ts';
export { maxPlaintextBytes, open, type Opened } from './seal.ts';
export { type EndpointSettings } from './settings.ts';
export type { EndpointEvent, EndpointOptions, Gate, LinkState, RefusedReason } from './types.ts';
export { undeliver } from './undeliver.ts';
export { type Cause, type Why, whyOf } from './why.ts';
