import { multiply } from '../gf.ts';

/** An S-box, or why a text is none. */
export type ReadSBox = { readonly sBox: Uint8Array } | { readonly problem: string };

const hex = (byte: number): string => byte.toString(16).padStart(2, '0');
const rotl = (byte: number, by: number): number => ((byte << by) | (byte >> (8 - by))) & 0xff;

/** b⁻¹ in GF(2⁸), and 00 for 00: b²⁵⁴. FIPS 197 §4.4 */
function inverse(b: number): number {
  let power = b;
  for (let bit = 0; bit < 6; bit++) power = multiply(multiply(power, power), b);
  return multiply(power, power);
}

/**
 * A table of 256 bytes in hex; or an equation in `x`: constants in hex of two digits, `^`, `*` (in GF(2⁸)), `inv( )`, `rotl( , bits)`
 * and brackets. Refused, with the two equal entries, where a byte comes twice: then the way back would not be known.
 */
export function readSBox(text: string): ReadSBox {
  const digits = text.replace(/[\s,]|0x/gi, '');
  if (/^[0-9a-f]{64,}$/i.test(digits)) {
    if (digits.length !== 512)
      return { problem: `An S-box has 256 bytes, 512 digits of hex; this has ${digits.length}.` };
    return permutation(
      Uint8Array.from({ length: 256 }, (_, i) => parseInt(digits.slice(2 * i, 2 * i + 2), 16)),
    );
  }
  const read = readEquation(text);
  return 'problem' in read
    ? read
    : permutation(Uint8Array.from({ length: 256 }, (_, x) => read.of(x)));
}

function permutation(sBox: Uint8Array): ReadSBox {
  const seen = new Map<number, number>();
  for (const [x, byte] of sBox.entries()) {
    const before = seen.get(byte);
    if (before !== undefined)
      return {
        problem: `An S-box has each byte once; here ${hex(before)} and ${hex(x)} both become ${hex(byte)}. Nobody could tell them apart again.`,
      };
    seen.set(byte, x);
  }
  return { sBox };
}

type Of = (x: number) => number;

/** The equation as a function of x. What is read goes from left to right; `*` binds more than `^`. */
function readEquation(text: string): { readonly of: Of } | { readonly problem: string } {
  const tokens = [...text.toLowerCase().matchAll(/\s*([a-z]+|[0-9a-f]+|\S)/g)].map((match) => ({
    text: match[1],
    at: match.index + match[0].length - match[1].length + 1,
  }));
  let next = 0;
  const fail = (wanted: string): never => {
    const token = tokens[next];
    const where = token ? `At character ${token.at} stands “${token.text}”` : 'The equation ends';
    throw new SyntaxError(
      `${where}, where ${wanted} has to be. An equation looks like rotl(inv(x), 1) ^ 63.`,
    );
  };
  const need = (sign: string): void => {
    if (tokens[next]?.text !== sign) fail(sign);
    next += 1;
  };
  const sum = (depth: number): Of => {
    let left = product(depth);
    while (tokens[next]?.text === '^' || tokens[next]?.text === '⊕') {
      next += 1;
      const [a, b] = [left, product(depth)];
      left = (x) => a(x) ^ b(x);
    }
    return left;
  };
  const product = (depth: number): Of => {
    let left = factor(depth);
    while (tokens[next]?.text === '*' || tokens[next]?.text === '•') {
      next += 1;
      const [a, b] = [left, factor(depth)];
      left = (x) => multiply(a(x), b(x));
    }
    return left;
  };
  const bracket = (depth: number): Of => {
    need('(');
    if (depth > 20) fail('an end of the brackets');
    return sum(depth + 1);
  };
  const factor = (depth: number): Of => {
    const word = tokens[next]?.text ?? '';
    if (word === '(') {
      const inner = bracket(depth);
      need(')');
      return inner;
    }
    next += 1;
    if (word === 'x') return (x) => x;
    if (word === 'inv' || word === 'rotl') {
      const inner = bracket(depth);
      const by = word === 'rotl' ? bitsAfterComma() : 0;
      need(')');
      return word === 'inv' ? (x) => inverse(inner(x)) : (x) => rotl(inner(x), by);
    }
    if (/^[0-9a-f]{2}$/.test(word)) return () => parseInt(word, 16);
    next -= 1;
    return fail('x, a byte of two digits, inv( ) or rotl( )');
  };
  const bitsAfterComma = (): number => {
    need(',');
    const bits = tokens[next]?.text ?? '';
    if (!/^[0-7]$/.test(bits)) fail('a number of bits from 0 to 7');
    next += 1;
    return Number(bits);
  };
  try {
    const of = sum(0);
    if (next < tokens.length) fail('an end or a ^');
    return { of };
  } catch (error) {
    return { problem: (error as Error).message };
  }
}

/** S-boxes to choose from, each as one would type it. */
export const SBOX_EQUATIONS = {
  fips: 'inv(x) ^ rotl(inv(x), 1) ^ rotl(inv(x), 2) ^ rotl(inv(x), 3) ^ rotl(inv(x), 4) ^ 63',
  identity: 'x',
  affine: 'x ^ rotl(x, 1) ^ rotl(x, 2) ^ rotl(x, 3) ^ rotl(x, 4) ^ 63',
  inverse: 'inv(x)',
} as const;
