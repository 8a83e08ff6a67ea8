import { modeFacts, type ModeId } from '../modes/index.ts';
import { SessionError } from './errors.ts';
import type { EndpointSettings, IvPolicy, Random } from './types.ts';

/** The platform's own generator, which is there without HTTPS too. */
export const systemRandom: Random = (byteLength) =>
  crypto.getRandomValues(new Uint8Array(byteLength));

/**
 * How many bytes of IV, first counter block or nonce a message in this mode has: the usual number, which for GCM is 12, as
 * SP 800-38D §8.2 recommends.
 */
export const ivBytesOf = (mode: ModeId): number => modeFacts[mode].ivBytes.usual;

/** What a policy may make an IV from, beside the settings. */
export interface IvSources {
  readonly random: Random;
  /** The message's number, from 1: it outlives the process with the outbox. */
  readonly sequence: number;
  /** Milliseconds since 1970. */
  readonly now: number;
  /** The last ciphertext block of the message before; undefined where there was none, or nobody remembers it. */
  readonly last?: Uint8Array;
}

const POLICIES = {
  random: ({ length }, { random }) => random(length),
  zero: ({ length }) => new Uint8Array(length),
  fixed: ({ iv, length }) => iv.subarray(0, length),
  counter: ({ length }, { sequence }) => bigEndian(sequence, length),
  chained: ({ iv, length }, { last = iv }) => last.subarray(0, length),
  time: ({ length }, { now }) => bigEndian(now, length),
} satisfies Record<
  IvPolicy,
  (own: { iv: Uint8Array; length: number }, from: IvSources) => Uint8Array
>;

/** All policies, in the order in which they are shown. */
export const IV_POLICIES = Object.keys(POLICIES) as readonly IvPolicy[];

/**
 * True where both sides know the IV beforehand: whoever reads with such a policy takes the agreed one, and not what the
 * frame says. So do 36 % of the public programs that send AES over sockets.
 */
const isAgreed = (policy: IvPolicy): boolean => policy === 'zero' || policy === 'fixed';

/** The IV, the first counter block or the nonce of the next message; empty where the mode takes none. New memory. */
export function nextIv({ mode, ivPolicy, iv }: EndpointSettings, from: IvSources): Uint8Array {
  const length = ivBytesOf(mode);
  if (length === 0) return new Uint8Array(0);
  const next = new Uint8Array(POLICIES[ivPolicy]({ iv, length }, from));
  if (next.length === length) return next;
  const given = `the source of IVs gave ${next.length}`;
  throw new SessionError('iv', `An IV has ${length} bytes; ${given}.`);
}

/** The IV to read a message with: the frame's, or the agreed one. */
export function ivToRead({ mode, ivPolicy, iv }: EndpointSettings, sent: Uint8Array): Uint8Array {
  const length = ivBytesOf(mode);
  if (length === 0 || !isAgreed(ivPolicy)) return sent;
  return ivPolicy === 'zero' ? new Uint8Array(length) : iv.subarray(0, length);
}

/** A whole number below 2⁵³ as `length` bytes, the last ones its own. */
function bigEndian(value: number, length: number): Uint8Array {
  const bytes = new Uint8Array(length);
  new DataView(bytes.buffer).setBigUint64(length - 8, BigInt(Math.floor(value)));
  return bytes;
}
