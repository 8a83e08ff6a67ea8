import { BLOCK_BYTES, xorBytes } from '../../../src/lib/bytes/index.ts';
import { type PaddingId, paddings } from '../../../src/lib/modes/index.ts';
import { runInNode } from './node-cipher.ts';
import { signOf, take } from './filling.ts';
import type { CipherScheme } from './scheme.ts';

const SPACE = 0x20;

/**
 * Where messages end in bytes that have no framing: the filling tells. Returns the offset after each message that is surely
 * whole, in order.
 *
 * PKCS#7 and its like: a message ends with the first block that ends in padding. A sign in CBC: the next message begins where a
 * block is text if it is the first of a message, and noise if it goes on. Another sign than a space in ECB: where a block ends
 * in it. Elsewhere nothing tells, and whoever calls has to go by the pauses.
 */
export function messageEnds(scheme: CipherScheme, bytes: Uint8Array): number[] {
  const { mode, filling, layout, iv } = scheme;
  // A first block that can’t be read is passed over as an IV is.
  const lead = mode === 'cbc' && iv.kind === 'unknown' ? 1 : leadOf(layout);
  if ((mode !== 'ecb' && mode !== 'cbc') || filling === 'none' || lead === undefined) return [];
  const blocks = new Blocks(scheme, lead, bytes);
  if (signOf(filling) === undefined) return ends(blocks, (block) => isPadding(filling, block));
  if (mode === 'cbc' && !scheme.running) return endsByText(blocks, scheme);
  const sign = signOf(filling);
  return sign === SPACE ? [] : ends(blocks, (block) => block.at(-1) === sign);
}

/** Blocks of IV in front of each message; undefined where something stands behind it. */
function leadOf(layout: CipherScheme['layout']): 0 | 1 | undefined {
  const [first, ...others] = layout;
  if (layout.length === 0 || (first.role === 'ciphertext' && others.length === 0)) return 0;
  const isFront = first.role === 'iv' && first.bytes === BLOCK_BYTES && others.length === 1;
  return isFront ? 1 : undefined;
}

const isPadding = (filling: CipherScheme['filling'], block: Uint8Array): boolean =>
  !('error' in paddings[filling as PaddingId].unpad(block));

const inverses = new WeakMap<Uint8Array, Map<Uint8Array, Uint8Array>>();

/** The bytes through the inverse cipher, block by block; remembered for as long as the bytes are. */
export function inverseOf(key: Uint8Array, bytes: Uint8Array): Uint8Array {
  const whole = bytes.subarray(0, bytes.length - (bytes.length % BLOCK_BYTES));
  const known = inverses.get(bytes) ?? new Map<Uint8Array, Uint8Array>();
  inverses.set(bytes, known);
  const inverse = known.get(key) ?? runInNode('decrypt', { mode: 'ecb', key }, whole);
  known.set(key, inverse);
  return inverse;
}

/** Ciphertext blocks, each through the inverse cipher once, and what they are as part of a message. */
class Blocks {
  readonly count: number;
  /** Blocks of IV in front of each message. */
  readonly lead: number;
  readonly #scheme: CipherScheme;
  readonly #bytes: Uint8Array;
  readonly #inverse: Uint8Array;

  constructor(scheme: CipherScheme, lead: number, bytes: Uint8Array) {
    this.#scheme = scheme;
    this.#bytes = bytes;
    this.count = Math.floor(bytes.length / BLOCK_BYTES);
    this.lead = lead;
    this.#inverse = inverseOf(scheme.key.bytes, bytes);
  }

  /** Whether the first block hangs on one that came before. */
  get goesOn(): boolean {
    return this.#scheme.running && this.#scheme.mode === 'cbc';
  }

  /** Plaintext of block `i` as the first of a message, or as one that goes on. */
  plaintext(i: number, isFirst: boolean): Uint8Array {
    const block = this.#at(this.#inverse, i);
    const { mode, iv, running } = this.#scheme;
    if (mode === 'ecb') return block;
    if (isFirst && iv.kind === 'agreed' && !running) return xorBytes(block, iv.bytes);
    return i === 0 ? block : xorBytes(block, this.#at(this.#bytes, i - 1));
  }

  #at(bytes: Uint8Array, i: number): Uint8Array {
    return bytes.subarray(i * BLOCK_BYTES, (i + 1) * BLOCK_BYTES);
  }
}

function ends(blocks: Blocks, isEnd: (block: Uint8Array) => boolean): number[] {
  const found: number[] = [];
  let first = blocks.lead;
  for (let i = first; i < blocks.count; i++) {
    // Of a chain that goes on the block before isn’t here.
    if (i === 0 && blocks.goesOn && blocks.count > 1) continue;
    if (!isEnd(blocks.plaintext(i, i === first))) continue;
    found.push((i + 1) * BLOCK_BYTES);
    i += blocks.lead;
    first = i + 1;
  }
  return found;
}

function endsByText(blocks: Blocks, { filling }: CipherScheme): number[] {
  const reads = (block: Uint8Array) => isText(take(filling, block) ?? block);
  const found: number[] = [];
  for (let i = blocks.lead + 1; i + blocks.lead < blocks.count; i++) {
    if (reads(blocks.plaintext(i, false)) || !reads(blocks.plaintext(i + blocks.lead, true)))
      continue;
    found.push(i * BLOCK_BYTES);
    i += blocks.lead;
  }
  return found;
}

/** True where bytes look like a stretch of text: UTF-8 but for characters cut at the ends, without controls and private signs. */
export function isText(bytes: Uint8Array): boolean {
  let start = 0;
  while (start < 3 && (bytes[start] & 0xc0) === 0x80) start++;
  try {
    // As of a stream: a character that has only begun at its end is no error.
    const decoder = new TextDecoder('utf-8', { fatal: true });
    const text = decoder.decode(bytes.subarray(start), { stream: true });
    return !/[\p{Cc}\p{Co}]/u.test(text.replace(/[\t\n\r]/g, ''));
  } catch {
    return false;
  }
}
