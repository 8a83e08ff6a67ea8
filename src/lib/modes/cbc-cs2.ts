import { BLOCK_BYTES } from '../bytes/index.ts';
import { withStealing } from './cbc-stealing.ts';
import { modeFacts } from './facts.ts';
import type { Mode } from './types.ts';

/** CBC-CS2: the last two blocks are swapped where one is short; whole blocks are as in CBC. SP 800-38A, addendum */
export const cbcCs2: Mode = {
  id: 'cbc-cs2',
  ...modeFacts['cbc-cs2'],
  ...withStealing((rest) => rest < BLOCK_BYTES),
};
