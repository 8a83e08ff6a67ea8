import { BLOCK_BYTES, equalBytes, toHex, xorBytes } from '../../bytes/index.ts';
import { capital } from '../../words/index.ts';
import { bodyOf, numberOf, readingOf } from './frame.ts';
import type { Finding, Seen, SeenFrame } from './types.ts';

/**
 * Where two messages were encrypted with the same keystream: how many blocks of `a` went before the block that has the
 * keystream of `b`'s first, negative where `b` begins first. Undefined where they share none.
 */
export function sharedKeystream(a: SeenFrame, b: SeenFrame): number | undefined {
  const reading = readingOf(a);
  if (a.mode !== b.mode || !reading.stream) return undefined;
  const blocks = [a, b].map((frame) => Math.ceil(bodyOf(frame).length / BLOCK_BYTES));
  if (blocks.includes(0)) return undefined;
  if (!reading.counts) return equalBytes(a.iv, b.iv) ? 0 : undefined;
  const ahead = Number(BigInt.asIntN(8 * BLOCK_BYTES, numberOf(b.iv) - numberOf(a.iv)));
  return ahead < blocks[0] && -ahead < blocks[1] ? ahead : undefined;
}

/** Each message with the last one before it that shares its keystream: C ⊕ C′ is P ⊕ P′, and the key has gone out of it. */
export function keystreams(seen: readonly Seen[]): Finding[] {
  const streams = seen.filter(({ frame }) => readingOf(frame).stream);
  return streams.flatMap((b, i) => {
    for (let before = i - 1; before >= 0; before--) {
      const ahead = sharedKeystream(streams[before].frame, b.frame);
      if (ahead !== undefined) return [keystream(streams[before], b, ahead)];
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
