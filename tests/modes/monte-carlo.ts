import { fromHex, toHex, xorBytes } from '../../src/lib/bytes/index.ts';
import { keyExpansion } from '../../src/lib/cipher/index.ts';
import { type ModeId, modes } from '../../src/lib/modes/index.ts';
import { bytesOps } from '../../src/lib/modes/ops-bytes.ts';

export interface MonteCarloVector {
  readonly id: string;
  readonly m: 'ecb' | 'cbc';
  readonly kb: number;
  readonly d: 'enc' | 'dec';
  readonly k: string;
  readonly iv?: string;
  readonly in: string;
  readonly out: readonly string[];
}

/** What the outer loop hands from one turn to the next. */
interface Turn {
  readonly key: Uint8Array;
  readonly iv: Uint8Array;
  readonly input: Uint8Array;
}

/**
 * The Monte Carlo test of AESAVS §6.4: a thousand blocks, each fed by those before it, and after each thousand a key
 * changed by the last two outputs. Returns the last output of each outer turn, in hex.
 */
export function monteCarlo({ m, d, k, iv, in: input, out }: MonteCarloVector): string[] {
  let turn: Turn = { key: fromHex(k), iv: fromHex(iv ?? ''), input: fromHex(input) };
  return out.map(() => {
    const [previous, last] = m === 'ecb' ? ecbTurn(turn, d) : cbcTurn(turn, d);
    const key = xorBytes(turn.key, tailOf(previous, last, turn.key.length));
    turn = { key, iv: last, input: m === 'ecb' ? last : previous };
    return toHex(last);
  });
}

/** The last `length` bytes of the last two outputs together. */
function tailOf(previous: Uint8Array, last: Uint8Array, length: number): Uint8Array {
  return Uint8Array.of(...previous, ...last).subarray(32 - length);
}

function ecbTurn({ key, input, iv }: Turn, d: 'enc' | 'dec'): [Uint8Array, Uint8Array] {
  const run = oneBlock('ecb', d, key);
  let [previous, last] = [input, input];
  for (let j = 0; j < 1000; j++) [previous, last] = [last, run(last, iv)];
  return [previous, last];
}

/** The chain goes on from block to block; the next block is the output before the last one, at first the IV. */
function cbcTurn({ key, iv, input }: Turn, d: 'enc' | 'dec'): [Uint8Array, Uint8Array] {
  const run = oneBlock('cbc', d, key);
  let [chain, x, previous, last] = [iv, input, iv, iv];
  for (let j = 0; j < 1000; j++) {
    const y = run(x, chain);
    chain = d === 'enc' ? y : x;
    [x, previous, last] = [last, last, y];
  }
  return [previous, last];
}

/** A mode on messages of one block, under a key that is expanded once. */
function oneBlock(mode: ModeId, d: 'enc' | 'dec', key: Uint8Array) {
  const ops = bytesOps(keyExpansion(key));
  const direction = d === 'enc' ? 'encrypt' : 'decrypt';
  const none = new Uint8Array(0);
  const counting = { at: 0, bytes: 16, order: 'big' } as const;
  return (block: Uint8Array, iv: Uint8Array) => {
    const given = {
      iv,
      nonce: iv,
      aad: none,
      byteLength: block.length,
      tag: none,
      tagBytes: 0,
      counting,
    };
    return [...modes[mode][direction](ops, [block], given)][0];
  };
}
