import { withStealing } from './cbc-stealing.ts';
import { modeFacts } from './facts.ts';
import type { Mode } from './types.ts';

/** CBC-CS3: the last two blocks are swapped, always; one block alone is as in CBC. Kerberos has it so. SP 800-38A, addendum; RFC 3962 §5 */
export const cbcCs3: Mode = {
  id: 'cbc-cs3',
  ...modeFacts['cbc-cs3'],
  ...withStealing(() => true),
};
