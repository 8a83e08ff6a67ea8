import { BLOCK_BYTES } from '../../bytes/index.ts';
import { plural } from '../../words/index.ts';
import { sharedKeystream } from './keystream.ts';
import { commonBeginning } from './prefix.ts';
import { sharedBlocks } from './repeat.ts';
import type { Seen, SeenFrame } from './types.ts';

/** What a message on the wire has in common with an earlier one: what an eavesdropper notices first. */
export interface Thread {
  /** The number of the message that it is tied to. */
  readonly to: number;
  readonly sentence: string;
}

/** Earlier messages looked at, the latest first: more wouldn't be read. */
const FAR_BACK = 200;

/**
 * The strongest tie of a message to an earlier one: the same bytes; the same beginning; the same keystream; blocks in common.
 * Of equally strong ones the latest; undefined where nothing shows. `name` says how a message is called.
 */
export function threadOf(
  frame: SeenFrame,
  earlier: readonly Pick<Seen, 'number' | 'frame'>[],
  name: (number: number) => string,
): Thread | undefined {
  let best: (Tie & { to: number }) | undefined;
  for (const { number, frame: other } of earlier.slice(-FAR_BACK).reverse()) {
    const tie = tieOf(frame, other);
    if (tie && tie.weight > (best?.weight ?? 0)) best = { ...tie, to: number };
  }
  return best && { to: best.to, sentence: `${best.words} ${name(best.to)}` };
}

/** `weight`: bytes of the texts that it tells are equal, or less where it tells which blocks are, somewhere. */
interface Tie {
  readonly weight: number;
  readonly words: string;
}

function tieOf(frame: SeenFrame, other: SeenFrame): Tie | undefined {
  if (frame.mode !== other.mode) return undefined;
  const beginning = commonBeginning(frame, other);
  if (beginning?.isWhole) return { weight: Infinity, words: 'the same, byte for byte, as' };
  if (beginning) {
    const words = `begins with the same ${plural(beginning.bytes, 'byte')} as`;
    return { weight: beginning.bytes, words };
  }
  if (sharedKeystream(other, frame) !== undefined)
    return { weight: BLOCK_BYTES - 1, words: 'uses the same keystream as' };
  const shared = sharedBlocks(frame, other);
  if (shared === 0) return undefined;
  return { weight: shared, words: `has ${plural(shared, 'block')} in common with` };
}
