import { concatBytes, equalBytes } from '../../../src/lib/bytes/index.ts';
import type { Known } from './candidates.ts';
import { clearText } from './clear.ts';
import type { Burst, Verdict } from './detect.ts';
import type { Payload } from './scheme.ts';
import { isText } from './split.ts';
import type { DialectStream } from './stream.ts';

/** How many bytes there are in some bursts. */
export const sizeOf = (bursts: readonly Burst[]): number =>
  bursts.reduce((sum, burst) => sum + burst.reduce((all, { length }) => all + length, 0), 0);

/** Whether a payload is what somebody may have written. A tag that fits proves it, whatever is in it. */
export const isGood = ({ plaintext, tag }: Payload): boolean =>
  plaintext !== undefined && (tag !== undefined || isText(plaintext));

/** Whether two readings of one message say the same. */
export const sameText = (a: Payload, b: Payload): boolean =>
  a.unread === b.unread &&
  a.plaintext !== undefined &&
  b.plaintext !== undefined &&
  equalBytes(a.plaintext, b.plaintext);

/** What can be read as it stands has to be a very good ciphertext to be taken for one. */
export function isBelieved({ best, tried }: Verdict, bursts: readonly Burst[]): boolean {
  if (!best) return false;
  const bytes = concatBytes(bursts.flat());
  return clearText(bytes) === undefined || best.proven || best.bits > Math.log2(tried) + 20;
}

/** What a stream makes of bursts that came before. */
export const replayed = (stream: DialectStream, bursts: readonly Burst[]): Payload[] =>
  bursts.flatMap((burst) => [
    ...burst.flatMap((chunk) => stream.receive(chunk)),
    ...stream.pause(),
  ]);

/** What came before and may have been an IV: alone, or at the end of a key exchange. */
export const hintsOf = (before: readonly Burst[]): NonNullable<Known['hints']> =>
  before
    .map((burst) => concatBytes(burst))
    .flatMap((bytes) =>
      [8, 12, 16]
        .filter((size) => bytes.length >= size)
        .map((size) => ({ bytes: bytes.slice(-size), says: 'that came before the messages' })),
    );
