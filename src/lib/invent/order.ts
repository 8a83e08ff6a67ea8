import type { Direction, Mode, Ops } from '../modes/index.ts';
import { dryRun } from './dry-run.ts';

/** In which order the blocks of a message can be computed. */
export interface Order {
  /** Whether no block rests on more calls of the cipher as the message grows: then all can be worked on at once. */
  readonly parallel: boolean;
  /** How many calls of the cipher come one after another, at most, in a message of `ORDER_BLOCKS` blocks. */
  readonly depth: number;
  /** How many calls of the cipher a block rests on at most there. */
  readonly calls: number;
  /** Whether calls of the cipher wait for each other ever longer; where they don’t and it isn’t parallel, XORs alone do. */
  readonly waits: boolean;
  /** Of a chain: the block that has to wait for none. */
  readonly from: 'first' | 'last';
}

/** How long the message is that an order is read off. */
export const ORDER_BLOCKS = 8;

/** What a value rests on: calls of the cipher, and how many of them one after another. */
interface Work {
  readonly calls: ReadonlySet<number>;
  readonly depth: number;
}

const NO_WORK: Work = { calls: new Set(), depth: 0 };

/** The algebra over work: a mode that is run over it says what each block waits for. */
function workOps(): Ops<Work> {
  let calls = 0;
  const both = (a: Work, b: Work): Work => ({
    calls: new Set([...a.calls, ...b.calls]),
    depth: Math.max(a.depth, b.depth),
  });
  const call = (input: Work): Work => ({
    calls: new Set(input.calls).add(calls++),
    depth: input.depth + 1,
  });
  const same = (input: Work): Work => input;
  return {
    ...{ cipher: call, invCipher: call, tweakCipher: call },
    ...{ xor: both, multiply: both, shiftIn: both, complete: both },
    ...{ increment: same, take: same, double: same, halve: same, rotate: same },
    source: () => NO_WORK,
    verify: () => undefined,
  };
}

const most = (numbers: readonly number[]): number => Math.max(0, ...numbers);

/** The order of a mode, one way: found by running it, so of any mode. The tag, which waits for all, isn’t looked at. */
export function orderOf(mode: Mode, direction: Direction): Order {
  const run = (n: number): Work[] =>
    dryRun(mode, direction, workOps(), n, { message: () => NO_WORK, beside: () => NO_WORK });
  const [short, long] = [run(ORDER_BLOCKS / 2), run(ORDER_BLOCKS)];
  const callsOf = (blocks: readonly Work[]): number => most(blocks.map(({ calls }) => calls.size));
  const depthOf = (blocks: readonly Work[]): number => most(blocks.map(({ depth }) => depth));
  return {
    parallel: callsOf(long) <= callsOf(short),
    depth: depthOf(long),
    calls: callsOf(long),
    waits: depthOf(long) > depthOf(short),
    from: long[0].calls.size > long[long.length - 1].calls.size ? 'last' : 'first',
  };
}
