import { blocksOf, concatBytes, toHex } from '../bytes/index.ts';

/** One answer of the server: ECB of `prefix` ‖ secret ‖ padding. */
export interface Probe {
  readonly prefix: Uint8Array;
  readonly ciphertext: Uint8Array;
}

/** A prefix with as much of the secret as is known, in whole blocks. */
function* knownBlocks(
  { prefix, ciphertext }: Probe,
  known: Uint8Array,
): Generator<[string, Uint8Array]> {
  const text = concatBytes([prefix, known]);
  const blocks = [...blocksOf(ciphertext)];
  for (let i = 0; 16 * (i + 1) <= text.length && i < blocks.length; i++)
    yield [toHex(blocks[i]), text.subarray(16 * i, 16 * i + 16)];
}

/** The one byte after what is known, where a block that ends with it equals a block whose text is known. */
function nextByte(probes: readonly Probe[], known: Uint8Array): number | undefined {
  const book = new Map(probes.flatMap((probe) => [...knownBlocks(probe, known)]));
  for (const { prefix, ciphertext } of probes) {
    const end = prefix.length + known.length + 1;
    if (end % 16) continue;
    const text = book.get(toHex(ciphertext.subarray(end - 16, end)));
    if (text) return text[15];
  }
  return undefined;
}

/**
 * What the answers give away of the secret, from its first byte on, by nothing but blocks that are equal: under ECB equal
 * ciphertext is equal plaintext. New memory; empty where nothing follows.
 */
export function learnSuffix(probes: readonly Probe[]): Uint8Array {
  let known = new Uint8Array(0);
  for (;;) {
    const byte = nextByte(probes, known);
    if (byte === undefined) return known;
    known = concatBytes([known, Uint8Array.of(byte)]);
  }
}
