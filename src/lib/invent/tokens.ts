import { Fault } from './fault.ts';
import type { Span } from './types.ts';

/** The smallest pieces of a line. `sign`: an operator or a bracket, written one way whichever way it was typed. */
export interface Token extends Span {
  readonly kind: 'name' | 'number' | 'hex' | 'index' | 'sign' | 'end';
  readonly text: string;
}

/** Signs that people write, and the one that is meant. */
const SIGNS: Readonly<Record<string, string>> = {
  '⊕': '^',
  '‖': '||',
  '∥': '||',
  '←': '=',
  ':=': '=',
  '==': '=',
  '−': '-',
  '–': '-',
};

const SUBSCRIPTS: Readonly<Record<string, string>> = {
  ...Object.fromEntries([...'₀₁₂₃₄₅₆₇₈₉'].map((sign, digit) => [sign, String(digit)])),
  ...{ ᵢ: 'i', ⱼ: 'j', ₙ: 'n', '₊': '+', '₋': '-' },
};

const PIECE =
  /(?<space>[^\S\n]+)|(?<hex>0[xX][0-9a-fA-F_]*)|(?<number>\d+)|(?<name>[A-Za-z][A-Za-z0-9]*)|(?<index>[₀-₉ᵢⱼₙ₊₋]+)|(?<sign>\|\||:=|==|[⊕‖∥←−–^=()[\]{},+\-_])/uy;

/** The pieces of one line, which begins at `start` of its source; the last one is its end. Throws `Fault` at a sign that isn’t one. */
export function tokensOf(line: string, start: number): Token[] {
  const tokens: Token[] = [];
  PIECE.lastIndex = 0;
  for (let at = 0; at < line.length; at = PIECE.lastIndex) {
    PIECE.lastIndex = at;
    const groups = PIECE.exec(line)?.groups;
    if (!groups) throw strange(line, at, start);
    const [kind, text] = Object.entries(groups).find(([, found]) => found !== undefined)!;
    if (kind === 'space') continue;
    tokens.push({ ...read(kind as Token['kind'], text), at: start + at, length: text.length });
  }
  return [...tokens, { kind: 'end', text: '', at: start + line.trimEnd().length, length: 0 }];
}

function read(kind: Token['kind'], text: string): Pick<Token, 'kind' | 'text'> {
  if (kind === 'name' && /^xor$/i.test(text)) return { kind: 'sign', text: '^' };
  if (kind === 'index') return { kind, text: [...text].map((sign) => SUBSCRIPTS[sign]).join('') };
  return { kind, text: kind === 'sign' ? (SIGNS[text] ?? text) : text };
}

/** What is meant by a sign of another alphabet that looks like one of ours. */
const LOOKALIKES: Readonly<Record<string, string>> = { С: 'C', Р: 'P', Е: 'E', Т: 'T', О: '0' };

function strange(line: string, at: number, start: number): Fault {
  const sign = String.fromCodePoint(line.codePointAt(at)!);
  const code = `U+${sign.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}`;
  const visible = /[\p{L}\p{N}\p{P}\p{S}]/u.test(sign) ? `“${sign}” (${code})` : code;
  const like = LOOKALIKES[sign];
  return new Fault(
    'sign',
    { at: start + at, length: sign.length },
    `An equation has letters, numbers, ( ), [ ] and the signs = ^ || in it; ${visible} is none of them.`,
    like
      ? `Write the Latin letter ${like}.`
      : (REPAIRS[sign] ?? 'Take it out, or write # before a comment.'),
  );
}

const REPAIRS: Readonly<Record<string, string>> = {
  '*': 'A product in GF(2¹²⁸) is mul(a, b).',
  '•': 'A product in GF(2¹²⁸) is mul(a, b).',
  '|': 'Two halves are joined by ||.',
  '&': 'Blocks are only XORed (^) and joined (||) here.',
  '<': 'Bits are turned to the left by rotl(x, bits).',
  '>': 'Bits are turned to the right by rotl(x, 128 - bits), the number worked out.',
};
