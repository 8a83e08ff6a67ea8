import { type Kind, type Line, tokensOf } from './dump-lines.ts';

/** More than this isn’t filled in for a `*`: nothing that is pasted stands for so much. */
const MOST = 1 << 20;

/** The bytes of all lines; `most` is how many the first has at most. Undefined where the offsets don’t fit the bytes. */
export function assemble(
  lines: readonly (Line | '*')[],
  kind: Kind,
  most: number,
): Uint8Array | undefined {
  const { base, perLine } = strideOf(lines, most);
  const bytes: number[] = [];
  let last: readonly number[] = [];
  for (const [i, line] of lines.entries()) {
    if (line === '*') continue;
    const at = Number.parseInt(line.offset, base);
    if (lines[i - 1] === '*') {
      if (at > MOST || last.length === 0) return undefined;
      while (bytes.length < at) bytes.push(...last);
    }
    if (line.rest === '') {
      // An offset alone tells where the bytes end, in the middle of a word perhaps.
      if (at < bytes.length) bytes.length = at;
      continue;
    }
    last = tokensOf(line, kind)
      .flatMap((token) => bytesOf(token, kind))
      .slice(0, perLine);
    for (const byte of last) bytes.push(byte);
  }
  return bytes.length > 0 ? Uint8Array.from(bytes) : undefined;
}

/**
 * How many bytes a line has, and whether offsets are hex or, as od has them, octal: what the second line’s offset says. Digits
 * beyond that are characters that look like digits.
 */
function strideOf(lines: readonly (Line | '*')[], most: number): { base: 8 | 16; perLine: number } {
  const offsets = lines.filter((line): line is Line => line !== '*').map(({ offset }) => offset);
  const isOctal = offsets.every((offset) => /^[0-7]{7}$/.test(offset));
  if (offsets.length > 1 && lines[1] !== '*') {
    const steps = ([16, 8] as const).map((base) => ({
      base,
      perLine: Number.parseInt(offsets[1], base),
    }));
    const exact = steps.find(({ perLine }) => perLine === most);
    const fits = exact ?? steps.find(({ perLine }) => perLine > 0 && perLine <= most);
    if (fits) return fits;
  }
  return { base: isOctal ? 8 : 16, perLine: Math.min(most, most > 16 && most < 32 ? 16 : 32) };
}

function bytesOf(token: string, { base, size, word }: Kind): number[] {
  if (base === 8) {
    const value = Number.parseInt(token, 8);
    return size === 1 ? [value & 255] : [value & 255, (value >> 8) & 255];
  }
  const bytes: number[] = [];
  for (let i = 0; i + 1 < token.length; i += 2)
    bytes.push(Number.parseInt(token.slice(i, i + 2), 16));
  return word ? bytes.reverse() : bytes;
}
