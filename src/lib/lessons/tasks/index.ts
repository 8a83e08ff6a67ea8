import { cbcByHand } from './cbc-by-hand.ts';
import { equalEcbBlocks } from './equal-ecb-blocks.ts';
import { flipAdmin } from './flip-admin.ts';
import { ivForFirstBlock } from './iv-for-first-block.ts';
import { padByHand } from './pad-by-hand.ts';
import { predictedIv } from './predicted-iv.ts';
import { readFrame } from './read-frame.ts';
import { repeatedIv } from './repeated-iv.ts';
import { runIt } from './run-it.ts';
import { spotEcb } from './spot-ecb.ts';
import type { TaskKind } from './types.ts';
import { xorByte } from './xor-byte.ts';

/** The kinds of task by the name that lessons use. A new one is a file beside these, and a line here. */
export const TASKS = {
  'cbc-by-hand': cbcByHand,
  'equal-ecb-blocks': equalEcbBlocks,
  'flip-admin': flipAdmin,
  'iv-for-first-block': ivForFirstBlock,
  'pad-by-hand': padByHand,
  'predicted-iv': predictedIv,
  'read-frame': readFrame,
  'repeated-iv': repeatedIv,
  'run-it': runIt,
  'spot-ecb': spotEcb,
  'xor-byte': xorByte,
} as const satisfies Readonly<Record<string, TaskKind>>;

/** The name of a kind of task. */
export type TaskId = keyof typeof TASKS;
export type * from './types.ts';
export { seededBytes, seededPick } from './seeded.ts';
