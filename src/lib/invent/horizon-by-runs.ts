import { seeded } from '../bytes/index.ts';
import { keyExpansion } from '../cipher/index.ts';
import { bytesOps, type Direction, type Mode } from '../modes/index.ts';
import { type Changed, type Effect, stronger } from './horizon.ts';

/** What was seen in runs: for each block of the result, and each bit that was changed, by what it changed. */
type Seen = Map<number, string>[];

/**
 * The same as `horizonOf`, by looking: so many runs on random keys and messages that a seed decides, each with one bit changed
 * and without; each bit that is tried is tried eight times. What changes alike whenever the same bit is changed is known; else it is garbled.
 */
export function horizonByRuns(
  mode: Mode,
  direction: Direction,
  changed: Changed,
  n: number,
  { runs, seed }: { readonly runs: number; readonly seed: number },
): Effect[] {
  const random = seeded(seed, `${direction} ${changed}`);
  const seen: Seen = Array.from({ length: n }, (): Seen[number] => new Map());
  const effects = Array<Effect>(n).fill('none');
  // The last bits too: there a counter carries, and elsewhere hardly ever.
  const bits = random(Math.max(1, runs >> 3)).map((byte, k) =>
    k % 4 === 0 ? 127 - ((k >> 2) & 3) : byte & 127,
  );
  for (let run = 0; run < runs; run++) {
    const bit = bits[run % bits.length];
    const [key, input, beside] = [random(16), random(16 * n), random(mode.ivBytes.usual)];
    const before = ran(mode, direction, key, input, beside);
    const [at, of] =
      typeof changed === 'number'
        ? [16 * (changed - 1), input]
        : [changed === 'N' ? 16 : 0, beside];
    const place = at + ((bit >> 3) % Math.max(1, Math.min(16, of.length - at)));
    of[place] ^= 0x80 >> (bit & 7);
    const after = ran(mode, direction, key, input, beside);
    for (let k = 0; k < n; k++) {
      const difference = before[k].map((byte, i) => byte ^ after[k][i]);
      effects[k] = stronger(
        effects[k],
        effectOf(seen[k], 8 * (place - at) + (bit & 7), difference),
      );
    }
  }
  return effects;
}

function effectOf(seen: Map<number, string>, bit: number, difference: Uint8Array): Effect {
  const now = difference.join();
  const before = seen.get(bit) ?? now;
  seen.set(bit, before);
  if (before !== now) return 'garbled';
  if (difference.every((byte) => byte === 0)) return 'none';
  const isSame = difference.every((byte, i) => byte === (i === bit >> 3 ? 0x80 >> (bit & 7) : 0));
  return isSame ? 'bit' : 'bits';
}

/** The blocks that come out, whatever a tag says. */
function ran(
  mode: Mode,
  direction: Direction,
  key: Uint8Array,
  input: Uint8Array,
  nonce: Uint8Array,
): Uint8Array[] {
  const n = input.length / 16;
  const ops = { ...bytesOps(keyExpansion(key)), verify: () => undefined };
  const blocks = Array.from({ length: n }, (_, k) => input.subarray(16 * k, 16 * k + 16));
  const none = new Uint8Array(0);
  const counting = { at: 0, bytes: 16, order: 'big' } as const;
  const tag = new Uint8Array(mode.tagBytes);
  const given = {
    iv: nonce,
    nonce,
    aad: none,
    byteLength: 16 * n,
    tagBytes: tag.length,
    counting,
    tag,
  };
  return [...mode[direction](ops, blocks, given)].slice(0, n);
}
