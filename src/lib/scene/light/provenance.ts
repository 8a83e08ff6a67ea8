import type { Counting, Step, Trace } from '../../modes/types.ts';
import { blockSteps } from '../../diagram/index.ts';
import { linear } from './linear.ts';
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
    inputs.forEach((input, which) =>
      visit(input, neededBy(trace, made, mask, which) & whole(trace.step(input))),
    );
  };
  visit(step, meant(trace, place));
  return found;
}

/** The bytes of its input (0 or 1) that an operation needs for some bytes of its result. */
function neededBy(trace: Trace, step: Step, mask: number, which: number): number {
  const { op, inputs } = step;
  if (op === 'xor' || op === 'verify' || op === 'take') return mask;
  if (step.counted) return mask | carriedInto(step.counted, mask);
  if (op === 'complete') {
    const own = bit(trace.sizeOf(inputs[0])) - 1;
    return which === 0 ? mask & own : mask & ~own;
  }
  if (op === 'shiftIn') {
    const size = trace.sizeOf(inputs[1]);
    return which === 0 ? (mask << size) & ALL : mask >> (16 - size);
  }
  return linear(step)?.sources(mask) ?? ALL;
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

/** What a change of one bit does to a value: the XOR of before and after, and the bytes that may be anything (bit i: byte i). */
interface Change {
  readonly bits: Uint8Array;
  readonly any: number;
}

const anything = ({ bytes }: Step): Change => ({ bits: bytes.map(() => 0), any: ALL });

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

/** What is made of a change of a counter block. */
function addedTo(trace: Trace, { counted, inputs, bytes }: Step, change: Change): Change {
  if (change.any) return { bits: change.bits, any: ALL };
  const changed = differing(trace.step(inputs[0]).bytes, change.bits);
  return { bits: differing(bytes, added(counted!, changed)), any: 0 };
}

/** Moves a change of one input to the bytes of the result in which it stands; `undefined`: it is of no linear operation. */
function movedBy(trace: Trace, step: Step, change: Change, which: number): Change | undefined {
  const { op, inputs, bytes } = step;
  const place = (from: number): Change => ({
    bits: bytes.map((_, i) => change.bits[i + from] ?? 0),
    any: from < 0 ? change.any << -from : change.any >> from,
  });
  const only = (mask: number, { bits, any }: Change): Change => ({
    bits: bits.map((byte, i) => (mask & bit(i) ? byte : 0)),
    any: any & mask,
  });
  switch (op) {
    case 'xor':
    case 'take':
      return place(0);
    case 'complete': {
      const own = bit(trace.sizeOf(inputs[0])) - 1;
      return only(which === 0 ? own : ALL & ~own, place(0));
    }
    case 'shiftIn': {
      const size = trace.sizeOf(inputs[1]);
      return which === 0 ? only(bit(16 - size) - 1, place(size)) : place(size - 16);
    }
    default: {
      const map = linear(step);
      return map && { bits: map.moved(change.bits), any: map.reached(change.any) };
    }
  }
}

function changeOf(
  trace: Trace,
  step: Step,
  of: (id: number) => Change | undefined,
): Change | undefined {
  let all: Change | undefined;
  for (const [which, input] of step.inputs.entries()) {
    const change = of(input);
    if (!change) continue;
    const moved = step.counted
      ? addedTo(trace, step, change)
      : (movedBy(trace, step, change, which) ?? anything(step));
    all = all ? { bits: differing(all.bits, moved.bits), any: all.any | moved.any } : moved;
  }
  // What was moved out of the register, or cancels, changes nothing from there on.
  return all && maskOf(all) ? all : undefined;
}

const maskOf = ({ bits, any }: Change): number =>
  bits.reduce((mask, byte, i) => (byte ? mask | bit(i) : mask), any);

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
      [step, { bits: start.bytes.map((_, i) => (i === byte ? 1 << flip : 0)), any: 0 }],
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
