import { BLOCK_BYTES } from '../bytes/index.ts';
import type { Counting, Op, Step } from './types.ts';

const OPS: readonly Op[] = [
  ...(['in', 'iv', 'aad', 'zero', 'lengths', 'b0', 'ctr0', 'constant'] as const),
  ...(['cipher', 'invCipher', 'tweakCipher', 'xor', 'increment', 'multiply', 'double'] as const),
  ...(['halve', 'rotate', 'shiftIn', 'complete', 'take', 'verify'] as const),
];
const CODES = Object.fromEntries(OPS.map((op, code) => [op, code])) as Record<Op, number>;
/** Stands for "no input": what is known has none, what joins or compares two values has two, the rest have one. */
const NONE = -1;

/** Codes of increments are below this, those of rotations follow. */
const ROTATIONS = 512;

/** How an increment counts, as a number below `NONE`: it stands where a second input would. */
const codeOf = ({ at, bytes, order }: Counting): number =>
  NONE - 1 - (at + 16 * (bytes - 1) + (order === 'little' ? 256 : 0));

/** The same number read again; and by how many bits a rotation moves. */
function detailOf(code: number): Pick<Step, 'counted' | 'rotated'> {
  const rest = NONE - 1 - code;
  if (rest < 0) return {};
  if (rest >= ROTATIONS) return { rotated: rest - ROTATIONS };
  const order = rest < 256 ? 'big' : 'little';
  return { counted: { at: rest % 16, bytes: ((rest >> 4) % 16) + 1, order } };
}

/**
 * Values and what made them, as arrays side by side: 30 bytes a value, so that a trace of a million blocks fits.
 * A value's id is its index. Full arrays are doubled, so that adding costs the same however many there are.
 */
export class Recording {
  /** How many values there are. */
  length = 0;
  /** The block whose work is being recorded, from 1; 0 before the first. */
  block = 0;
  /** 16 bytes for each value, one after another. Replaced when it grows: read it after `add`. */
  bytes: Uint8Array;
  #ops: Uint8Array;
  #blocks: Uint32Array;
  #first: Int32Array;
  #second: Int32Array;
  #sizes: Uint8Array;
  readonly #names = new Map<number, NonNullable<Step['named']>>();

  /** `capacity`: how many values to make room for at first, at least 1; too low a guess only costs time. */
  constructor(capacity: number) {
    this.bytes = new Uint8Array(capacity * BLOCK_BYTES);
    this.#ops = new Uint8Array(capacity);
    this.#blocks = new Uint32Array(capacity);
    this.#first = new Int32Array(capacity);
    this.#second = new Int32Array(capacity);
    this.#sizes = new Uint8Array(capacity);
  }

  /** Makes room for a value of `size` bytes and returns its id; the caller writes the bytes. */
  add(op: Op, size = BLOCK_BYTES, first = NONE, second = NONE): number {
    if (this.length === this.#ops.length) this.#grow();
    const id = this.length++;
    this.#ops[id] = CODES[op];
    this.#blocks[id] = this.block;
    this.#first[id] = first;
    this.#second[id] = second;
    this.#sizes[id] = size;
    return id;
  }

  /** The same for a counter block plus one, which has one input. */
  addIncrement(block: number, counting: Counting): number {
    return this.add('increment', BLOCK_BYTES, block, codeOf(counting));
  }

  /** The same for a rotated block. */
  addRotation(block: number, bits: number): number {
    return this.add('rotate', BLOCK_BYTES, block, NONE - 1 - ROTATIONS - bits);
  }

  /** What a value is called by its mode: the first name that it gets stays. */
  name(id: number, name: NonNullable<Step['named']>): void {
    if (!this.#names.has(id)) this.#names.set(id, name);
  }

  /** Leaves only the first `length` values, and nothing of the others. */
  forget(length: number): void {
    this.bytes.fill(0, length * BLOCK_BYTES);
    this.length = length;
  }

  /** How many bytes this value has: 16, fewer in a last partial block. */
  sizeOf(id: number): number {
    return this.#sizes[id];
  }

  /** This value as the object that a trace hands out; `RangeError` where there is none. */
  step(id: number): Step {
    const there = Number.isInteger(id) && id >= 0 && id < this.length;
    if (!there) throw new RangeError(`The trace has no step ${id}.`);
    const at = id * BLOCK_BYTES;
    const named = this.#names.get(id);
    return {
      id,
      op: this.opOf(id),
      block: this.#blocks[id],
      inputs: inputsOf(this.#first[id], this.#second[id]),
      bytes: this.bytes.subarray(at, at + this.#sizes[id]),
      ...detailOf(this.#second[id]),
      ...(named && { named }),
    };
  }

  /** What made a value that there is. */
  opOf(id: number): Op {
    return OPS[this.#ops[id]];
  }

  /** For which block it was made. */
  blockOf(id: number): number {
    return this.#blocks[id];
  }

  /** Its first (0) or second (1) input; −1 where it has none. */
  inputOf(id: number, which: 0 | 1): number {
    return which === 0 ? this.#first[id] : Math.max(NONE, this.#second[id]);
  }

  #grow(): void {
    this.bytes = doubled(this.bytes);
    this.#ops = doubled(this.#ops);
    this.#blocks = doubled(this.#blocks);
    this.#first = doubled(this.#first);
    this.#second = doubled(this.#second);
    this.#sizes = doubled(this.#sizes);
  }
}

function inputsOf(first: number, second: number): number[] {
  if (first === NONE) return [];
  return second <= NONE ? [first] : [first, second];
}

function doubled<A extends Uint8Array | Uint32Array | Int32Array>(array: A): A {
  const longer = new (array.constructor as new (length: number) => A)(2 * array.length);
  longer.set(array);
  return longer;
}
