import { concatBytes, equalBytes, xorBytes } from '../../lib/bytes/index.ts';
import {
  forge,
  learnBlock,
  paddingRight,
  type Part,
  partsOf,
  type Query,
  type Reply,
  searchByte,
  type Try,
} from '../../lib/attacks/index.ts';
import type { Bench } from './bench.svelte.ts';
import { MessageEditor } from './editor.svelte.ts';
import { Machine } from './machine.svelte.ts';

/** What became of a value in the byte that is searched. */
export type Tested = 'wrong' | 'right' | undefined;
const SHOW_MS = 32;

/** The work on one message: which block is the target, what was tried, and what the answers prove. */
export class PaddingWork {
  readonly bench: Bench;
  /** IV, C1, C2 …, as captured. */
  readonly parts: readonly Part[] = $state.raw([]);
  /** Index of the target in `parts`, from 1. */
  target = $state(1);
  /** Of each target, what is proved of D(C), last bytes first known. */
  known = $state.raw<readonly Uint8Array[]>([]);
  /** Of all 256 values in the byte that is searched. */
  tested = $state.raw<readonly Tested[]>([]);
  /** The block R that is sent before the target. */
  readonly editor = new MessageEditor();
  readonly machine = new Machine<void>();
  busy = $state(false);
  readonly #right: Try[][];
  #tested: Tested[] = [];
  #shown = 0;

  readonly found = $derived(this.known[this.target] ?? new Uint8Array(0));
  /** All of the text, block by block, with undefined where it isn't proved. */
  readonly texts: readonly (readonly (number | undefined)[])[] = $derived(
    this.parts.slice(1).map((_, j) => {
      const known = this.known[j + 1];
      const from = 16 - known.length;
      const before = this.parts[j].bytes;
      return Array.from({ length: 16 }, (_, i) =>
        i < from ? undefined : known[i - from] ^ before[i],
      );
    }),
  );

  constructor(bench: Bench) {
    this.bench = bench;
    this.parts = partsOf(bench.wire[0], 'none', 'cbc');
    this.#right = this.parts.map(() => []);
    this.known = this.parts.map(() => new Uint8Array(0));
    this.aim(1);
  }

  /** Another target. */
  aim(target: number): void {
    this.target = target;
    this.#begin();
  }

  /** The map is empty, and R ready for the next byte. */
  #begin(value = 0): void {
    this.#tested = [];
    this.tested = [];
    this.#lay(value);
  }

  #lay(value: number): void {
    const { name, bytes } = this.parts[this.target];
    const block = this.found.length < 16 ? forge(this.found, value) : new Uint8Array(16);
    this.editor.load([
      { name: 'R', role: 'iv', bytes: block },
      { name, role: 'ciphertext', bytes },
    ]);
    this.editor.at = { id: this.editor.pieces[0].id, index: Math.max(0, 15 - this.found.length) };
  }

  /** Notes what an answer says about a forged block before the target. */
  #note(message: Uint8Array, reply: Reply): void {
    const forged = message.subarray(0, 16);
    if (!equalBytes(message.subarray(16), this.parts[this.target].bytes)) return;
    const right = paddingRight(reply.says);
    const n = this.found.length + 1;
    const fits = this.found.every((byte, i) => (byte ^ forged[17 - n + i]) === n);
    if (fits && n <= 16) this.#tested[forged[16 - n]] = right ? 'right' : 'wrong';
    if (right) this.#learn({ forged: forged.slice(), right });
    if (performance.now() - this.#shown > SHOW_MS) this.#show();
  }

  #learn(one: Try): void {
    this.#right[this.target].push(one);
    const known = learnBlock(this.#right[this.target]);
    if (known.length === this.found.length) return;
    this.known = this.known.map((old, i) => (i === this.target ? known : old));
    this.#begin();
  }

  #show(): void {
    this.#shown = performance.now();
    this.tested = [...this.#tested];
  }

  async #send(message: Uint8Array): Promise<Reply> {
    const reply = await this.bench.ask('deliver', message);
    this.#note(message, reply);
    return reply;
  }

  /** What lies on the bench. */
  async sendBench(): Promise<void> {
    await this.#send(this.editor.bytes);
    this.#show();
  }

  /** Tries values one by one until one is right; where no byte is known yet, a right one is asked again with byte 15 changed. */
  async tryValues(values: readonly number[]): Promise<void> {
    if (this.busy || this.found.length === 16) return;
    this.busy = true;
    const before = this.found;
    const target = this.parts[this.target].bytes;
    for (const value of values) {
      const block = forge(before, value);
      const reply = await this.#send(concatBytes([block, target]));
      if (paddingRight(reply.says) && before.length === 0) {
        block[14] ^= 0xff;
        await this.#send(concatBytes([block, target]));
      }
      if (this.found.length > before.length) break;
      this.#lay(value);
    }
    this.#show();
    this.busy = false;
  }

  /** The first sixteen values in a row that weren't tried. */
  get next(): number[] {
    const row = [...Array(16).keys()].find((r) =>
      [...Array(16).keys()].some((c) => this.tested[16 * r + c] === undefined),
    );
    return row === undefined ? [] : [...Array(16).keys()].map((c) => 16 * row + c);
  }

  /** One byte by program. */
  async findByte(): Promise<void> {
    if (this.busy || this.found.length === 16) return;
    this.busy = true;
    await new Machine<unknown>().run(this.#watched(this.#oneByte()), this.bench);
    this.#show();
    this.busy = false;
  }

  *#oneByte(): Generator<Query, void, Reply> {
    yield* searchByte(this.parts[this.target].bytes, this.found);
  }

  /** All that is left, block by block. */
  *#rest(): Generator<Query, void, Reply> {
    for (let j = 1; j < this.parts.length; j++) {
      if (this.known[j].length < 16) this.aim(j);
      while (this.known[j].length < 16) yield* this.#oneByte();
    }
  }

  async findAll(): Promise<void> {
    this.busy = true;
    await this.machine.run(this.#watched(this.#rest()), this.bench);
    this.#show();
    this.busy = false;
  }

  /** A program whose answers are noted as they come. */
  *#watched(program: Generator<Query, void, Reply>): Generator<Query, void, Reply> {
    let turn = program.next();
    while (!turn.done) {
      const reply: Reply = yield turn.value;
      this.#note(turn.value.bytes, reply);
      turn = program.next(reply);
    }
  }

  /** The byte of the text that the last proved byte of D(C) gives: what the reader is asked for first. */
  get firstByte(): number | undefined {
    const { bytes } = this.parts[this.target - 1];
    return this.found.length
      ? xorBytes(this.found, bytes.slice(-this.found.length)).at(-1)
      : undefined;
  }
}
