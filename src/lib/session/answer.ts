import { decodeUtf8 } from '../bytes/index.ts';
import type { Opened } from './seal.ts';

/**
 * How an endpoint tells its peer that it can't read a message. `uniform`: the same words after the same time, whatever is
 * wrong. `leaky`: which check failed, as soon as it has. Vaudenay, “Security Flaws Induced by CBC Padding”, 2002.
 */
export type ErrorStyle = 'uniform' | 'leaky';

/** The check that a message failed; they are made in this order. `text`: it decrypts, but isn't UTF-8. */
export type Fault = 'iv' | 'length' | 'tag' | 'padding' | 'text';

/** What an endpoint does about a message that it can't use. */
export interface Answer {
  readonly fault: Fault;
  /** What it tells its peer, in the clear: whoever sits on the wire reads it too. */
  readonly says: string;
  /** What it writes into its own log, which nobody else sees. */
  readonly logs: string;
  /** Milliseconds from the message to the answer. */
  readonly afterMs: number;
}

const UNIFORM = 'refused';
const UNIFORM_MS = 60;

/**
 * What each check tells, and when. The times stand for the work that was done until then; those of real programs are some
 * thousand times shorter, and are told apart by asking often.
 */
const CHECKS: Readonly<Record<Fault, { says: string; logs: string; ms: number }>> = {
  iv: { says: 'bad IV', logs: 'no IV that this mode takes', ms: 2 },
  length: { says: 'bad length', logs: 'the ciphertext’s length is wrong', ms: 4 },
  tag: { says: 'bad tag', logs: 'the tag is wrong; nothing was decrypted', ms: 10 },
  padding: { says: 'bad padding', logs: 'decrypted, and the padding is wrong', ms: 20 },
  text: { says: 'not text', logs: 'decrypted and unpadded, and it isn’t UTF-8', ms: 45 },
};

/** The answer to a message, undefined where there is nothing to complain of. */
export function answerTo(style: ErrorStyle, opened: Opened): Answer | undefined {
  const fault = faultOf(opened);
  if (!fault) return undefined;
  const { says, logs, ms } = CHECKS[fault];
  return style === 'leaky'
    ? { fault, says, logs, afterMs: ms }
    : { fault, says: UNIFORM, logs, afterMs: UNIFORM_MS };
}

function faultOf({ plaintext, fault }: Opened): Fault | undefined {
  if (!plaintext) return fault;
  return decodeUtf8(plaintext).valid ? undefined : 'text';
}
