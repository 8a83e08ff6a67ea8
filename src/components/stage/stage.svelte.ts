import type { Trace } from '../../lib/modes/index.ts';
import { Player } from '../../lib/player/index.ts';
import {
  captionOf,
  columnsThatFit,
  currentStep,
  frameAt,
  frontBlock,
  layout,
  markersOf,
  NEAR,
  PHONE,
  type Timeline,
  timelineOf,
} from '../../lib/scene/index.ts';

import type { StageState } from '../../lib/state/index.ts';
import { type Run, runOf, stateOf, traceOf } from './run.ts';

const reducedMotion = (): boolean => matchMedia('(prefers-reduced-motion: reduce)').matches;

/** Below this width of its box, in px, the stage uses the cells of a phone. */
const PHONE_BELOW = 560;
/** What the server draws for, since it can't know: the stage of a wide page. */
const SERVER_WIDTH = 1324;

/**
 * The first block of a view of `count` that shows block `front`: pages that overlap by one block, so that a chain is never
 * cut at the block where it is needed. A pure function of the front, so that the same instant is the same picture.
 */
export function firstInView(front: number, count: number, blocks: number): number {
  const page = Math.ceil(Math.max(0, front - count) / Math.max(1, count - 1));
  return Math.max(1, Math.min(1 + page * Math.max(1, count - 1), blocks - count + 1));
}

/** What a stage shows: one run, the playhead, the view; and everything that is read off them. */
export class StageModel {
  run = $state.raw() as Run;
  trace = $state.raw() as Trace;
  timeline = $state.raw() as Timeline;
  /** Width of the picture's box in px, measured by the component. */
  width = $state(SERVER_WIDTH);
  readonly player: Player;
  /** Where the reader moved the view to; undefined while it follows the playhead. */
  #moved = $state<number>();

  readonly blocks = $derived(this.trace.inputs.length);
  readonly metrics = $derived(this.width < PHONE_BELOW ? PHONE : NEAR);
  readonly count = $derived(
    Math.max(1, Math.min(columnsThatFit(this.metrics, this.width), this.blocks)),
  );
  readonly first = $derived.by(() =>
    this.#moved === undefined
      ? firstInView(frontBlock(this.timeline, this.player.ms), this.count, this.blocks)
      : Math.max(1, Math.min(this.#moved, this.blocks - this.count + 1)),
  );
  readonly scene = $derived(
    layout(this.trace, { first: this.first, count: this.count }, this.metrics),
  );
  readonly frame = $derived.by(() => frameAt(this.scene, this.timeline, this.player.ms));
  readonly current = $derived.by(() => currentStep(this.scene, this.timeline, this.player.ms));
  readonly caption = $derived.by(() =>
    captionOf(this.trace, this.timeline, this.current, this.player.ms),
  );

  readonly markers = $derived(markersOf(this.trace, this.timeline));

  constructor(run: Run, at: 'start' | 'end') {
    this.run = run;
    this.trace = traceOf(run);
    this.timeline = timelineOf(this.trace);
    this.player = new Player(this.timeline, at, {
      reduced: reducedMotion,
      onmove: () => (this.#moved = undefined),
    });
  }

  /** Another run: at its start where it is to be played, else complete. Throws, and shows what it showed, if it can't be. */
  show(run: Run, at: 'start' | 'end'): void {
    const trace = traceOf(run);
    this.run = run;
    this.trace = trace;
    this.timeline = timelineOf(trace);
    this.#moved = undefined;
    this.player.load(this.timeline, at);
  }

  /** This very instant, for a link. */
  get state(): StageState {
    return stateOf(this.run, this.player.ms, this.#moved);
  }

  /** Another run at the instant that a link holds. Throws as `show` does. */
  restore(state: StageState): void {
    this.show(runOf(state), 'start');
    this.player.seek(state.ms);
    if (state.first !== undefined) this.look(state.first);
  }

  /** Brings other blocks into view without moving the playhead. */
  look(first: number): void {
    this.player.pause();
    this.#moved = first;
  }
}
