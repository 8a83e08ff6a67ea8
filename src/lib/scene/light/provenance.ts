import type { Counting, Step, Trace } from '../../modes/types.ts';
import { blockSteps } from '../../diagram/index.ts';
import type { BytePlace } from '../types.ts';

/** Which bytes of which values: by step id a mask, bit i for byte i. */
export type ByteSet = ReadonlyMap<number, number>;

const ALL = 0xffff;
const bit = (byte: number): number => 1 << byte;
/** All bytes that a value has. */
const whole = ({ bytes }: Step): number => bit(bytes.length) - 1;
const has = (set: ByteSet, step: number): boolean => (set.get(step) ?? 0) !== 0;
/** The bytes of its value that a place means. */
const meant = (trace: Trace, place: BytePlace): number =>
  place.whole ? whole(trace.step(place.step)) : bit(place.byte);

/**
 * What made a byte: the bytes that it was computed from, back to what was given or came from another block (which is
 * lit, and not followed further). Bytewise through XOR, whole blocks through the cipher.
 */
export function sourcesOf(trace: Trace, place: BytePlace): ByteSet {
  const { step } = place;
  const found = new Map<number, number>();
  const { block } = trace.step(step);
  const visit = (id: number, mask: number): void => {
    found.set(id, (found.get(id) ?? 0) | mask);
    const made = trace.step(id);
    const { inputs, block: own } = made;
    if (own !== block && id !== step) return;
    for (const input of inputs) visit(input, neededBy(made, mask) & whole(trace.step(input)));
  };
  visit(step, meant(trace, place));
  return found;
}

/** The bytes of an input that an operation needs for some bytes of its result. */
function neededBy(step: Step, mask: number): number {
  const { op } = step;
  if (op === 'xor' || op === 'verify' || op === 'take') return mask;
  return step.counted ? mask | carriedInto(step.counted, mask) : ALL;
}

/** The bytes of a counter whose carry can reach one of these: a byte of the sum needs all that are lower. */
function carriedInto(counting: Counting, mask: number): number {
  const lowestFirst = counted(counting);
  const last = lowestFirst.findLastIndex((byte) => mask & bit(byte));
  return lowestFirst.slice(0, last + 1).reduce((all, byte) => all | bit(byte), 0);
}

/** The bytes of a counter block that are counted, the lowest first. */
function counted({ at, bytes, order }: Counting): number[] {
  const places = Array.from({ length: bytes }, (_, i) => at + i);
  return order === 'little' ? places : places.reverse();
}

/** What a change of one bit does to a value: the XOR of before and after, or anything at all once a cipher ran on it. */
type Change = Uint8Array | 'any' | undefined;

/** What an increment makes of other bytes than its own. */
function added(counting: Counting, bytes: Uint8Array): Uint8Array {
  const sum = Uint8Array.from(bytes);
  for (const byte of counted(counting)) {
    sum[byte] += 1;
    if (sum[byte] !== 0) break;
  }
  return sum;
}

const differing = (a: Uint8Array, b: Uint8Array): Uint8Array => a.map((byte, i) => byte ^ b[i]);

function changeOf(trace: Trace, step: Step, of: (id: number) => Change): Change {
  const { op, inputs, bytes } = step;
  const changes = inputs.map(of);
  if (changes.every((change) => change === undefined)) return undefined;
  if (op === 'xor' && !changes.includes('any')) {
    const [a, b] = changes as (Uint8Array | undefined)[];
    return bytes.map((_, i) => (a?.[i] ?? 0) ^ (b?.[i] ?? 0));
  }
  if (step.counted && changes[0] !== 'any') {
    const before = trace.step(inputs[0]).bytes;
    const changed = differing(before, changes[0]!);
    return differing(added(step.counted, before), added(step.counted, changed));
  }
  if (op === 'take' && changes[0] !== 'any') return changes[0]!.subarray(0, bytes.length);
  return 'any';
}

const maskOf = (change: Change): number => {
  if (change === undefined) return 0;
  if (change === 'any') return ALL;
  return change.reduce((mask, byte, i) => (byte ? mask | bit(i) : mask), 0);
};

/**
 * What a byte reaches: every byte, up to block `last`, that some change of one bit of it can change. Bits are followed as
 * they are through XOR and the counter's carry; behind a cipher any byte of the block may change.
 */
export function reachOf(trace: Trace, { step, byte, whole }: BytePlace, last: number): ByteSet {
  const reached = new Map<number, number>();
  const start = trace.step(step);
  if (whole)
    return union([...start.bytes.keys()].map((of) => reachOf(trace, { step, byte: of }, last)));
  const later = stepsBetween(trace, start.block, last).filter(
    ({ id, inputs }) => id > step && inputs.length > 0,
  );
  for (let flip = 0; flip < 8; flip++) {
    const changes = new Map<number, Change>([
      [step, start.bytes.map((_, i) => (i === byte ? 1 << flip : 0))],
    ]);
    for (const next of later) {
      const change = changeOf(trace, next, (id) => changes.get(id));
      if (change !== undefined) changes.set(next.id, change);
    }
    for (const [id, change] of changes) {
      const mask = maskOf(change) & ((1 << trace.step(id).bytes.length) - 1);
      if (mask) reached.set(id, (reached.get(id) ?? 0) | mask);
    }
  }
  return reached;
}

function union(sets: readonly ByteSet[]): ByteSet {
  const all = new Map<number, number>();
  for (const set of sets) for (const [id, mask] of set) all.set(id, (all.get(id) ?? 0) | mask);
  return all;
}

/** The steps of some blocks in the order in which they were computed. */
function stepsBetween(trace: Trace, first: number, last: number): Step[] {
  const steps: Step[] = [];
  for (let block = first; block <= last; block++) steps.push(...blockSteps(trace, block));
  return steps.sort((a, b) => a.id - b.id);
}

/** Whether a set holds a byte. */
export const holds = (set: ByteSet, { step, byte }: BytePlace): boolean =>
  has(set, step) && ((set.get(step)! >> byte) & 1) === 1;
