import type { Step, Trace } from '../modes/types.ts';
import { blockSteps } from './block-steps.ts';

/** The call of the cipher that a block's column shows; undefined where the block has none. */
export const cipherOf = (trace: Trace, block: number): Step | undefined =>
  blockSteps(trace, block).find(({ op }) => op === 'cipher' || op === 'invCipher');
