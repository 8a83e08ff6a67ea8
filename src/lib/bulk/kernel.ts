import { encryptWords, eachBlock } from './ttable.ts';
import { aesWasm } from './wasm/aes-wasm.ts';
import type { Schedule } from './key.ts';

interface Exports {
  readonly memory: WebAssembly.Memory;
  encrypt(groups: number, rounds: number): void;
}

/** As in aes.as; 256 KiB a call stay in the processor's cache. */
const KEYS = 2048;
const DATA = 4096;
const CHUNK = 262_144;
const GROUP = 128;

let kernel: Exports | null | undefined;

/** The WebAssembly kernel, compiled on first use; null where WebAssembly or its SIMD is missing or forbidden. */
export function loadKernel(): Exports | null {
  if (kernel === undefined) {
    try {
      const bytes = Uint8Array.from(atob(aesWasm), (c) => c.charCodeAt(0));
      kernel = new WebAssembly.Instance(new WebAssembly.Module(bytes))
        .exports as unknown as Exports;
    } catch {
      kernel = null;
    }
  }
  return kernel;
}

/**
 * FIPS 197's byte order in a state of columns, and in the kernel's state of rows. The inner round keys are wanted
 * row by row, the first and the last column by column.
 */
const rowByRow = (i: number) => 4 * (i & 3) + (i >> 2);

/** Round keys as bit planes, eight registers a round; the S-box's 0x63 is folded into all but the first. */
export function keyPlanes({ rounds, words }: Schedule): Uint8Array {
  const planes = new Uint8Array((rounds + 1) * GROUP);
  for (let i = 0; i < 16 * (rounds + 1); i++) {
    const round = i >> 4;
    const byte = (words[i >> 2] >>> (24 - 8 * (i & 3))) ^ (round > 0 ? 0x63 : 0);
    const inner = round > 0 && round < rounds;
    const place = inner ? rowByRow(i & 15) : i & 15;
    for (let bit = 0; bit < 8; bit++)
      planes[round * GROUP + bit * 16 + place] = (byte >> bit) & 1 ? 0xff : 0;
  }
  return planes;
}

/**
 * Encrypts each block of `input` by itself into `output` (which may be `input`). Whole blocks only.
 * @param wasm false to do without WebAssembly.
 */
export function encryptBlocks(
  schedule: Schedule,
  input: Uint8Array,
  output: Uint8Array,
  wasm = true,
): void {
  const module = wasm ? loadKernel() : null;
  if (!module) return eachBlock(schedule, input, output, encryptWords);
  const memory = new Uint8Array(module.memory.buffer);
  memory.set(keyPlanes(schedule), KEYS);
  for (let at = 0; at < input.length; at += CHUNK) {
    const length = Math.min(CHUNK, input.length - at);
    memory.set(input.subarray(at, at + length), DATA);
    module.encrypt(Math.ceil(length / GROUP), schedule.rounds);
    output.set(memory.subarray(DATA, DATA + length), at);
  }
}
