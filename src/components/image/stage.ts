import type { BulkModeId, ImageKey, Outcome } from '../../lib/image/index.ts';
import { addToCounter } from '../../lib/bulk/index.ts';
import type { Run } from '../stage/run.ts';

/** Neighbours shown on either side. */
const BESIDE = 2;

/**
 * The very run of a mode over a block and its neighbours, as it happens in the middle of the picture: CBC starts from
 * the ciphertext block before, CTR from the counter there.
 * @returns the run, and the number of its first block in the picture, from 0.
 */
export function runAround(
  { plain, modes }: Outcome,
  mode: BulkModeId,
  { key, iv }: ImageKey,
  block: number,
): { run: Run; first: number } {
  const first = Math.max(0, block - BESIDE);
  const end = Math.min(plain.index.blocks, block + BESIDE + 1);
  let start = Uint8Array.from(iv);
  if (mode === 'cbc' && first > 0) start = modes.cbc!.bytes.slice(16 * first - 16, 16 * first);
  if (mode === 'ctr') addToCounter(start, first);
  const input = plain.bytes.slice(16 * first, 16 * end);
  const settings = { mode, key, iv: start, padding: 'none' as const };
  return { run: { settings, direction: 'encrypt', input }, first };
}
