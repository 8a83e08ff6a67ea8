import { encodeUtf8 } from '../../src/lib/bytes/index.ts';
import { blocksOfText, DIRECTIONS, IV, MESSAGE, MODES, refusedRun, run, type Run } from './runs.ts';

export interface Case {
  readonly title: string;
  readonly run: Run;
  readonly first: number;
  readonly count: number;
  /** Whether block numbers have more digits than the far look has room for. */
  readonly isLong?: boolean;
}

/** GCM with all that it can be given: data that isn't encrypted, and a nonce that J₀ has to be made from. */
const given = (direction: (typeof DIRECTIONS)[number]): Case => {
  const aad = encodeUtf8('from the client to the server');
  const it = run('gcm', direction, MESSAGE, { iv: IV, aad });
  const title = `gcm, ${direction}, additional data and a long nonce`;
  return { title, run: it, first: 1, count: it.trace.blocks };
};

/** GCM where the tag is wrong: nothing is decrypted. */
const refused = (): Case => {
  const it = refusedRun();
  return { title: 'gcm, decrypt, changed', run: it, first: 1, count: it.trace.blocks };
};

/** Every mode both ways, with messages of 1, 2 and 5 blocks, a partial last block, none at all, and views in the middle. */
export const CASES: readonly Case[] = [
  refused(),
  ...MODES.flatMap((mode) =>
    DIRECTIONS.flatMap((direction): Case[] => {
      const of = (what: string, plaintext: string, first?: number, count?: number) => {
        const it = run(mode, direction, plaintext, plaintext === '' ? { padding: 'none' } : {});
        const whole = Math.max(1, it.trace.blocks);
        const title = `${mode}, ${direction}, ${what}`;
        return { title, run: it, first: first ?? 1, count: count ?? whole };
      };
      return [
        of('1 block', blocksOfText(mode, 1)),
        of('2 blocks', blocksOfText(mode, 2)),
        of('5 blocks', blocksOfText(mode, 5)),
        of('equal blocks and 3 bytes', MESSAGE),
        of('1 byte', 'x'),
        of('an empty message', ''),
        of('blocks 2 to 4 of 5', MESSAGE, 2, 3),
        of('block 5 of 5', MESSAGE, 5, 1),
        {
          ...of('blocks 4,001 to 4,005 of 4,010', blocksOfText(mode, 4_010), 4_001, 5),
          isLong: true,
        },
        ...(mode === 'gcm' ? [given(direction)] : []),
      ];
    }),
  ),
];
