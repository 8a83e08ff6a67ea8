import type { Drive, Mark, Point, Role } from '../types.ts';

/** What a step does, as FIPS 197 names it; `input` and `output` are the copies between block and state (§3.4). */
export type RoundOp =
  | ('input' | 'output' | 'addRoundKey')
  | ('subBytes' | 'shiftRows' | 'mixColumns')
  | ('invSubBytes' | 'invShiftRows' | 'invMixColumns');

/** A line of FIPS 197 (2001) Appendix C, as plain data: what the cipher's trace is made of. */
export interface RoundLine {
  readonly round: number;
  readonly step: string;
  readonly state: Uint8Array;
}

/** One step of the cipher on one block. */
export interface RoundStep {
  readonly id: number;
  readonly op: RoundOp;
  /** 0 … Nr, counted upwards in both directions. */
  readonly round: number;
  /** 16 bytes, column by column; of `input` the block itself. */
  readonly before: Uint8Array;
  readonly after: Uint8Array;
  /** Of `addRoundKey`: the round key, and which one it is. */
  readonly key?: Uint8Array;
  readonly keyRound?: number;
}

/** What is known of a run before it is read: everything that the lines don't say. */
export interface RoundsOf {
  readonly direction: 'encrypt' | 'decrypt';
  /** The table that (Inv)SubBytes looks its bytes up in: 256 bytes. */
  readonly box: Uint8Array;
  /** What the block is where it enters and where it leaves. */
  readonly roles: readonly [input: Role, output: Role];
}

/** The way of one block through the cipher: `input`, 4 · Nr steps, `output`. */
export interface Rounds extends RoundsOf {
  /** Nr: 10, 12 or 14. */
  readonly rounds: number;
  readonly steps: readonly RoundStep[];
}

/** A rectangle by its upper left corner and its size, in units of the picture. */
export interface Rect extends Point {
  readonly width: number;
  readonly height: number;
}

/** Where things stand in the picture of a step, in CSS pixels. */
export interface RoundLook {
  readonly width: number;
  readonly height: number;
  /** Edge of a byte of the state, and the space between two. */
  readonly cell: number;
  readonly gap: number;
  /** Edge of a cell of the S-box. */
  readonly boxCell: number;
  /** Top left corners of the state before and after the step, and the place of the operation between them. */
  readonly before: Point;
  readonly after: Point;
  readonly op: Rect;
  /** The middle of what is drawn there, where it isn't the S-box. */
  readonly middle: Point;
  /** Into the operation and out of it. */
  readonly arrows: readonly [string, string];
}

/** A mark of a step; with `during` it is there only while its drive runs. */
export interface RoundMark extends Mark {
  readonly drive?: Drive;
  readonly during?: boolean;
}

/** A step, placed; knows nothing of time but shares of its own. */
export interface RoundScene {
  readonly step: RoundStep;
  readonly look: RoundLook;
  readonly marks: readonly RoundMark[];
}
