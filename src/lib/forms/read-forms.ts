import { equalBytes } from '../bytes/index.ts';
import { capital, plural } from '../words/index.ts';
import { readArray } from './array.ts';
import { readBase64 } from './base64.ts';
import { readBinary } from './binary.ts';
import { cleaned } from './clean.ts';
import { readDump } from './dump.ts';
import { readEscapes } from './escapes.ts';
import { readHex } from './hex.ts';
import { FORM_NAMES } from './names.ts';
import { readText, replaced } from './text.ts';
import type { Damage, Found, Reader, Reading } from './types.ts';
import { readDataUrl, readPercent } from './url.ts';

const READERS: readonly Reader[] = [
  ...[readHex, readBase64, readArray, readEscapes, readDump],
  ...[readDataUrl, readPercent, readBinary, readText],
];

/** Readings less likely than this are no offer. */
const LEAST = 0.02;

/**
 * Every way in which `text` can be bytes, the likeliest first; none only where there is no text. Never throws; linear in the
 * text’s length. Two forms that spell the same bytes are one reading.
 */
export function readForms(text: string): readonly Reading[] {
  const source = cleaned(text);
  const readings: Reading[] = [];
  const all = READERS.flatMap((read) => read(source))
    .filter(({ likely, bytes }) => likely >= LEAST && bytes.length > 0)
    .sort((a, b) => b.likely - a.likely);
  for (const found of all) {
    if (readings.some(({ bytes }) => equalBytes(bytes, found.bytes))) continue;
    readings.push(readingOf(found, source.damage));
  }
  return readings;
}

function readingOf(found: Found, before: readonly Damage[]): Reading {
  const { form, bytes, likely } = found;
  // A text in UTF-8 says itself what it lost, and what was taken away from around it.
  const tells = form === 'text' || form === 'verbatim';
  const lost = tells ? 0 : replacementsIn(bytes);
  const damage = [
    ...(tells ? [] : before),
    ...(found.damage ?? []),
    ...(lost > 0 ? [replaced(lost)] : []),
  ];
  const name = found.name ?? capital(FORM_NAMES[form]);
  const says = [`${name}: ${plural(bytes.length, 'byte')}`, ...damage.map((one) => one.says)];
  return { form, bytes, likely, damage, says: `${says.join('; ')}.` };
}

/** How often EF BF BD, the UTF-8 of U+FFFD, stands in bytes; 0 where that may be luck: once in 16 million places. */
function replacementsIn(bytes: Uint8Array): number {
  let count = 0;
  for (let i = 0; i + 2 < bytes.length; i++)
    if (bytes[i] === 0xef && bytes[i + 1] === 0xbf && bytes[i + 2] === 0xbd) count += 1;
  return count > 1 || (count === 1 && bytes.length < 4096) ? count : 0;
}
