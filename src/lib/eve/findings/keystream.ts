import { BLOCK_BYTES, toHex, xorBytes } from '../../bytes/index.ts';
import { capital } from '../../words/index.ts';
import { bodyOf, numberOf, readingOf } from './frame.ts';
import type { Finding, Seen, SeenFrame } from './types.ts';

/** The stretch of a keystream that a message was encrypted with. */
interface Stretch {
  /** Of which keystream: messages of another one share nothing with it. */
  readonly of: string;
  /** The number of its first block in that keystream. */
  readonly first: bigint;
  readonly blocks: number;
}

function stretchOf(frame: SeenFrame): Stretch | undefined {
  const { stream, iv } = readingOf(frame);
  const blocks = Math.ceil(bodyOf(frame).length / BLOCK_BYTES);
  if (!stream || blocks === 0) return undefined;
  // Under one key all of CTR is one keystream, and the first counter block says where in it a message begins.
  if (iv === 'counter') return { of: frame.mode, first: numberOf(frame.iv), blocks };
  return { of: `${frame.mode} ${toHex(frame.iv)}`, first: 0n, blocks };
}

/**
 * Where two messages were encrypted with the same keystream: how many blocks of `a` went before the block that has the
 * keystream of `b`'s first, negative where `b` begins first. Undefined where they share none.
 */
export function sharedKeystream(a: SeenFrame, b: SeenFrame): number | undefined {
  return overlapOf(stretchOf(a), stretchOf(b));
}

function overlapOf(a?: Stretch, b?: Stretch): number | undefined {
  if (!a || !b || a.of !== b.of) return undefined;
  const ahead = Number(BigInt.asIntN(8 * BLOCK_BYTES, b.first - a.first));
  return ahead < a.blocks && -ahead < b.blocks ? ahead : undefined;
}

/**
 * Each message with the last one before it that shares its keystream. C = P ⊕ K and C′ = P′ ⊕ K with one K, so C ⊕ C′ = P ⊕ P′:
 * whoever has both ciphertexts can compare the texts without a key.
 */
export function keystreams(seen: readonly Seen[]): Finding[] {
  const stretches = seen.map(({ frame }) => stretchOf(frame));
  return seen.flatMap((b, i) => {
    for (let before = i - 1; before >= 0; before--) {
      const ahead = overlapOf(stretches[before], stretches[i]);
      if (ahead !== undefined) return [keystream(seen[before], b, ahead)];
    }
    return [];
  });
}

function keystream(a: Seen, b: Seen, ahead: number): Finding {
  const skipped = [Math.max(0, ahead), Math.max(0, -ahead)];
  const [ofA, ofB] = [a, b].map(({ frame }, i) => bodyOf(frame).subarray(skipped[i] * BLOCK_BYTES));
  const length = Math.min(ofA.length, ofB.length);
  const xor = xorBytes(ofA.subarray(0, length), ofB.subarray(0, length));
  const zeros = xor.filter((byte) => byte === 0).length;
  const which = ahead > 0 ? 'first' : 'second';
  const where = ahead ? ` from block ${Math.abs(ahead) + 1} of the ${which} on` : '';
  return {
    id: `keystream-${a.number}-${b.number}`,
    kind: 'keystream',
    sentence: `${capital(a.name)} and ${b.name} share their keystream${where}: C ⊕ C′ = P ⊕ P′ = ${toHex(xor.subarray(0, 8))}…, and ${zeros} of ${length} characters are equal.`,
    evidence: [a, b].map(({ number }, i) => ({ number, block: skipped[i] + 1 })),
  };
}
