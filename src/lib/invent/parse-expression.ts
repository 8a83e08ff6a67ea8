import { fromHex } from '../bytes/index.ts';
import type { Cursor } from './cursor.ts';
import { Fault } from './fault.ts';
import { FUNCTIONS, functionOf } from './functions.ts';
import { parseIndex } from './parse-index.ts';
import type { Token } from './tokens.ts';
import type { Expression, FunctionName, Span } from './types.ts';

/** What is meant by a plus. */
export const ADDED_BY = 'Blocks are added by ^; a counter’s plus one is inc( ).';

/** Brackets in brackets at most. */
const DEEPEST = 32;

/** What stands at the right of `=`: values and functions, XORed or joined. Throws `Fault` at the first piece that doesn’t fit. */
export function parseExpression(cursor: Cursor, depth = 0): Expression {
  const first = cursor.peek();
  if (depth > DEEPEST)
    throw new Fault(
      'grammar',
      { at: first.at, length: 1 },
      `Brackets stand in each other at most ${DEEPEST} deep.`,
      'Give a part of it a letter and a line of its own.',
    );
  const parts = [parsePart(cursor, depth)];
  const sign = cursor.peek().kind === 'sign' ? cursor.peek().text : '';
  if (sign !== '^' && sign !== '||') return parts[0];
  while (cursor.take(sign)) parts.push(parsePart(cursor, depth));
  const mixed = cursor.peek();
  if (mixed.kind === 'sign' && (mixed.text === '^' || mixed.text === '||'))
    throw new Fault(
      'grammar',
      mixed,
      '^ and || stand side by side here, and which comes first isn’t said.',
      'Put brackets around one of them: (a ^ b) || c.',
    );
  const span = { at: first.at, length: cursor.end - first.at };
  return sign === '^' ? { kind: 'xor', parts, ...span } : { kind: 'join', parts, ...span };
}

function parsePart(cursor: Cursor, depth: number): Expression {
  const first = cursor.peek();
  if (cursor.take('(')) {
    const inner = parseExpression(cursor, depth + 1);
    cursor.need(')', 'A bracket that opens is closed');
    return inner;
  }
  const spanned = <T>(it: T): T & Span => ({ ...it, at: first.at, length: cursor.end - first.at });
  const { kind, text } = first;
  if (kind === 'hex') return spanned({ kind: 'bytes', bytes: bytesOf(cursor.next()) } as const);
  if (kind === 'number') {
    cursor.next();
    return spanned({ kind, of: BigInt(text.slice(0, 64)) } as const);
  }
  if (kind !== 'name') throw missing(first);
  cursor.next();
  return nameOrCall(cursor, first, depth, spanned);
}

function nameOrCall(
  cursor: Cursor,
  first: Token,
  depth: number,
  spanned: <T>(it: T) => T & Span,
): Expression {
  const { text } = first;
  const underKey = cursor.peek().text === '_' && cursor.peek(1).text === 'K';
  const called = cursor.peek(underKey ? 2 : 0).text === '(';
  if (called) {
    if (underKey) [cursor.next(), cursor.next()];
    return spanned(parseCall(cursor, first, depth));
  }
  if (text === 'IV' || text === 'N') return spanned({ kind: 'value', letter: text } as const);
  if (text === 'i' || text === 'j' || text === 'n')
    return spanned({ kind: 'number', of: text === 'n' ? 'n' : 'i' } as const);
  requireLetter(first);
  const index = parseIndex(cursor);
  return spanned({ kind: 'value', letter: text, ...(index && { index }) } as const);
}

/** Throws `Fault` unless a name is one capital letter. */
export function requireLetter(token: Token): void {
  const { text, kind } = token;
  if (kind === 'name' && /^[A-Z]$/.test(text)) return;
  if (kind !== 'name') throw missing(token);
  const numbered = /^([A-Za-z])([0-9]+|[ijn])$/.exec(text);
  const meant = numbered
    ? `${numbered[1].toUpperCase()}[${numbered[2]}]`
    : functionOf(text)
      ? `${FUNCTIONS[functionOf(text)!].form}`
      : /^[a-z]$/.test(text)
        ? text.toUpperCase()
        : undefined;
  throw new Fault(
    'name',
    token,
    `A value is one capital letter; ${text} isn’t one.`,
    meant
      ? `Write ${meant}.`
      : 'Use P, C, IV, N, or a letter of your own with a line that says what it is.',
  );
}

function parseCall(cursor: Cursor, name: Token, depth: number) {
  const fn = functionOf(name.text);
  if (!fn)
    throw new Fault(
      'name',
      name,
      `There is no function ${name.text}.`,
      `The functions are ${Object.keys(FUNCTIONS).join(', ')}; a block is named with [ ]: P[i].`,
    );
  cursor.take('(');
  const args = [parseExpression(cursor, depth + 1)];
  let bits = 0;
  const { form } = FUNCTIONS[fn];
  if (FUNCTIONS[fn].args === 2) {
    cursor.need(',', `It is written ${form}: what stands between its two parts is`);
    if (fn === 'rotl') bits = parseBits(cursor);
    else args.push(parseExpression(cursor, depth + 1));
  }
  if (cursor.peek().text === ',')
    throw new Fault(
      'grammar',
      cursor.peek(),
      `There is one part too many: it is written ${form}.`,
      `Write ${form}.`,
    );
  cursor.need(')', `${fn}( ends with its bracket`);
  return { kind: 'call', name: fn as FunctionName, args, bits } as const;
}

function parseBits(cursor: Cursor): number {
  const token = cursor.next();
  if (token.kind === 'number' && Number(token.text) < 128) return Number(token.text);
  throw new Fault(
    'type',
    { at: token.at, length: Math.max(1, token.length) },
    `rotl turns a block by a number of bits from 0 to 127; here stands ${token.text || 'nothing'}.`,
    'Write the number of bits: rotl(x, 8).',
  );
}

function bytesOf(token: Token): Uint8Array {
  const digits = token.text.slice(2).replaceAll('_', '');
  if (digits.length > 0 && digits.length % 2 === 0) return fromHex(digits);
  throw new Fault(
    'type',
    token,
    `A constant in hex has two digits a byte; this one has ${digits.length}.`,
    'A block is 0x and 32 digits, a half 0x and 16. The block of zeros is 0.',
  );
}

function missing({ at, length, text, kind }: Token): Fault {
  const given = kind === 'end' ? 'The line ends' : `Here stands ${text}`;
  return new Fault(
    'grammar',
    { at, length: Math.max(1, length) },
    `${given} where a value has to be: P[i], IV, E( … ), a constant.`,
    text === '+' ? ADDED_BY : 'Write the value here, or take out the sign before it.',
  );
}
