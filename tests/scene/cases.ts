import { blocksOfText, DIRECTIONS, MESSAGE, MODES, run, type Run } from './runs.ts';

export interface Case {
  readonly title: string;
  readonly run: Run;
  readonly first: number;
  readonly count: number;
  /** Whether block numbers have more digits than the far look has room for. */
  readonly isLong?: boolean;
}

/** Every mode both ways, with messages of 1, 2 and 5 blocks, a partial last block, none at all, and views in the middle. */
export const CASES: readonly Case[] = MODES.flatMap((mode) =>
  DIRECTIONS.flatMap((direction): Case[] => {
    const of = (what: string, plaintext: string, first?: number, count?: number) => {
      const it = run(mode, direction, plaintext, plaintext === '' ? { padding: 'none' } : {});
      const whole = Math.max(1, it.trace.inputs.length);
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
    ];
  }),
);
