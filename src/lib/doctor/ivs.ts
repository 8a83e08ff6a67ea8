import { BLOCK_BYTES } from '../bytes/index.ts';
import { type Counting, modeFacts, type ModeId } from '../modes/index.ts';
import type { Candidate } from './candidate.ts';

/** An IV, nonce or first counter block, and how the counter counts where that isn’t usual. */
export interface Iv extends Candidate {
  readonly counting?: Counting;
  /** True where it is the one that was given, in its own field or in the envelope. */
  readonly given?: boolean;
}

const GUESSED = 4;
const NONE: Iv = { bytes: new Uint8Array(0), cost: 0, says: '' };

/** What stands ready to be an IV. */
export interface IvSources {
  /** Readings of the field. */
  readonly typed: readonly Candidate[];
  /** From the envelope, or from the passphrase. */
  readonly carried: readonly Candidate[];
  readonly key: Uint8Array;
}

/** The IVs to try in a mode, each length as the mode takes it; what was given first. */
export function ivsFor(mode: ModeId, sources: IvSources): readonly Iv[] {
  const { iv, ivBytes } = modeFacts[mode];
  if (iv === 'none') return [NONE];
  const { typed, carried, key } = sources;
  const given = [
    ...carried.map((one) => ({ ...one, cost: one.cost + (typed.length > 0 ? GUESSED + 2 : 0) })),
    ...typed,
  ];
  if (iv === 'nonce') return given.filter(({ bytes }) => fits(bytes.length, ivBytes)).map(asGiven);
  const found: Iv[] = [];
  for (const one of given) found.push(...(iv === 'counter' ? countersFrom(one) : blocksFrom(one)));
  const zero = new Uint8Array(BLOCK_BYTES);
  found.push({ bytes: zero, cost: GUESSED, says: 'an IV of zeros' });
  if (iv === 'counter') {
    const one = zero.slice();
    one[BLOCK_BYTES - 1] = 1;
    found.push({ bytes: one, cost: GUESSED + 1, says: 'a counter that begins at 1' });
  } else
    found.push({
      bytes: key.slice(0, BLOCK_BYTES),
      cost: GUESSED + 2,
      says: 'the key’s first 16 bytes as the IV',
      wrong:
        'The IV is the key itself: whoever gets one decryption of a block of their own can compute the key.',
    });
  return found;
}

const asGiven = (one: Candidate): Iv => ({ ...one, given: true });

const fits = (length: number, { least, most = Infinity }: { least: number; most?: number }) =>
  length >= least && length <= most;

/** A block of 16 bytes: as it is, filled with zeros behind as OpenSSL does, or cut as PHP does. */
function blocksFrom(one: Candidate): Iv[] {
  const { length } = one.bytes;
  if (length === BLOCK_BYTES) return [asGiven(one)];
  const bytes = new Uint8Array(BLOCK_BYTES);
  bytes.set(one.bytes.subarray(0, BLOCK_BYTES));
  const how = length < BLOCK_BYTES ? 'filled with zeros behind to 16 bytes' : 'cut to 16 bytes';
  const wrong = `The IV has ${length} bytes where 16 are needed: it was used ${how}, as OpenSSL does with a warning.`;
  return [{ ...asGiven(one), bytes, cost: one.cost + 3, says: `${one.says}, ${how}`, wrong }];
}

/** A counter from 2 behind a nonce of 12 bytes is GCM’s, whose tag was lost. */
const costOfStart = (start: number, nonceBytes: number): number =>
  start === 2 && nonceBytes === 12 ? 8 : start;

/** A first counter block: the whole of it, or a nonce with a counter behind it, from 0 or 1, either end first. */
function countersFrom(one: Candidate): Iv[] {
  const { length } = one.bytes;
  if (length > BLOCK_BYTES) return blocksFrom(one);
  const little: Counting = { at: 0, bytes: BLOCK_BYTES, order: 'little' };
  if (length === BLOCK_BYTES)
    return [
      asGiven(one),
      {
        ...asGiven(one),
        counting: little,
        cost: one.cost + 4,
        says: `${one.says}, its first byte counting fastest`,
      },
    ];
  return [0, 1, 2].flatMap((start) =>
    (['big', 'little'] as const).map((order) => {
      const bytes = new Uint8Array(BLOCK_BYTES);
      bytes.set(one.bytes);
      bytes[order === 'big' ? BLOCK_BYTES - 1 : length] = start;
      const counting: Counting = { at: length, bytes: BLOCK_BYTES - length, order };
      const says = `${one.says}, a nonce of ${length} bytes with a counter of ${BLOCK_BYTES - length} behind it, from ${start}${order === 'little' ? ', low byte first' : ''}`;
      return {
        ...{
          ...asGiven(one),
          bytes,
          says,
          cost: one.cost + costOfStart(start, length) + (order === 'little' ? 3 : 0),
        },
        ...((order === 'little' || length > 8) && { counting }),
      };
    }),
  );
}
