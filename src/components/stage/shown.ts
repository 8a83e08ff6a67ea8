import { equalBytes } from '../../lib/bytes/index.ts';
import type { Run, Settings, Trace } from '../../lib/modes/index.ts';
import type {
  BytePlace,
  Frame,
  Lit,
  Marker,
  Metrics,
  Timeline,
  Window,
} from '../../lib/scene/index.ts';

/** One run on the stage's clock. */
export interface Half {
  readonly run: Run;
  readonly trace: Trace;
  /** By its own clock, which begins at `from` of the stage's, in ms. */
  readonly timeline: Timeline;
  readonly from: number;
  /** What the stage's ids of its steps begin at. */
  readonly ids: number;
}

/** A part of a journey: who is at work. */
export interface Part {
  readonly name: string;
  readonly from: number;
  readonly to: number;
}

/** A window of what is shown, placed. */
export interface Drawn {
  frame(ms: number): Frame;
  /** The id, in its own half, of the step that a sentence should be about; undefined before the first. */
  current(ms: number): number | undefined;
}

/** What a byte that is pointed at lights up, by the stage's ids; and the same of the half that it is of, by its own. */
export interface Lights {
  readonly lit: Lit;
  readonly own: Lit;
  readonly half: Half;
  readonly sentence: string;
}

/** What a stage shows: a run alone, or a message's journey from its sender's run to its receiver's. */
export interface Shown {
  readonly isJourney: boolean;
  /** Whether it is a journey to its end: what was sent has been read. */
  readonly hasCome: boolean;
  readonly halves: readonly [Half] | readonly [sent: Half, received: Half];
  /** All of it on one clock. */
  readonly whole: Timeline;
  readonly markers: readonly Marker[];
  /** Its parts in order, each from its beginning to the next one’s, in ms; none of a run alone. */
  readonly parts: readonly Part[];
  /**
   * The nearest look in which so many blocks fit a width in px, or the nearest of all where none is asked for. `room`: the
   * height that there is; undefined: any.
   */
  look(width: number, blocks: number | undefined, room: number | undefined): Metrics;
  /** The look in which most blocks fit. */
  farthest(width: number): Metrics;
  draw(window: Window, look: Metrics): Drawn;
  /** What happens at an instant, and the same for those who don't see the picture; `current` as `Drawn` has it. */
  caption(current: number | undefined, ms: number): string;
  narration(current: number | undefined, ms: number): string;
  /** Where a byte comes from and goes, up to block `last`. */
  lights(place: BytePlace, last: number): Lights;
}

/** Below this width of its box, in px, the stage uses the cells of a phone. */
const PHONE_BELOW = 560;
/** Whether a width in px is a phone's. */
export const isNarrow = (width: number): boolean => width < PHONE_BELOW;

const none = new Uint8Array();

const isAlike = (a: Settings, b: Settings): boolean =>
  a.mode === b.mode &&
  a.padding === b.padding &&
  a.tagBytes === b.tagBytes &&
  equalBytes(a.key, b.key) &&
  equalBytes(a.iv ?? none, b.iv ?? none) &&
  equalBytes(a.aad ?? none, b.aad ?? none);

/** Whether a journey follows from what was sent: both ends are set alike, and it came as it was sent. */
export function isPlain({ halves: [sent, received] }: Shown): boolean {
  return (
    received !== undefined &&
    equalBytes(sent.trace.output, received.run.input) &&
    isAlike(sent.run.settings, received.run.settings)
  );
}

/** The half that an instant belongs to, in ms; while a frame crosses, its sender's. */
export const halfAt = ({ halves: [first, second] }: Shown, ms: number): Half =>
  second && ms >= second.from ? second : first;

/** The half that a step belongs to, by the stage's ids. */
export const halfOf = ({ halves: [first, second] }: Shown, step: number): Half =>
  second && step >= second.ids ? second : first;
