import { decodeUtf8, toHex } from '../../lib/bytes/index.ts';

/** Bytes of a message for reading: runs of text, and runs of bytes that aren't text, as hex. */
export interface Run {
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
export function runsOf(bytes: Uint8Array): Run[] {
  const { bad, valid, text } = decodeUtf8(bytes);
  if (valid) return [{ text: pictured(text), bad: false }];
  const runs: Run[] = [];
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
