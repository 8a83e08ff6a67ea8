import { bisectRight } from 'd3';
import { decodeUtf8, toHex } from '../../lib/bytes/index.ts';
import type { Signs } from './byte-text.ts';

/** Bytes of a message for reading: runs of text, and runs of bytes that aren't text, as hex. */
export interface TextRun {
  readonly text: string;
  readonly bad: boolean;
}

/** Control characters as control pictures, but line ends and tabs as they are. */
function pictured(text: string): string {
  return text.replace(/\r(?!\n)|(?![\t\n\r])\p{Cc}/gu, (sign) => {
    const code = sign.charCodeAt(0);
    if (code < 0x20) return String.fromCharCode(0x2400 + code);
    return code === 0x7f ? '␡' : '◇';
  });
}

/** The runs of a message, first to last; one run where all of it is UTF-8. */
export function runsOf(bytes: Uint8Array): TextRun[] {
  const { bad, valid, text } = decodeUtf8(bytes);
  if (valid) return [{ text: pictured(text), bad: false }];
  const runs: TextRun[] = [];
  const add = (start: number, end: number): void => {
    if (end > start)
      runs.push({ text: pictured(decodeUtf8(bytes.subarray(start, end)).text), bad: false });
  };
  let at = 0;
  for (const { start, end } of bad) {
    add(at, start);
    const last = runs.at(-1);
    const hex = toHex(bytes.subarray(start, end));
    if (last?.bad) runs[runs.length - 1] = { text: `${last.text} ${hex}`, bad: true };
    else runs.push({ text: hex, bad: true });
    at = end;
  }
  add(at, bytes.length);
  return runs;
}

/** How many bytes a character of UTF-8 has, by its first: RFC 3629 §3. */
const sequenceLength = (first: number): number =>
  first < 0x80 ? 1 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4;

/** Where each byte's sign stands in the text of all runs: bytes of one character share theirs. */
export function signsOf(bytes: Uint8Array): Signs {
  const starts = new Uint32Array(bytes.length);
  const ends = new Uint32Array(bytes.length);
  const { bad } = decodeUtf8(bytes);
  let character = 0;
  const write = (from: number, to: number, length: number): void => {
    starts.fill(character, from, to);
    ends.fill((character += length), from, to);
  };
  let next = 0;
  for (let at = 0; at < bytes.length;) {
    if (at === bad[next]?.start) {
      // Stretches of bad bytes that touch are one run, with a space between them.
      if (next > 0 && bad[next - 1].end === at) character += 1;
      for (const { end } = bad[next++]; at < end; at++) write(at, at + 1, 2);
    } else {
      const length = sequenceLength(bytes[at]);
      write(at, at + length, length === 4 ? 2 : 1);
      at += length;
    }
  }
  return {
    start: (byte) => starts[byte],
    end: (byte) => ends[byte],
    byteAt: (sign) => bisectRight(ends, sign),
  };
}
