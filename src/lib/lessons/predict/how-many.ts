import { BLOCK_BYTES, splitBlocks, toHex } from '../../bytes/index.ts';
import { changedBlocks, plaintextOf } from '../case.ts';
import type { Case, CountId, Kind } from '../types.ts';
import { plural } from '../../words/index.ts';

const COUNTS: Record<CountId, { what: string; of: (it: Case) => number }> = {
  blocks: { what: 'block', of: ({ before }) => before.outputs.length },
  'padding-bytes': { what: 'byte', of: ({ before }) => before.paddingBytes },
  'distinct-blocks': {
    what: 'different block',
    of: ({ sent }) => new Set(splitBlocks(sent).map(toHex)).size,
  },
  'changed-blocks': { what: 'changed block', of: (it) => changedBlocks(it).length },
  calls: {
    what: 'call',
    of: ({ before }) =>
      before.steps.filter(({ op }) => op === 'cipher' || op === 'invCipher').length,
  },
};

/** The ideas behind wrong numbers, each computed from the case. */
function ideas(it: Case, count: CountId): Record<string, number | undefined> {
  const bytes = plaintextOf(it.setup).length;
  const characters = [...(it.setup.text ?? '')].length;
  const whole = bytes % BLOCK_BYTES === 0;
  const blocks = COUNTS.blocks.of(it);
  const byCharacters = Math.floor(characters / BLOCK_BYTES) + 1;
  return {
    'no-padding-when-whole':
      whole && count === 'blocks' ? blocks - 1 : whole && count === 'padding-bytes' ? 0 : undefined,
    'characters-for-bytes':
      characters === bytes
        ? undefined
        : count === 'blocks'
          ? byCharacters
          : count === 'padding-bytes'
            ? BLOCK_BYTES - (characters % BLOCK_BYTES)
            : undefined,
    // An idea says more than being one off, where both are the same number.
    'all-blocks': blocks,
    none: 0,
    'one-too-few': COUNTS[count].of(it) - 1,
    'one-too-many': COUNTS[count].of(it) + 1,
  };
}

/** How many: blocks, bytes of padding, different blocks, changed blocks, calls of the cipher. */
export const howMany: Kind<{ kind: 'how-many'; count: CountId }> = {
  misconceptions: () => [
    'no-padding-when-whole',
    'characters-for-bytes',
    'one-too-few',
    'one-too-many',
    'all-blocks',
    'none',
  ],
  accepts: ([n, ...more]) => more.length === 0 && Number.isInteger(n) && n >= 0 && n < 100_000,
  truth: (it, { count }) => [COUNTS[count].of(it)],
  judge([said], it, { count }) {
    const { what, of } = COUNTS[count];
    const was = of(it);
    const right = said === was;
    const cells = [{ name: `${what}s`, said: String(said), was: String(was), right }];
    const says = `${plural(was, what)}: ${right ? 'as you said' : `you said ${said}`}.`;
    const all = ideas(it, count);
    const idea = Object.keys(all).find((id) => all[id] === said);
    return { right, cells, says, ...(right ? {} : { misconception: idea }) };
  },
};
