import { decodeUtf8, splitBlocks, toHex } from '../../src/lib/bytes/index.ts';
import type { Show } from './options.ts';

/** A message to be shown: what was sent, what came, or what passed between two others. */
export interface Shown {
  /** `you`, `client`, `server` or `peer`. */
  readonly from: string;
  readonly mode: string;
  readonly iv: Uint8Array;
  readonly ciphertext: Uint8Array;
  readonly sequence?: number;
  readonly plaintext?: Uint8Array;
  readonly error?: string;
}

const RESET = '\x1b[0m';
const DIM = '\x1b[2m';
const BOLD = '\x1b[1m';
const RED = '\x1b[31m';
/** One for each group of equal blocks, and then from the start again. */
const REPEATS = ['\x1b[30;43m', '\x1b[30;46m', '\x1b[30;45m', '\x1b[30;42m', '\x1b[37;44m'];

/** Control characters as pictures: what a peer sends must not steer the terminal. */
export function visible(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, (sign) => {
    const code = sign.codePointAt(0)!;
    if (code === 9 || code === 0x200d) return sign;
    if (code < 0x20) return String.fromCharCode(0x2400 + code);
    return code === 0x7f ? '␡' : `<U+${code.toString(16).toUpperCase().padStart(4, '0')}>`;
  });
}

/** The lines that show a message. */
export function linesOf(message: Shown, show: Show, isColoured: boolean): string[] {
  const paint = (code: string, text: string) => (isColoured ? code + text + RESET : text);
  const { from, sequence, mode, iv, ciphertext, plaintext, error } = message;
  const text = plaintext ? readable(plaintext) : error ? paint(RED, `(${error})`) : '(no key here)';
  if (show === 'text') return from === 'you' ? [] : [plaintext ? readable(plaintext) : text];
  const blocks = Math.ceil(ciphertext.length / 16);
  const number = sequence === undefined ? '' : ` #${sequence}`;
  const size = `${ciphertext.length} bytes, ${blocks} block${blocks === 1 ? '' : 's'}`;
  const head = `${paint(BOLD, `${from}${number}`)} ${paint(DIM, `${mode.toUpperCase()}, ${size}`)}`;
  const ivLine = iv.length > 0 ? [`  iv  ${toHex(iv)}`] : [];
  const body = show === 'blocks' ? blockLines(ciphertext, paint) : [`  c   ${toHex(ciphertext)}`];
  return [head, ...ivLine, ...body, `  ${from === 'you' ? 'p' : '='}   ${text}`];
}

/** A line for each block; those that are there more than once have the same letter and colour. */
function blockLines(
  ciphertext: Uint8Array,
  paint: (code: string, text: string) => string,
): string[] {
  const blocks = splitBlocks(ciphertext).map(toHex);
  const count = new Map<string, number>();
  for (const block of blocks) count.set(block, (count.get(block) ?? 0) + 1);
  const groups = [...count].filter(([, times]) => times > 1).map(([block]) => block);
  return blocks.map((block, i) => {
    const group = groups.indexOf(block);
    const name = `  C${i + 1}`.padEnd(6);
    if (group < 0) return name + block;
    const letter = String.fromCharCode(65 + (group % 26));
    return name + paint(REPEATS[group % REPEATS.length], `${block} ${letter} ×${count.get(block)}`);
  });
}

/** Text, or hex where the bytes aren't text. */
function readable(bytes: Uint8Array): string {
  const { text, valid } = decodeUtf8(bytes);
  return valid ? visible(text) : `${visible(text)}   (not UTF-8: ${toHex(bytes)})`;
}
