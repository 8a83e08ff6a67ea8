/** A stretch of a text, and what it says when quotes and escapes are taken off. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** False of a number or a word without quotes. */
  readonly quoted: boolean;
}

/** A stretch, and where to read on. */
export interface Literal extends Stretch {
  readonly next: number;
}

const WRAPPED = /(?:new\s+)?[A-Za-z_][\w.]{0,40}\(\s*(?=[bB]?["'[])/y;
const BYTES = /[bB](?=["'])/y;
const TYPED = /[A-Za-z_]\w{0,30}\s*(?:\(\d+\))?\s*(?=\[)/y;
const WORD = /[-+]?[\w.]{1,64}/y;
const INDEXED = /\{\s*["']?0["']?\s*:\s*\d/y;
const ESCAPE = /\\(?:u([0-9a-fA-F]{4})|([^]))/g;
const LETTERS: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' };

/**
 * The literal that stands at `at`: a string in either quotes, a Python `b'…'` or `bytearray(…)`, a list of numbers with or
 * without a type before it, `<Buffer …>`, an object of numbers by index, a number, a word. Undefined where there is none.
 */
export function literalAt(text: string, at: number): Literal | undefined {
  if (matches(WRAPPED, text, at)) return wrapped(text, WRAPPED.lastIndex);
  if (text.startsWith('<Buffer', at)) return upTo(text, at + 7, '>', (inner) => inner);
  if (matches(BYTES, text, at)) return bytesLiteral(text, at);
  if (text[at] === '"' || text[at] === "'") return stringAt(text, at);
  const list = matches(TYPED, text, at) ? TYPED.lastIndex : at;
  if (text[list] === '[') return upTo(text, list, ']', (inner) => `${inner}]`);
  if (matches(INDEXED, text, at))
    return upTo(text, at, '}', (inner) => `[${inner.slice(1).replace(/["']?\d+["']?\s*:/g, '')}]`);
  if (!matches(WORD, text, at)) return undefined;
  const end = WORD.lastIndex;
  return { start: at, end, text: text.slice(at, end), quoted: false, next: end };
}

function matches(pattern: RegExp, text: string, at: number): boolean {
  pattern.lastIndex = at;
  return pattern.test(text);
}

function wrapped(text: string, at: number): Literal | undefined {
  const inner = literalAt(text, at);
  const close = /\s*(?:,\s*["'][\w-]+["']\s*)?\)/y;
  return inner && matches(close, text, inner.next)
    ? { ...inner, next: close.lastIndex }
    : undefined;
}

/** Everything up to a closing character, which strings inside don’t hide. */
function upTo(
  text: string,
  start: number,
  close: string,
  read: (inner: string) => string,
): Literal | undefined {
  const end = text.indexOf(close, start);
  if (end < 0 || text.slice(start + 1, end).includes('[')) return undefined;
  const whole = close === '>' ? end : end + 1;
  return { start, end: whole, text: read(text.slice(start, end)), quoted: true, next: end + 1 };
}

/** The stretch is what stands between the quotes. */
function stringAt(text: string, at: number): Literal | undefined {
  const end = closing(text, at);
  if (end < 0) return undefined;
  const inner = text.slice(at + 1, end);
  const plain = inner.includes('\\') ? inner.replace(ESCAPE, unescaped) : inner;
  return { start: at + 1, end, text: plain, quoted: true, next: end + 1 };
}

const unescaped = (_: string, unicode: string | undefined, letter: string): string =>
  unicode ? String.fromCharCode(parseInt(unicode, 16)) : (LETTERS[letter] ?? letter);

/** With its `b` and quotes: what it spells is read by who reads escapes. */
function bytesLiteral(text: string, at: number): Literal | undefined {
  const end = closing(text, at + 1) + 1;
  if (end === 0) return undefined;
  return { start: at, end, text: text.slice(at, end), quoted: true, next: end };
}

/** Where the quote that stands at `at` is closed, −1 where it isn’t. */
function closing(text: string, at: number): number {
  for (let end = text.indexOf(text[at], at + 1); end >= 0; end = text.indexOf(text[at], end + 1)) {
    let slashes = 0;
    while (text[end - 1 - slashes] === '\\') slashes += 1;
    if (slashes % 2 === 0) return end;
  }
  return -1;
}
