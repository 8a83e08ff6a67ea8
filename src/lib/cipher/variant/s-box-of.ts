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

/** The equation as a function of x. */
function readEquation(text: string): { readonly of: Of } | { readonly problem: string } {
  try {
    return { of: new Equation(text).whole() };
  } catch (error) {
    return { problem: (error as Error).message };
  }
}

/** An equation that is read from left to right; `*` binds more than `^`. What doesn’t fit is thrown as a `SyntaxError`. */
class Equation {
  readonly #tokens: readonly { readonly text: string; readonly at: number }[];
  #next = 0;

  constructor(text: string) {
    this.#tokens = [...text.toLowerCase().matchAll(/\s*([a-z]+|[0-9a-f]+|\S)/g)].map((match) => ({
      text: match[1],
      at: match.index + match[0].length - match[1].length + 1,
    }));
  }

  whole(): Of {
    const of = this.#sum(0);
    return this.#next < this.#tokens.length ? this.#fail('an end or a ^') : of;
  }

  get #word(): string {
    return this.#tokens[this.#next]?.text ?? '';
  }

  #fail(wanted: string): never {
    const token = this.#tokens[this.#next];
    const where = token ? `At character ${token.at} stands “${token.text}”` : 'The equation ends';
    throw new SyntaxError(
      `${where}, where ${wanted} has to be. An equation looks like rotl(inv(x), 1) ^ 63.`,
    );
  }

  #need(sign: string): void {
    if (this.#word !== sign) this.#fail(sign);
    this.#next += 1;
  }

  /** Parts with one of these signs between them. */
  #row(signs: string, part: () => Of, join: (a: number, b: number) => number): Of {
    let left = part();
    while (this.#word !== '' && signs.includes(this.#word)) {
      this.#next += 1;
      const [a, b] = [left, part()];
      left = (x) => join(a(x), b(x));
    }
    return left;
  }

  #sum(depth: number): Of {
    const product = (): Of => this.#row('*•', () => this.#factor(depth), multiply);
    return this.#row('^⊕', product, (a, b) => a ^ b);
  }

  #inBrackets(depth: number): Of {
    this.#need('(');
    if (depth > 20) this.#fail('an end of the brackets');
    return this.#sum(depth + 1);
  }

  #factor(depth: number): Of {
    const word = this.#word;
    if (/^[0-9a-f]{2}$/.test(word)) {
      this.#next += 1;
      return () => parseInt(word, 16);
    }
    if (word !== '(') {
      if (!['x', 'inv', 'rotl'].includes(word))
        this.#fail('x, a byte of two digits, inv( ) or rotl( )');
      this.#next += 1;
      if (word === 'x') return (x) => x;
    }
    const inner = this.#inBrackets(depth);
    const by = word === 'rotl' ? this.#bits() : 0;
    this.#need(')');
    if (word === 'inv') return (x) => inverse(inner(x));
    return word === 'rotl' ? (x) => rotl(inner(x), by) : inner;
  }

  #bits(): number {
    this.#need(',');
    const bits = this.#word;
    if (!/^[0-7]$/.test(bits)) this.#fail('a number of bits from 0 to 7');
    this.#next += 1;
    return Number(bits);
  }
}

/** S-boxes to choose from, each as one would type it. */
export const SBOX_EQUATIONS = {
  fips: 'inv(x) ^ rotl(inv(x), 1) ^ rotl(inv(x), 2) ^ rotl(inv(x), 3) ^ rotl(inv(x), 4) ^ 63',
  identity: 'x',
  affine: 'x ^ rotl(x, 1) ^ rotl(x, 2) ^ rotl(x, 3) ^ rotl(x, 4) ^ 63',
  inverse: 'inv(x)',
} as const;
