import { BLOCK_BYTES, xorBytes } from '../../../src/lib/bytes/index.ts';
import { decrypt, unpad } from '../../../src/lib/modes/index.ts';
import type { Agreed, Recipe } from './recipes.ts';

/**
 * Where messages end in a stream that has no framing: the padding tells. Returns the offset after each message that is
 * surely whole, in order.
 *
 * PKCS#7: a message ends with the first block that ends in padding. Spaces in CBC: the next message begins where a block
 * is text if it is the first of a message, and noise if it goes on. Spaces in ECB, and CTR: nothing tells, and whoever
 * calls has to go by the pauses.
 */
export function messageEnds(recipe: Recipe, agreed: Agreed, bytes: Uint8Array): number[] {
  if (recipe.mode === 'ctr' || recipe.filling === 'none') return [];
  const whole = bytes.subarray(0, bytes.length - (bytes.length % BLOCK_BYTES));
  const blocks = new Blocks(recipe, agreed, whole);
  return recipe.filling === 'pkcs7' ? endsByPadding(blocks) : endsByText(blocks);
}

/** Ciphertext blocks, each through the inverse cipher once, and what they are as part of a message. */
class Blocks {
  readonly count: number;
  /** Blocks of IV in front of each message. */
  readonly lead: number;
  readonly #recipe: Recipe;
  readonly #iv: Uint8Array;
  readonly #bytes: Uint8Array;
  readonly #inverse: Uint8Array;

  constructor(recipe: Recipe, { key, iv }: Agreed, bytes: Uint8Array) {
    this.#recipe = recipe;
    this.#iv = iv;
    this.#bytes = bytes;
    this.count = bytes.length / BLOCK_BYTES;
    this.lead = recipe.carriage === 'prefix' ? 1 : 0;
    this.#inverse = decrypt({ mode: 'ecb', key, padding: 'none' }, bytes);
  }

  /** Plaintext of block `i` as the first of a message, or as one that goes on. */
  plaintext(i: number, isFirst: boolean): Uint8Array {
    const block = this.#at(this.#inverse, i);
    if (this.#recipe.mode === 'ecb') return block;
    if (isFirst && this.#recipe.carriage === 'fixed') return xorBytes(block, this.#iv);
    return i === 0 ? block : xorBytes(block, this.#at(this.#bytes, i - 1));
  }

  #at(bytes: Uint8Array, i: number): Uint8Array {
    return bytes.subarray(i * BLOCK_BYTES, (i + 1) * BLOCK_BYTES);
  }
}

function endsByPadding(blocks: Blocks): number[] {
  const ends: number[] = [];
  let first = blocks.lead;
  for (let i = first; i < blocks.count; i++) {
    if ('error' in unpad(blocks.plaintext(i, i === first))) continue;
    ends.push((i + 1) * BLOCK_BYTES);
    i += blocks.lead;
    first = i + 1;
  }
  return ends;
}

function endsByText(blocks: Blocks): number[] {
  const ends: number[] = [];
  for (let i = blocks.lead + 1; i + blocks.lead < blocks.count; i++) {
    if (isText(blocks.plaintext(i, false))) continue;
    if (!isText(blocks.plaintext(i + blocks.lead, true))) continue;
    ends.push(i * BLOCK_BYTES);
    i += blocks.lead;
  }
  return ends;
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
