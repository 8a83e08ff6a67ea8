import { splitBlocks, toHex } from '../../lib/bytes/index.ts';
import type { Probe } from '../../lib/attacks/index.ts';

/** Where each block of ciphertext, by its hex, was seen first: `#3 C1` is block 1 of the third answer. */
export function firstSeen(probes: readonly Probe[]): ReadonlyMap<string, string> {
  const seen = new Map<string, string>();
  probes.forEach(({ ciphertext }, i) =>
    splitBlocks(ciphertext).forEach((block, k) => {
      const hex = toHex(block);
      if (!seen.has(hex)) seen.set(hex, `#${i + 1} C${k + 1}`);
    }),
  );
  return seen;
}
