import { decodeUtf8, splitBlocks, toHex } from '../../lib/bytes/index.ts';
import {
  caseOf,
  changedBlocks,
  EXAMPLE_IV,
  EXAMPLE_KEY,
  plaintextOf,
  type Setup,
  valueNamed,
} from '../../lib/lessons/index.ts';

const WORDS = 'no one two three four five six seven eight nine ten eleven twelve'.split(' ');

/** What can be counted in a case. */
const COUNTS: Record<string, (setup: Setup) => number> = {
  blocks: (setup) => caseOf(setup).before.outputs.length,
  bytes: (setup) => plaintextOf(setup).length,
  padding: (setup) => caseOf(setup).before.paddingBytes,
  changed: (setup) => changedBlocks(caseOf(setup)).length,
  'distinct-blocks': (setup) => new Set(splitBlocks(caseOf(setup).sent).map(toHex)).size,
};

/** A value of a setup as it stands in the prose. Throws `RangeError` on a name that isn’t there. */
export function valueText(
  setup: Setup,
  get: string,
  as?: 'hex' | 'text' | 'binary' | 'word',
): string {
  if (get === 'key') return setup.key ?? EXAMPLE_KEY;
  if (get === 'iv') return setup.iv ?? EXAMPLE_IV;
  const count = COUNTS[get]?.(setup);
  if (count !== undefined) return as === 'word' ? (WORDS[count] ?? String(count)) : String(count);
  const [, name, index] = /^([A-Z]+\d*['’′]?)(?:\[(\d+)\])?$/.exec(get) ?? [];
  if (!name) throw new RangeError(`There is no value “${get}”.`);
  const whole = valueNamed(caseOf(setup), name);
  const bytes = index === undefined ? whole : whole.subarray(Number(index), Number(index) + 1);
  if (as === 'text') return decodeUtf8(bytes).text;
  if (as === 'binary') return bytes[0].toString(2).padStart(8, '0');
  return toHex(bytes);
}
