import type { Role } from '../diagram/index.ts';
import type { Step, Trace } from '../modes/types.ts';
import type { Point, Shape } from './shapes.ts';

export type { Role };
export type * from './shapes.ts';

/** The part of a step's time that drives a mark: `from` and `to` are shares of its duration, 0 to 1. */
export interface Drive {
  readonly step: number;
  readonly from: number;
  readonly to: number;
}

/**
 * How progress shows: `draw` along a wire, `fill` by opacity, `clear` by opacity the other way, `light` from dimmed to lit,
 * `travel` along `path`, `grow` of a box from its left edge to its width.
 */
export type Effect = 'still' | 'draw' | 'fill' | 'clear' | 'light' | 'travel' | 'grow';

/** One thing to draw. Ids read `p2` (a card), `p2.b07` (a byte), `xor2`, `aes2`, `w.c1-xor2` (a wire). */
export interface Mark {
  readonly id: string;
  readonly at: Shape;
  readonly role: Role;
  /** What it is part of: picks type size, stroke and ground in the style sheet. */
  readonly part: string;
  readonly effect: Effect;
  readonly drive?: Drive;
  /** A byte's value, 0 to 255, where the mark is tinted by it. */
  readonly byte?: number;
  /** The byte of a recorded value that it shows, where it shows one. */
  readonly of?: BytePlace;
  /** For `travel`: the wire it moves along, from its first point to its last. */
  readonly path?: readonly Point[];
}

/** One byte of one recorded value. */
export interface BytePlace {
  /** The id of the step that made it. */
  readonly step: number;
  /** 0 to 15. */
  readonly byte: number;
  /** All bytes of the value are meant, and not one. */
  readonly whole?: true;
}

/** Sizes of one look of the stage. Near: characters and hex; far: tinted cells. */
export interface Metrics {
  /** Bytes in a row of a card. */
  readonly perRow: 4 | 8;
  readonly cellWidth: number;
  readonly cellHeight: number;
  readonly gap: number;
  readonly pad: number;
  /** Between two columns: the chain runs here. */
  readonly lane: number;
  readonly gutter: number;
  /** `full`: characters and hex in cells, bytes in the gutter; `narrow`: names in the gutter; `chars`: tinted cells, characters in plaintext only; `bars`: one bar a block. */
  readonly text: 'full' | 'narrow' | 'chars' | 'bars';
  /** Rows closer together, default not: `tight` with hex in the strips, `thin` with tinted cells only. */
  readonly rhythm?: 'tight' | 'thin';
}

/** Blocks in view: `first` counts from 1. */
export interface Window {
  readonly first: number;
  readonly count: number;
}

/** Everything of one window of a trace, placed; knows nothing of time. */
export interface Scene {
  readonly trace: Trace;
  readonly window: Window;
  readonly metrics: Metrics;
  readonly width: number;
  readonly height: number;
  readonly marks: readonly Mark[];
  /** The steps of the blocks in view. */
  readonly steps: readonly Step[];
  /** Where the row of captions ends and the columns' own labels begin. */
  readonly top: number;
  /** Middle of each visible column, for the caption that stands beside it. */
  readonly centers: readonly number[];
}

/** When each step runs, in ms, pauses included. */
export interface Timeline {
  /** By step id; a given value (message, IV) starts at 0 and lasts 0 ms. */
  readonly start: Float64Array;
  readonly duration: Float64Array;
  /** Ids of the steps that take time, in the order in which they start. */
  readonly order: Uint32Array;
  /** By step id: how many steps of its kind start when it does, itself included; 0 for a given value. */
  readonly together: Uint32Array;
  /** When each block of the result is complete, first to last; never falls. */
  readonly outputEnds: Float64Array;
  /** On decryption in GCM: when each block was hashed, and last the tag verified; nothing is decrypted before. */
  readonly hashEnds?: Float64Array;
  /** Distinct ends of steps in order, from 0: where "next step" and "previous step" go. */
  readonly stops: readonly number[];
  /** Distinct instants at which a block of the result is complete, from 0. */
  readonly blockStops: readonly number[];
  readonly end: number;
}

/** Whether a mark’s step is still to come, runs, or is over. */
export type MarkState = 'waiting' | 'active' | 'done';

/** A mark at an instant. */
export interface FrameMark {
  readonly id: string;
  readonly mark: Mark;
  readonly state: MarkState;
  /** 0 to 1. */
  readonly progress: number;
  /** Its part in where a byte comes from and goes: the byte itself, what made it, what it reaches. */
  readonly lit?: 'self' | 'source' | 'reach';
}

/** The picture at an instant. */
export interface Frame {
  readonly ms: number;
  readonly width: number;
  readonly height: number;
  readonly marks: readonly FrameMark[];
}
