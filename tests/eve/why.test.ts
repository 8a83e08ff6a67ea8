import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toHex } from '../../src/lib/bytes/index.ts';
import { sourceOf } from '../../src/lib/eve/index.ts';
import { decrypt, EVERYDAY_MODE_IDS, PADDING_IDS } from '../../src/lib/modes/index.ts';
import { type Claim, type Origin, type Why, whyOf } from '../../src/lib/session/index.ts';
import { SEED } from '../support/random.ts';
import { drawn, play, type Reading } from './why/story.ts';
import { blocksTrue, TRUTH } from './why/truth.ts';

console.log(`what is said of a message: TEST_SEED=${SEED}`);
const RUNS = { seed: SEED | 0, numRuns: 3_000 };

/** What the page says of a reading, from what the page has. */
function said(reading: Reading): Why {
  const { root, ...source } = sourceOf(reading.state, reading.passing)!;
  const origin: Origin = root
    ? { who: 'sender', sent: reading.sent!.message, ...source }
    : { who: 'eve' };
  return whyOf(origin, reading.got);
}

const isTrue = (claim: Claim, claims: readonly Claim[], reading: Reading): boolean =>
  claim.kind === 'blocks'
    ? blocksTrue(claim, claims, reading)
    : // Each truth takes the claims of its own kind.
      (TRUTH[claim.kind] as (...given: unknown[]) => boolean)(claim, reading, reading.sent);

const CIPHERTEXT = ['cut', 'extended', 'taken-out', 'put-in', 'reordered', 'changed', 'replaced'];
const has = ({ claims }: Why, ...kinds: readonly string[]): boolean =>
  claims.some(({ kind }) => kinds.includes(kind));

/** The message read again with everything mended that is named, and nothing else. */
function mended(why: Why, { got, sent, frame }: Reading): Uint8Array {
  const [a, b] = [sent!.message.settings, got.settings];
  const mode = has(why, 'mode-differs') ? a.mode : b.mode;
  const key = has(why, 'key-differs') ? a.key : b.key;
  const padding = has(why, 'padding-differs', 'mode-differs') ? a.padding : b.padding;
  const isIvNamed = has(why, 'iv-own', 'iv-changed', 'iv-resized', 'mode-differs');
  const iv = isIvNamed ? sent!.frame.iv : frame.iv;
  const isChanged = has(why, ...CIPHERTEXT);
  const settings = { mode, key, padding, ...(iv.length > 0 && { iv }) };
  return decrypt(settings, (isChanged ? sent!.frame : frame).ciphertext);
}

describe('Whatever is said of a received message', () => {
  const seen = new Map<string, number>();
  const pairs = new Set<string>();

  it('is true, by what was sent, what came and both settings, and names every cause: mended in that alone, it reads as at its sender', () => {
    fc.assert(
      fc.property(drawn, (draw) => {
        for (const reading of play(draw)) {
          const why = said(reading);
          for (const claim of why.claims) {
            seen.set(claim.kind, (seen.get(claim.kind) ?? 0) + 1);
            const what = `${why.sentence}\n${JSON.stringify(claim)}`;
            expect(isTrue(claim, why.claims, reading), what).toBe(true);
          }
          expect(new Set(why.claims.map(({ kind }) => kind)).size).toBe(why.claims.length);
          expect(why.sentence).toMatch(/^[^]+\.$/);
          const { server, client, sent, got } = reading;
          pairs.add(`${client.mode} ${client.padding}`).add(`${server.mode} ${server.padding}`);
          if (!sent) continue;
          const { settings, ciphertext, plaintext } = sent.message;
          const own = toHex(decrypt(settings, ciphertext));
          expect(toHex(mended(why, reading)), why.sentence).toBe(own);
          const isRead = !!got.plaintext && toHex(got.plaintext) === toHex(plaintext!);
          expect(has(why, 'same'), why.sentence).toBe(isRead);
        }
      }),
      RUNS,
    );
  });

  it('was drawn in every kind, mode and padding', () => {
    const kinds = [...Object.keys(TRUTH), 'blocks'];
    expect(kinds.filter((kind) => !seen.has(kind))).toEqual([]);
    const wanted = EVERYDAY_MODE_IDS.flatMap((mode) =>
      PADDING_IDS.map((padding) => `${mode} ${padding}`),
    );
    expect(wanted.filter((pair) => !pairs.has(pair))).toEqual([]);
  });
});
