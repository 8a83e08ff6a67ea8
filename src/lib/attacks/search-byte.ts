import { concatBytes } from '../bytes/index.ts';
import { paddingRight } from './answers.ts';
import type { Query, Reply } from './types.ts';

/**
 * The block to send before the target, so that the last bytes come out as n bytes of value n: what is known of
 * CIPH⁻¹_K(C), ⊕ n; before it `value`, to be searched; before that zeros.
 */
export function forge(known: Uint8Array, value: number): Uint8Array<ArrayBuffer> {
  const n = known.length + 1;
  return concatBytes([new Uint8Array(16 - n), Uint8Array.of(value), known.map((byte) => byte ^ n)]);
}

/**
 * The byte of CIPH⁻¹_K(target) before the `known` last ones: asks with all values until the padding is right. Where nothing is
 * known yet a right padding may also be 02 02 or longer: asked again with the byte before it changed, only 01 stays right.
 * Undefined where no value is ever right. `wrap` makes a whole message of the forged block and its target.
 */
export function* searchByte(
  target: Uint8Array,
  known: Uint8Array,
  wrap: (message: Uint8Array) => Uint8Array = (message) => message,
): Generator<Query, number | undefined, Reply> {
  const asked = (block: Uint8Array): Query => ({
    op: 'deliver',
    bytes: wrap(concatBytes([block, target])),
  });
  for (let value = 0; value < 256; value++) {
    const block = forge(known, value);
    const reply = yield asked(block);
    if (!paddingRight(reply.says)) continue;
    if (known.length > 0) return value ^ (known.length + 1);
    block[14] ^= 0xff;
    const again = yield asked(block);
    if (paddingRight(again.says)) return value ^ 1;
  }
  return undefined;
}

/** All sixteen, last to first: CIPH⁻¹_K(target); undefined where nothing can be told apart. */
export function* searchBlock(
  target: Uint8Array,
  wrap?: (message: Uint8Array) => Uint8Array,
): Generator<Query, Uint8Array | undefined, Reply> {
  let known = new Uint8Array(0);
  while (known.length < 16) {
    const byte = yield* searchByte(target, known, wrap);
    if (byte === undefined) return undefined;
    known = concatBytes([Uint8Array.of(byte), known]);
  }
  return known;
}
