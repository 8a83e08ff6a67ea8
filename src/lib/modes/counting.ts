import { BLOCK_BYTES } from '../bytes/index.ts';
import { ModeError } from './errors.ts';
import type { Counting, Mode, Settings } from './types.ts';

/** All 16 bytes as one number, the last byte the lowest: how OpenSSL and most others count in CTR. */
export const WHOLE_BLOCK: Counting = { at: 0, bytes: BLOCK_BYTES, order: 'big' };

/** inc₃₂: the last four bytes, the last one the lowest. SP 800-38D §6.2 */
export const LAST_32_BITS: Counting = { at: 12, bytes: 4, order: 'big' };

/**
 * How some settings count. Throws `ModeError` (`counting`) where the counter isn't in the block, and where the mode doesn't
 * count or says itself how.
 */
export function countingOf({ counting }: Settings, mode: Mode): Counting {
  if (counting === undefined) return WHOLE_BLOCK;
  if (mode.iv === 'counter') return requireCounting(counting);
  const rule = `${mode.name} takes no counting: only CTR leaves open which bytes are the counter`;
  throw new ModeError('counting', `${rule}. Leave it out.`);
}

function requireCounting(counting: Counting): Counting {
  const { at, bytes, order } = counting;
  const whole = Number.isInteger(at) && Number.isInteger(bytes);
  if (!whole || at < 0 || bytes < 1 || at + bytes > BLOCK_BYTES)
    throw new ModeError(
      'counting',
      `A counter is 1 to 16 bytes of the counter block's 16; this one has ${bytes} from byte ${at} on. A nonce of 8 bytes in front is { at: 8, bytes: 8 }.`,
    );
  if (order === 'big' || order === 'little') return counting;
  throw new ModeError(
    'counting',
    `A counter's order is big (its last byte is the lowest) or little; this one is "${String(order)}".`,
  );
}

/** A nonce and a counter, to be put together. */
export interface CounterStart {
  /** The bytes that aren't counted: 16 less those of the counter. They stand around it, in their order. */
  readonly nonce: Uint8Array;
  readonly counting: Counting;
  /** Where the counter begins; 0 where it is left out. */
  readonly start?: number | bigint;
}

/**
 * The first counter block, 16 bytes in new memory: what `settings.iv` is in CTR. Throws `ModeError`: `counting`; `iv` where
 * nonce and counter don't fill the block together, or the counter has no room for its start.
 */
export function counterBlock({
  nonce,
  counting,
  start = 0,
}: CounterStart): Uint8Array<ArrayBuffer> {
  const { at, bytes, order } = requireCounting(counting);
  if (nonce.length + bytes !== BLOCK_BYTES)
    throw new ModeError(
      'iv',
      `Nonce and counter have 16 bytes together; this nonce has ${nonce.length}, and the counter ${bytes}. Make the counter ${BLOCK_BYTES - nonce.length} bytes, or the nonce ${BLOCK_BYTES - bytes}.`,
    );
  const value = Number.isInteger(start) || typeof start === 'bigint' ? BigInt(start) : -1n;
  if (value < 0n || value >> BigInt(8 * bytes) !== 0n)
    throw new ModeError(
      'iv',
      `A counter of ${bytes} bytes starts at a whole number from 0 to 2^${8 * bytes} − 1; this one starts at ${start}.`,
    );
  const counter = Uint8Array.from({ length: bytes }, (_, i) =>
    Number((value >> BigInt(8 * i)) & 255n),
  );
  if (order === 'big') counter.reverse();
  return Uint8Array.of(...nonce.subarray(0, at), ...counter, ...nonce.subarray(at));
}
