import { number } from '../words/index.ts';
import { SessionError } from './errors.ts';

const MiB = 1024 * 1024;

/** What an endpoint may use up; each is an option, and these are the defaults. */
export const DEFAULT_LIMITS = {
  /** Messages sent and not acknowledged yet; one more is refused. */
  outboxMessages: 1_000,
  /** Bytes of ciphertext in them. */
  outboxBytes: 8 * MiB,
  /** Of these, how many may be on the wire at once. */
  windowFrames: 64,
  /** Bytes of ciphertext on the wire at once, but always one message: half of what a relay keeps for a socket. */
  windowBytes: MiB / 2,
  /** Messages kept that came before an earlier one, at most 64 KiB each; what is further ahead is dropped. */
  inboxFrames: 64,
  /** Messages remembered in `messages`; the oldest are forgotten, though none that isn't acknowledged. Twice an outbox. */
  historyMessages: 2_000,
  /** Bytes of plaintext and ciphertext in them. */
  historyBytes: 32 * MiB,
  /** Milliseconds between two acks while messages come one after the other. */
  ackMs: 100,
  /** The shortest wait, in ms, for a sign of the peer until something is sent again; as long as the line takes, doubled each time … */
  resendMs: 1_000,
  /** … up to this. */
  resendMaxMs: 10_000,
} as const;

/** A number for every limit of an endpoint. */
export type SessionLimits = { readonly [Name in keyof typeof DEFAULT_LIMITS]: number };

/** Throws `SessionError` where one message more, of so many bytes, is more than may wait to be acknowledged. */
export function requireRoom(
  { outboxMessages, outboxBytes }: SessionLimits,
  waiting: { readonly count: number; readonly bytes: number },
  bytes: number,
): void {
  if (waiting.count < outboxMessages && waiting.bytes + bytes <= outboxBytes) return;
  const count = number(waiting.count);
  throw new SessionError(
    'outbox',
    `The outbox is full: ${count} messages aren't acknowledged. Connect, or wait for the other side.`,
  );
}
