import { equalBytes } from '../bytes/index.ts';
import { isOwnText } from '../forms/index.ts';
import type { Whole } from './assemble.ts';
import { assemble } from './assemble.ts';
import type { ByteFormat, Found, TextFormat } from './format.ts';
import { ansible } from './formats/ansible.ts';
import { bare } from './formats/bare.ts';
import { cryptojs } from './formats/cryptojs.ts';
import { fernet } from './formats/fernet.ts';
import { json } from './formats/json.ts';
import { jwe } from './formats/jwe.ts';
import { labels } from './formats/labels.ts';
import { laravel } from './formats/laravel.ts';
import { maced } from './formats/maced.ts';
import { query, xml } from './formats/markup.ts';
import { pem } from './formats/pem.ts';
import { php } from './formats/php.ts';
import { prefixed } from './formats/prefixed.ts';
import { rails } from './formats/rails.ts';
import { railsSigned } from './formats/rails-signed.ts';
import { repr } from './formats/repr.ts';
import { salted } from './formats/salted.ts';
import { separated } from './formats/separated.ts';
import { sjcl } from './formats/sjcl.ts';
import type { Surface } from './surface.ts';
import { isText, sentence, surfacesOf } from './surface.ts';
import type { Envelope } from './types.ts';

const TEXT_FORMATS: readonly TextFormat[] = [
  ...[ansible, jwe, pem, rails, railsSigned, laravel, cryptojs, sjcl],
  ...[json, xml, query, repr, separated, labels],
];
const BYTE_FORMATS: readonly ByteFormat[] = [salted, fernet, php, prefixed, maced, bare];

/** More are no help to anybody. */
const MOST = 20;
/** Beside the likeliest, what is so much less likely is left out; beside a proof everything else. */
const LEAST = 0.05;
/** What can be typed is hardly a ciphertext. */
const AS_TEXT = 0.1;
const TWICE = 'It was encoded twice, one form within another.';

/**
 * Every plausible way to see a text as a ciphertext with what was put around it, the likeliest first, 20 at most; none only where
 * there is no text. Nothing is decrypted, and of two that are plausible both are given. Throws nothing; linear in the length.
 */
export function openEnvelope(text: string): readonly Envelope[] {
  const surfaces = surfacesOf(text);
  const candidates = surfaces.flatMap(inText);
  // Where a mark proves a format, its characters as bytes are no second way to see it.
  if (!candidates.some(({ likely }) => likely === 1)) candidates.push(...surfaces.flatMap(inBytes));
  candidates.sort((a, b) => b.likely - a.likely);
  const first = candidates[0]?.likely ?? 0;
  const least = first === 1 ? 1 : first * LEAST;
  const kept: Envelope[] = [];
  for (const { likely, format, whole, found } of candidates) {
    if (kept.length === MOST || likely < least) break;
    const envelope = assemble(format, whole, found, likely);
    if (!kept.some((other) => sameValues(envelope, other))) kept.push(envelope);
  }
  return kept;
}

/** What may become an envelope, if it is likely enough. */
interface Candidate {
  readonly format: TextFormat | ByteFormat;
  readonly whole: Whole;
  readonly found: Found;
  readonly likely: number;
}

const inText = ({ text, likely, whole, fields }: Surface): Candidate[] =>
  TEXT_FORMATS.flatMap((format) =>
    format
      .read(text, fields)
      .map((found) => ({ format, whole, found, likely: provedOr(found, likely) })),
  );

/** What a format’s own marks prove needs no likely form around it. */
const provedOr = ({ likely }: Found, before: number): number =>
  likely === 1 ? 1 : likely * before;

function inBytes({ likely, twice, whole, readings }: Surface): Candidate[] {
  const before = twice ? [...whole.damage, TWICE] : whole.damage;
  return readings().flatMap(({ form, bytes, damage, ...reading }) => {
    const asText = isOwnText(form) || isText(bytes);
    const each = likely * reading.likely * (asText ? AS_TEXT : 1);
    const of: Whole = { text: whole.text, bytes, damage: [...before, ...damage.map(sentence)] };
    return BYTE_FORMATS.flatMap((format) =>
      format
        .read(bytes)
        .map((found) => ({ format, whole: of, found, likely: provedOr(found, each) })),
    );
  });
}

const VALUES = ['iv', 'salt', 'tag', 'aad', 'ciphertext'] as const;

/**
 * Two that hand on the same values are one, unless the second knows of a MAC or of a derivation. A format doesn’t say the same of
 * the same bytes twice, so that those needn’t be compared.
 */
function sameValues(one: Envelope, other: Envelope): boolean {
  if (one.format === other.format && one.bytes === other.bytes) return false;
  if (one.mac !== undefined || one.derivations?.length) return false;
  return VALUES.every((name) => {
    const [a, b] = [one[name], other[name]];
    return a === b || (a !== undefined && b !== undefined && equalBytes(a, b));
  });
}
