import { decodeUtf8, splitBlocks, toHex } from '../../src/lib/bytes/index.ts';
import { number, plural } from '../../src/lib/words/index.ts';
import type { Show } from './options.ts';
import type { Repeats } from './repeats.ts';

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
  /** How many bytes in front of the text can’t be read. */
  readonly unread?: number;
  /** It was shown before, and read otherwise. */
  readonly again?: boolean;
  /** It isn’t sent yet. */
  readonly waits?: boolean;
}

/** How messages are shown. */
export interface Look {
  readonly show: Show;
  readonly isColoured: boolean;
  /** Somebody sits there and has typed what is sent; in a pipe text is printed alone. */
  readonly isPerson: boolean;
  readonly repeats: Repeats;
}

const RESET = '\x1b[0m';
const DIM = '\x1b[2m';
const BOLD = '\x1b[1m';
const RED = '\x1b[31m';
/** One for each group of equal blocks, and then from the start again. */
const COLOURS = ['\x1b[30;43m', '\x1b[30;46m', '\x1b[30;45m', '\x1b[30;42m', '\x1b[37;44m'];
/** Of what is no text, and of a ciphertext on one line, so many bytes. */
const MOST_BYTES = 64;

/** Control characters as pictures: what a peer sends must not steer the terminal. */
export function visible(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, (sign) => {
    const code = sign.codePointAt(0)!;
    if (code === 9 || code === 0x200d) return sign;
    if (code < 0x20) return String.fromCharCode(0x2400 + code);
    return code === 0x7f ? '␡' : `<U+${code.toString(16).toUpperCase().padStart(4, '0')}>`;
  });
}

/** The first bytes as hex, and how many there are where that isn’t all. */
export function someHex(bytes: Uint8Array): string {
  if (bytes.length <= MOST_BYTES) return toHex(bytes);
  return `${toHex(bytes.subarray(0, MOST_BYTES))}… (${number(bytes.length)} bytes)`;
}

/** The lines that show a message. */
export function linesOf(message: Shown, look: Look): string[] {
  const { show, isPerson } = look;
  const paint = painter(look);
  if (show === 'text') {
    if (!isPerson) return message.from === 'you' ? [] : [textOf(message, paint)];
    return [`${headOf(message, paint)}  ${textOf(message, paint)}`];
  }
  const { from, mode, iv, ciphertext } = message;
  const size = `${plural(ciphertext.length, 'byte')}, ${plural(Math.ceil(ciphertext.length / 16), 'block')}`;
  const head = `${headOf(message, paint)} ${paint(DIM, `${mode.toUpperCase()}, ${size}`)}`;
  const ivLine = iv.length > 0 ? [`  iv  ${toHex(iv)}`] : [];
  const body = show === 'blocks' ? blockLines(ciphertext, look) : [`  c   ${someHex(ciphertext)}`];
  return [head, ...ivLine, ...body, `  ${from === 'you' ? 'p' : '='}   ${textOf(message, paint)}`];
}

type Paint = (code: string, text: string) => string;
const painter =
  ({ isColoured }: Look): Paint =>
  (code, text) =>
    isColoured ? code + text + RESET : text;

function headOf({ from, sequence, again, waits }: Shown, paint: Paint): string {
  const notes = [...(again ? ['read again'] : []), ...(waits ? ['waits'] : [])];
  const note = notes.length > 0 ? paint(DIM, ` (${notes.join(', ')})`) : '';
  return paint(BOLD, `${from}${sequence === undefined ? '' : ` #${sequence}`}`) + note;
}

function textOf({ plaintext, error, unread, ciphertext }: Shown, paint: Paint): string {
  if (plaintext)
    return `${unread ? paint(DIM, `[${unread} bytes can’t be read]`) : ''}${readable(plaintext)}`;
  if (!error) return '(no key here)';
  const bytes = ciphertext.length > 0 ? ` ${someHex(ciphertext)}` : '';
  return `${paint(RED, `(${error})`)}${bytes}`;
}

/** A line for each block; those that came before, in this message or an earlier one, have a letter that they keep. */
function blockLines(ciphertext: Uint8Array, look: Look): string[] {
  const paint = painter(look);
  const blocks = splitBlocks(ciphertext).map(toHex);
  look.repeats.add(blocks);
  return blocks.map((block, i) => {
    const name = `  C${i + 1}`.padEnd(6);
    const repeat = look.repeats.of(block);
    if (!repeat) return name + block;
    const colour = COLOURS[repeat.group % COLOURS.length];
    return name + paint(colour, `${block} ${repeat.letter} ×${repeat.count}`);
  });
}

/** Text, or the beginning as hex where the bytes aren't text. */
function readable(bytes: Uint8Array): string {
  const { text, valid } = decodeUtf8(bytes);
  if (valid) return visible(text);
  return `${visible(decodeUtf8(bytes.subarray(0, MOST_BYTES)).text)}   (not UTF-8: ${someHex(bytes)})`;
}
