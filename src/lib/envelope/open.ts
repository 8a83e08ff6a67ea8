import { equalBytes } from '../bytes/index.ts';
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
import { pem } from './formats/pem.ts';
import { php } from './formats/php.ts';
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
  ...[json, repr, separated, labels],
];
const BYTE_FORMATS: readonly ByteFormat[] = [salted, fernet, php, bare];

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
  const found = surfaces.flatMap(textEnvelopes);
  // Where a mark proves a format, its characters as bytes are no second way to see it.
  if (!found.some(({ likely }) => likely === 1)) found.push(...surfaces.flatMap(byteEnvelopes));
  found.sort((a, b) => b.likely - a.likely);
  const least = (found[0]?.likely ?? 0) === 1 ? 1 : (found[0]?.likely ?? 0) * LEAST;
  const kept: Envelope[] = [];
  for (const one of found) {
    if (kept.length === MOST || one.likely < least) break;
    if (!kept.some((other) => sameValues(one, other))) kept.push(one);
  }
  return kept;
}

const textEnvelopes = ({ text, whole, fields }: Surface): Envelope[] =>
  TEXT_FORMATS.flatMap((format) =>
    format.read(text, fields).map((found) => assemble(format, provedBy(found, whole), found)),
  );

/** What a format’s own marks prove needs no likely form around it. */
const provedBy = ({ likely }: Found, whole: Whole): Whole =>
  likely === 1 ? { ...whole, likely } : whole;

function byteEnvelopes({ whole, readings }: Surface): Envelope[] {
  const before = whole.twice ? [...whole.damage, TWICE] : whole.damage;
  return readings().flatMap(({ form, bytes, likely, damage }) => {
    const asText = form === 'text' || form === 'latin1';
    const each = whole.likely * likely * (asText || isText(bytes) ? AS_TEXT : 1);
    const all = [...before, ...damage.map(sentence)];
    return BYTE_FORMATS.flatMap((format) =>
      format.read(bytes).map((found) => {
        const of = { text: whole.text, bytes, likely: each, damage: all };
        return assemble(format, provedBy(found, of), found);
      }),
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
