import { BLOCK_BYTES, decodeUtf8, splitBlocks, toHex } from '../bytes/index.ts';

/** Letters, digits, marks and single spaces: what looks the same wherever it is pasted. */
const PLAIN = /^(?!\p{Default_Ignorable_Code_Point})[ \p{L}\p{N}\p{P}\p{S}\p{M}]$/u;
/** Pieces of an emoji that can't be seen by themselves: joiner, variation. */
const JOINERS = '\u200d\ufe0f';
/** Whether a character can be pasted as it is. */
const plain = (c: string): boolean => PLAIN.test(c) || JOINERS.includes(c);

/** The text that the bytes are, where they are one that people write: mostly characters that can be seen. */
export function readableText(bytes: Uint8Array): string | undefined {
  const { text, valid } = decodeUtf8(bytes);
  if (!valid) return undefined;
  const strange = [...text].filter((c) => !plain(c) && !'\n\r\t\0'.includes(c));
  return strange.length * 4 <= [...text].length ? text : undefined;
}

/** For a shell, where nothing inside '…' is special: undefined unless all characters survive being pasted. */
export function shellText(bytes: Uint8Array): string | undefined {
  const text = readableText(bytes);
  if (text === undefined || ![...text].every((c) => plain(c) || c === '\n')) return undefined;
  return `'${text.replaceAll("'", String.raw`'\''`)}'`;
}

/** For `printf %b` of bash, zsh and ksh: any bytes, a block a word. */
export function shellBytes(bytes: Uint8Array): readonly string[] {
  return splitBlocks(bytes).map((block) => `'${toHex(block).replace(/../g, String.raw`\x$&`)}'`);
}

/** How a language writes a character that can't be pasted as it is. */
type Escape = (code: number) => string;
const hex = (code: number, digits: number): string => code.toString(16).padStart(digits, '0');
const python: Escape = (code) =>
  code > 0xffff ? `\\U${hex(code, 8)}` : code > 0xff ? `\\u${hex(code, 4)}` : `\\x${hex(code, 2)}`;
/** In octal where that does: what `\u000a` stands for, Java reads before it knows of literals. */
const java: Escape = (code) =>
  code > 0xff
    ? String.fromCodePoint(code)
        .split('')
        .map((unit) => `\\u${hex(unit.charCodeAt(0), 4)}`)
        .join('')
    : `\\${code.toString(8).padStart(3, '0')}`;
/** Go’s `\x80` and up are bytes, and no characters. */
const go: Escape = (code) =>
  code < 0x80 ? `\\x${hex(code, 2)}` : python(code).replace('\\x', '\\u00');
const script: Escape = (code) => (code > 0xff ? `\\u{${hex(code, 1)}}` : `\\x${hex(code, 2)}`);

const SHORT: Record<string, string> = { '\n': '\\n', '\r': '\\r', '\t': '\\t' };

function literal(text: string, escape: Escape, quote = "'"): string {
  const inside = [...text].map((c) => {
    if (c === quote || c === '\\') return `\\${c}`;
    if (plain(c)) return c;
    return SHORT[c] ?? escape(c.codePointAt(0)!);
  });
  return `${quote}${inside.join('')}${quote}`;
}

/** A string literal of Python. */
export const pythonText = (text: string): string => literal(text, python);
/** A string literal of JavaScript. */
export const scriptText = (text: string): string => literal(text, script);
/** A string literal of Java. */
export const javaText = (text: string): string => literal(text, java, '"');
/** A string literal of Go. */
export const goText = (text: string): string => literal(text, go, '"');

/** Hex in literals of a block each; what is short stays in one. */
export function hexLiterals(bytes: Uint8Array, quote = "'"): readonly string[] {
  const blocks = bytes.length <= 2 * BLOCK_BYTES ? [bytes] : splitBlocks(bytes);
  return blocks.map((block) => `${quote}${toHex(block)}${quote}`);
}
