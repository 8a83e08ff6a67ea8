import { number } from '../../lib/words/index.ts';
import {
  type BulkModeId,
  counterModeOf,
  type ImageKey,
  type Outcome,
} from '../../lib/image/index.ts';
import { addToCounter } from '../../lib/bulk/index.ts';
import type { Run } from '../../lib/modes/index.ts';
import { modeName } from './views.ts';

/** Neighbours shown on either side. */
const BESIDE = 2;

/**
 * The very run of a mode over a block and its neighbours, as it happens in the middle of the picture: CBC and CFB start
 * from the ciphertext block before, OFB from the output block before, CTR and GCM from the counter there.
 * @returns the run, the number of its first block in the picture, from 0, and how many blocks it has.
 */
export function runAround(
  outcome: Outcome,
  id: BulkModeId,
  given: ImageKey,
  block: number,
): { run: Run; first: number; count: number } {
  const { plain } = outcome;
  const first = Math.max(0, block - BESIDE);
  const end = Math.min(plain.index.blocks, block + BESIDE + 1);
  const { mode, secret } = counterModeOf(id, given);
  const input = plain.bytes.slice(16 * first, 16 * end);
  const iv = startOf(outcome, mode, secret.iv, first);
  const settings = { mode, key: secret.key, iv, padding: 'none' as const };
  return { run: { settings, direction: 'encrypt', input }, first, count: end - first };
}

/** What stands for the IV in the middle of a picture. */
function startOf({ plain, modes }: Outcome, mode: BulkModeId, iv: Uint8Array, first: number) {
  const start = Uint8Array.from(iv);
  if (mode === 'ctr') addToCounter(start, first);
  if (first === 0 || mode === 'ecb' || mode === 'ctr') return start;
  const before = modes[mode]!.bytes.slice(16 * first - 16, 16 * first);
  if (mode !== 'ofb') return before;
  return before.map((byte, i) => byte ^ plain.bytes[16 * first - 16 + i]);
}

/** Where in the picture the stage stands; `first` from 0. */
export function noteOf(mode: BulkModeId, first: number, count: number): string {
  const start = {
    ecb: '',
    cbc: `; its IV is C${number(first)}, the ciphertext block before them`,
    cfb: `; its IV is C${number(first)}, the ciphertext block before them`,
    ofb: `; its IV is the output block of block ${number(first)}`,
    ctr: `; its first counter block is the IV plus ${number(first)}`,
    gcm: `; its first counter block is the nonce and the number ${number(first + 2)}`,
  }[mode];
  const as =
    mode === 'gcm'
      ? ' GCM encrypts blocks as CTR does, and so it is drawn; its tag is of the whole picture.'
      : '';
  const where = `blocks ${number(first + 1)} to ${number(first + count)} of the picture, which the stage counts from 1`;
  return `${modeName(mode)}, ${where}${first > 0 || mode === 'gcm' ? start : ''}.${as}`;
}
