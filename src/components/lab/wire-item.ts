import type { Thread } from '../../lib/eve/index.ts';
import type { Repeat } from '../../lib/scene/index.ts';
import type { Role, WireFrame } from '../../lib/wire/index.ts';

/** One message as it crosses: what somebody without a key sees of it. */
export interface WireItem {
  /** In order, from 1; the same in Eve’s hands. */
  readonly number: number;
  readonly from: Role;
  /** Milliseconds since 1970, when it crossed. */
  readonly at: number;
  readonly frame: WireFrame;
  readonly byteLength: number;
  readonly repeats: readonly Repeat[];
  /** What ties it to an earlier message, if anything shows. */
  readonly thread?: Thread;
  /** True where the same message crossed before: it was sent again. */
  readonly again: boolean;
  /** True where Eve put it on the wire. */
  readonly isEves?: boolean;
}

/** Whether two frames are the same message: of one life of their sender, with one number. */
export const isSame = (a: WireFrame, b: WireFrame): boolean =>
  a.epoch === b.epoch && a.sequence === b.sequence;
