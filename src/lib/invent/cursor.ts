import { Fault } from './fault.ts';
import type { Token } from './tokens.ts';

/** A place in the pieces of one line. */
export class Cursor {
  readonly #tokens: readonly Token[];
  #at = 0;

  constructor(tokens: readonly Token[]) {
    this.#tokens = tokens;
  }

  /** The piece that comes next; at the end, its end again and again. */
  peek(ahead = 0): Token {
    return this.#tokens[Math.min(this.#at + ahead, this.#tokens.length - 1)];
  }

  next(): Token {
    const token = this.peek();
    this.#at += 1;
    return token;
  }

  /** The offset past the last piece that was taken. */
  get end(): number {
    const { at, length } = this.#tokens[Math.max(0, Math.min(this.#at, this.#tokens.length) - 1)];
    return at + length;
  }

  /** Takes this sign where it comes next, and says whether it did. */
  take(sign: string): boolean {
    const { kind, text } = this.peek();
    const is = kind === 'sign' && text === sign;
    if (is) this.next();
    return is;
  }

  /** Takes this sign, or throws `Fault` with the rule that wants it. */
  need(sign: string, rule: string): void {
    if (this.take(sign)) return;
    const { at, length, text, kind } = this.peek();
    const given = kind === 'end' ? 'the line ends here' : `here stands ${text}`;
    throw new Fault(
      'grammar',
      { at, length: Math.max(1, length) },
      `${rule}, ${sign}; ${given}.`,
      `Write ${sign} here.`,
    );
  }
}
