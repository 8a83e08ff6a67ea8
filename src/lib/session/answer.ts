import { decodeUtf8 } from '../bytes/index.ts';
import type { Answer, ErrorStyle, Fault, Opened } from './types.ts';

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
  text: { says: 'not text', logs: 'decrypted, and it isn’t UTF-8', ms: 45 },
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
