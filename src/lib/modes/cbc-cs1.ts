import { withStealing } from './cbc-stealing.ts';
import { modeFacts } from './facts.ts';
import type { Mode } from './types.ts';

/** CBC-CS1: the blocks stay in their order, the short one before the last; whole blocks are as in CBC. SP 800-38A, addendum */
export const cbcCs1: Mode = {
  id: 'cbc-cs1',
  ...modeFacts['cbc-cs1'],
  ...withStealing(() => false),
};
