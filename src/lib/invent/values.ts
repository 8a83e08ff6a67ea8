import { plural } from '../words/index.ts';
import { type Given, ModeError, type Ops } from '../modes/index.ts';
import { applied } from './apply.ts';
import { type Beside, bytesOf, signsOf } from './known-bytes.ts';
import { type Plan, type Way, wayKey } from './plan.ts';
import { type Program, resolve } from './program.ts';
import { isGiven, keyOf, type Wanted } from './propagate.ts';
import { COMPUTED_TAG } from './rules.ts';
import { needsOf } from './term.ts';
import type { Name, Piece, Term } from './types.ts';

/** One message that a mode is run on. */
export interface Message<V> {
  readonly program: Program;
  readonly plan: Plan;
  readonly given: Given<V>;
  readonly beside: Beside;
  /** How many blocks it has. */
  readonly n: number;
  /** One of its blocks, from 1; asked for when it is needed. */
  readonly block: (j: number) => V;
}

/** Whether a value is made of what travels beside the message alone, for one block by number: it is there before the first. */
const isPreparation = (way: Way | undefined): boolean =>
  typeof way === 'object' &&
  way.rule.equation.index?.base === 'number' &&
  way.rule.needs.every(({ letter }) => letter === 'IV' || letter === 'N');

/** A value’s term, and the number of the block that its `i` is. */
interface Source {
  readonly term: Term;
  readonly i: number;
  /** Whether the mode’s own equation makes it, and not one of its halves. */
  readonly isOwn: boolean;
}

/**
 * The values of one message, each computed when it is first asked for, and what it needs before it: on a stack of its own, since
 * a chain is as long as the message.
 */
export class Values<V> {
  readonly #known = new Map<string, V>();
  readonly #constants = new Map<string, V>();
  readonly #ops: Ops<V>;
  readonly #message: Message<V>;

  constructor(ops: Ops<V>, message: Message<V>) {
    this.#ops = ops;
    this.#message = message;
  }

  /** A whole value, computed if it has to be. Throws `ModeError` where it can’t be: in messages that are too short for a plan. */
  get(letter: string, j: number | undefined): V {
    const stack: Wanted[] = [{ letter, j, part: 'whole' }];
    const open = new Set<string>();
    for (let wanted = stack[0]; stack.length > 0; wanted = stack[stack.length - 1]) {
      const key = keyOf(wanted.letter, wanted.j, wanted.part);
      const missing = this.#known.has(key) ? undefined : this.#missing(wanted);
      if (missing === undefined) stack.pop();
      else if (missing.length === 0) this.#known.set(key, this.#made(wanted));
      else if (open.has(key)) throw this.#unreachable(wanted);
      else stack.push(...missing);
      open.add(key);
    }
    return this.#known.get(keyOf(letter, j, 'whole'))!;
  }

  #way({ letter, j, part }: Wanted) {
    const { plan, program, n } = this.#message;
    return plan.ways.get(wayKey(program, letter, j, part, n));
  }

  #isGiven({ letter, j }: Wanted): boolean {
    return isGiven(letter, j, this.#message.n, this.#message.plan.direction);
  }

  #sourceOf(wanted: Wanted): Source {
    const { letter, j } = wanted;
    const way = this.#way(wanted);
    if (way === undefined) throw this.#unreachable(wanted);
    if (typeof way === 'object')
      return { term: way.rule.term, i: (j ?? 0) + way.shift, isOwn: true };
    const index = j === undefined ? undefined : ({ base: 'number', offset: j } as const);
    const of: Term = { op: 'value', letter, index, size: 16 };
    return {
      term: { op: 'join', a: { op: 'left', of }, b: { op: 'right', of } },
      i: 0,
      isOwn: false,
    };
  }

  /** What a value needs and isn’t known yet; the first that it needs comes last, and so lies on top of the stack. */
  #missing(wanted: Wanted): Wanted[] {
    if (this.#isGiven(wanted)) return [];
    const { term, i } = this.#sourceOf(wanted);
    return needsOf(term)
      .map(({ letter, index, part }) =>
        this.#asKept({ letter, j: resolve(index, i, this.#message.n), part }),
      )
      .filter(({ letter, j, part }) => !this.#known.has(keyOf(letter, j, part)))
      .reverse();
  }

  /** Of a value that is known as a whole no half is kept. */
  #asKept(wanted: Wanted): Wanted {
    const isWhole =
      wanted.part === 'whole' || this.#isGiven(wanted) || this.#way(wanted) === 'half';
    return isWhole ? { ...wanted, part: 'whole' } : wanted;
  }

  #made(wanted: Wanted): V {
    if (this.#isGiven(wanted)) return this.#givenValue(wanted);
    const { letter, j, part } = wanted;
    const { term, i, isOwn } = this.#sourceOf(wanted);
    const { tell } = this.#ops;
    tell?.block(isPreparation(this.#way(wanted)) ? 0 : this.#workOf(wanted));
    const at = ({ index }: Name): number | undefined => resolve(index, i, this.#message.n);
    const made = applied(this.#ops, term, {
      whole: (name) => this.#known.get(keyOf(name.letter, at(name), 'whole')),
      half: (name, half) => this.#known.get(keyOf(name.letter, at(name), half))!,
      known: (pieces, size) => this.#constant(pieces, size, i),
    });
    const isNew = isOwn && term.op !== 'value' && term.op !== 'known';
    // A tag that is a value of another block is taken from there: it stands in a column of its own.
    if (!isNew && j === undefined && (letter === 'T' || letter === COMPUTED_TAG))
      return this.#ops.take(made, this.#message.given.tagBytes);
    if (isNew && part === 'whole' && letter !== 'P' && letter !== 'C')
      tell?.name(made, letter === COMPUTED_TAG ? 'T′' : letter, j);
    return made;
  }

  /** The block whose work a value is: before the first what has no block, behind the last the tag. */
  #workOf({ letter, j }: Wanted): number {
    const { n } = this.#message;
    if (j === undefined) return letter === 'T' || letter === COMPUTED_TAG ? n + 1 : 0;
    return Math.max(0, Math.min(j, n));
  }

  #givenValue({ letter, j }: Wanted): V {
    const { block, given, beside, program } = this.#message;
    if (j !== undefined) return block(j);
    if (letter === 'T') return given.tag;
    if (letter === 'IV' && program.nonceBytes === 0) return given.iv;
    const { source, tell } = this.#ops;
    tell?.block(0);
    const value = source('iv', beside[letter as 'IV' | 'N']);
    tell?.name(value, letter);
    return value;
  }

  /** What everybody knows, as one value: the same bytes are the same value. */
  #constant(pieces: readonly Piece[], size: number, i: number): V {
    const bytes = bytesOf(pieces, this.#message.beside, i, this.#message.n).subarray(0, size);
    const key = bytes.join();
    const before = this.#constants.get(key);
    if (before !== undefined) return before;
    const what = pieces.some((piece) => 'letter' in piece) ? 'iv' : 'constant';
    const value = this.#ops.source(what, bytes);
    this.#ops.tell?.name(value, signsOf(pieces, i));
    this.#constants.set(key, value);
    return value;
  }

  #unreachable({ letter, j }: Wanted): ModeError {
    const { n, plan } = this.#message;
    return new ModeError(
      plan.direction === 'encrypt' ? 'plaintext' : 'ciphertext',
      `In a message of ${plural(n, 'block')} nothing says what ${letter}${j === undefined ? '' : `[${j}]`} is. Take a longer message.`,
    );
  }
}
