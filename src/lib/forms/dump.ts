import { assemble } from './dump-bytes.ts';
import { type Kind, type Line, linesOf, tokensOf } from './dump-lines.ts';
import type { Found, Source } from './types.ts';

/** What xxd, hexdump, od, Wireshark and Format-Hex print: an offset, groups of digits, and perhaps the characters beside them. */
export function readDump({ raw, text }: Source): readonly Found[] {
  if (!/^(?:0x)?0{4,}:?\s/.test(text)) return [];
  const lines = linesOf(raw);
  const first = lines?.find((line): line is Line => line !== '*');
  if (!lines || !first) return [];
  for (const kind of KINDS) {
    const tokens = kind.colon === first.colon ? tokensOf(first, kind) : [];
    if (tokens.length === 0) continue;
    // One line of two words without a colon is as well a number and a number.
    if (lines.length === 1 && !kind.colon && kind.digits === 8) continue;
    const found = assemble(lines, kind, tokens.length * kind.size);
    if (found) return [{ form: 'dump', name: kind.name, bytes: found, likely: 0.985 }];
  }
  return [];
}

const PLAIN = { base: 16, word: false, colon: false } as const;

/** Told apart by the digits of a group. `od` and `hexdump` print words as numbers: their low byte, which comes first, stands last. */
const KINDS: readonly Kind[] = [
  ...[4, 2, 8, 16, 32].map((digits) => ({
    ...PLAIN,
    ...{ name: 'Lines of xxd', digits, size: digits / 2, colon: true },
  })),
  { ...PLAIN, name: 'A hex dump', digits: 2, size: 1 },
  { ...PLAIN, name: 'Words of od or hexdump', digits: 4, size: 2, word: true },
  { ...PLAIN, name: 'Words of od', digits: 8, size: 4, word: true },
  { ...PLAIN, name: 'Octal words of od', base: 8, digits: 6, size: 2, word: true },
  { ...PLAIN, name: 'Octal bytes of od', base: 8, digits: 3, size: 1 },
];
