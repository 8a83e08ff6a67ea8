import { toHex } from '../bytes/index.ts';
import type { Counting, Ops } from '../modes/index.ts';

/**
 * What a changed bit does to a value: for each half the sum of what it is changed by, as names. A name that begins with `f` is the
 * changed bit itself, or moved in a way that is known; one with `g` is what a cipher made of a change, which is anything.
 */
export interface Change {
  /** Values that are computed alike have one id. */
  readonly id: number;
  readonly left: ReadonlySet<string>;
  readonly right: ReadonlySet<string>;
}

type Sum = ReadonlySet<string>;
const NONE: Sum = new Set();

/** The changed bit, in the left or the right half of a block. */
export const FLIP = {
  left: { left: new Set(['f']), right: NONE },
  right: { left: NONE, right: new Set(['f']) },
};

/** What is in one of two sums and not in the other: equal changes take each other away. */
function sum(a: Sum, b: Sum): Sum {
  const all = new Set(a);
  for (const name of b) if (!all.delete(name)) all.add(name);
  return all;
}

const through = (names: Sum, by: string): Sum => new Set([...names].map((name) => name + by));

/** Numbers for values: the same for the same operation on the same values. */
function numbers(): (key: string) => number {
  const known = new Map<string, number>();
  return (key) => known.get(key) ?? (known.set(key, known.size), known.size - 1);
}

/**
 * The algebra over changes: a mode that is run over it says what one changed bit of `beside` (IV or N) or of a block reaches. `idOf`
 * numbers what is given.
 */
export function changeOps(
  beside: (bytes: Uint8Array) => Pick<Change, 'left' | 'right'> | undefined,
): Ops<Change> & {
  readonly given: (name: string, change?: Pick<Change, 'left' | 'right'>) => Change;
} {
  const number = numbers();
  const given = (name: string, change?: Pick<Change, 'left' | 'right'>): Change => ({
    left: change?.left ?? NONE,
    right: change?.right ?? NONE,
    id: number(name),
  });
  return {
    given,
    ...garblingOps(number),
    ...movingOps(number),
    source: (what, bytes) =>
      given(`${what} ${toHex(bytes)}`, what === 'iv' ? beside(bytes) : undefined),
    verify: () => undefined,
  };
}

type Numbers = (key: string) => number;
type Of<K extends keyof Ops<Change>> = Pick<Ops<Change>, K>;

/** What makes anything of a change: the cipher, products, and a counter’s carry. */
function garblingOps(
  number: Numbers,
): Of<'cipher' | 'invCipher' | 'tweakCipher' | 'multiply' | 'increment'> {
  const garbled = (op: string, ...inputs: Change[]): Change => {
    const id = number(`${op} ${inputs.map((input) => input.id).join()}`);
    const anything = inputs.some(({ left, right }) => left.size + right.size > 0);
    return {
      id,
      left: anything ? new Set([`g${id}<`]) : NONE,
      right: anything ? new Set([`g${id}>`]) : NONE,
    };
  };
  return {
    cipher: (x) => garbled('E', x),
    invCipher: (x) => garbled('D', x),
    tweakCipher: (x) => garbled('E2', x),
    multiply: (x, h) => garbled('mul', x, h),
    increment: (x, counting) => incremented(x, counting, garbled(`inc${counting.bytes}`, x)),
  };
}

/** What moves and joins bits, so that it is known where a change goes. */
function movingOps(
  number: Numbers,
): Of<'xor' | 'double' | 'halve' | 'rotate' | 'take' | 'shiftIn' | 'complete'> {
  /** Bits go from each half to each half. */
  const mixed = (op: string, { id, left, right }: Change): Change => ({
    id: number(`${op} ${id}`),
    left: sum(through(left, `.${op}<<`), through(right, `.${op}><`)),
    right: sum(through(left, `.${op}<>`), through(right, `.${op}>>`)),
  });
  const joined = (op: string, a: Change, b: Change, left: Sum, right: Sum): Change => ({
    id: number(`${op} ${a.id},${b.id}`),
    left,
    right,
  });
  return {
    xor: (a, b) => ({
      id: number(`xor ${[a.id, b.id].sort((x, y) => x - y).join()}`),
      left: sum(a.left, b.left),
      right: sum(a.right, b.right),
    }),
    double: (x) => mixed('dbl', x),
    halve: (x) => mixed('hlv', x),
    rotate: (x, bits) => mixed(`rot${bits}`, x),
    take: (x, bytes) => joined('take', x, x, x.left, bytes > 8 ? x.right : NONE),
    shiftIn: (register, half) => joined('in', register, half, register.right, half.left),
    complete: (a, b) => joined('join', a, b, a.left, b.right),
  };
}

/** A carry goes no further than the counter: what stands before it changes as it did. */
function incremented(x: Change, { at, bytes }: Counting, all: Change): Change {
  if (at < 8 || at + bytes !== 16) return all;
  return { id: all.id, left: x.left, right: x.right.size > 0 ? all.right : NONE };
}
