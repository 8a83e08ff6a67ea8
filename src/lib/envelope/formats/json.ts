import type { TextFormat } from '../format.ts';
import { envelopesOfNamed } from '../named.ts';

/** An object whose values have names: JSON, a Python dict, an object as console.log prints it. */
export const json: TextFormat = {
  id: 'json',
  name: 'Named values (JSON)',
  source: 'JSON (RFC 8259) as programs write it, and Python dicts',
  read(_, named) {
    return envelopesOfNamed(named(), 'An object with a name for each value.');
  },
};
