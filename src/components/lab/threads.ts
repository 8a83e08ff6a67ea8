import { plural } from '../../lib/words/index.ts';
import { concatBytes, toHex } from '../../lib/bytes/index.ts';
import type { WireFrame } from '../../lib/wire/index.ts';

/** What a message on the wire has in common with an earlier one: what an eavesdropper notices. */
export interface Thread {
  /** The number of the crossing that it is tied to. */
  readonly to: number;
  readonly sentence: string;
}

interface Seen {
  readonly number: number;
  readonly frame: WireFrame;
}

/** Earlier messages looked at, the latest first: more wouldn't be read. */
const FAR_BACK = 200;

/** Ciphertext and IV as they cross: a mode that needs an IV gives nothing away unless that is the same too. */
const crossing = ({ iv, ciphertext }: WireFrame): Uint8Array => concatBytes([iv, ciphertext]);

function commonPrefix(a: Uint8Array, b: Uint8Array): number {
  const most = Math.min(a.length, b.length);
  let length = 0;
  while (length < most && a[length] === b[length]) length += 1;
  return length;
}

const wholeBlocks = (bytes: Uint8Array): Set<string> => {
  const blocks = new Set<string>();
  for (let at = 0; at + 16 <= bytes.length; at += 16)
    blocks.add(toHex(bytes.subarray(at, at + 16)));
  return blocks;
};

/**
 * The strongest tie of a message to an earlier one: the same bytes; the same first bytes, in whole blocks or, with a
 * keystream used twice, any number; or blocks in common. Undefined where nothing shows. `name` says how a message is called.
 */
export function threadOf(
  frame: WireFrame,
  earlier: readonly Seen[],
  name: (number: number) => string,
): Thread | undefined {
  const bytes = crossing(frame);
  const blocks = wholeBlocks(frame.ciphertext);
  let best: (Thread & { weight: number }) | undefined;
  for (const { number, frame: other } of earlier.slice(-FAR_BACK).reverse()) {
    const tie = tieOf(frame, bytes, blocks, other);
    if (tie && tie.weight > (best?.weight ?? 0))
      best = { to: number, weight: tie.weight, sentence: `${tie.words} ${name(number)}` };
  }
  return best && { to: best.to, sentence: best.sentence };
}

function tieOf(frame: WireFrame, bytes: Uint8Array, blocks: Set<string>, other: WireFrame) {
  if (frame.mode !== other.mode || frame.ciphertext.length === 0) return undefined;
  const ivLength = frame.iv.length;
  const prefix = commonPrefix(bytes, crossing(other)) - ivLength;
  if (prefix === frame.ciphertext.length && prefix === other.ciphertext.length)
    return { weight: Infinity, words: 'the same, byte for byte, as' };
  if (prefix >= 16)
    return {
      weight: prefix,
      words: `begins with the same ${plural(prefix - (prefix % 16), 'byte')} as`,
    };
  if (ivLength > 0 && prefix >= 0 && frame.mode === 'ctr')
    return { weight: 15, words: 'uses the same keystream as' };
  const shared = [...wholeBlocks(other.ciphertext)].filter((block) => blocks.has(block)).length;
  return shared > 0
    ? { weight: shared, words: `has ${plural(shared, 'block')} in common with` }
    : undefined;
}
