import { type Run, type Trace, traceOf } from '../../lib/modes/index.ts';
import { Player, reducedMotion } from '../../lib/player/index.ts';
import { bisectRight } from 'd3';
import {
  type BytePlace,
  captionOf,
  columnsThatFit,
  currentStep,
  frameAt,
  frontBlock,
  FAR,
  firstInView,
  layout,
  lightUp,
  litBy,
  longestCaptions,
  markersOf,
  type Metrics,
  MID,
  narrationOf,
  NEAR,
  PHONE,
  storyboardOf,
  type Timeline,
  timelineOf,
} from '../../lib/scene/index.ts';

import type { StageState } from '../../lib/state/index.ts';
import { runOf, stateOf } from './state.ts';

/** Blocks drawn at once at most; the strip above shows all. */
const MOST_BLOCKS = 32;
/** Blocks behind the view up to which a pointed byte is followed. */
const FOLLOWED_BLOCKS = 256;
/** Columns of a picture of the storyboard. */
const STORY_BLOCKS = 5;
/** Below this width of its box, in px, the stage uses the cells of a phone. */
const PHONE_BELOW = 560;
/** What the server draws for, since it can't know: the stage of a wide page. */
const SERVER_WIDTH = 1324;

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

  readonly blocks = $derived(this.trace.blocks);
  /** How many blocks the reader wants to see; undefined: as many as fit close up. */
  #span = $state<number>();
  /** The nearest look in which as many blocks fit as are wanted. */
  readonly metrics = $derived.by(() => {
    const near = this.width < PHONE_BELOW ? PHONE : NEAR;
    const fits = (look: Metrics) => columnsThatFit(look, this.width) >= (this.#span ?? 1);
    return [near, MID].find(fits) ?? FAR;
  });
  readonly count = $derived(
    Math.max(
      1,
      Math.min(columnsThatFit(this.metrics, this.width), this.#span ?? Infinity, this.blocks),
    ),
  );
  /** As many as could be in view. */
  readonly most = $derived(
    Math.max(1, Math.min(columnsThatFit(FAR, this.width), MOST_BLOCKS, this.blocks)),
  );
  /** Blocks of the result that are complete at the playhead. */
  readonly done = $derived.by(() => bisectRight(this.timeline.outputEnds, this.player.ms));
  /** The first block in view while no byte is pointed at that isn't. */
  readonly settled = $derived.by(() =>
    this.#moved === undefined
      ? firstInView(frontBlock(this.timeline, this.player.ms), this.count, this.blocks)
      : this.#inRange(this.#moved),
  );
  /** The byte that is pointed at or focused, on the stage or wherever else its bytes are shown. */
  place = $state.raw<BytePlace>();
  /** The view comes to a byte that is pointed at elsewhere, and goes back when it no longer is. */
  readonly first = $derived.by(() => {
    if (!this.place) return this.settled;
    const block = Math.max(1, this.trace.step(this.place.step).block);
    const isSeen = block >= this.settled && block < this.settled + this.count;
    return isSeen ? this.settled : this.#inRange(block - Math.floor(this.count / 2));
  });
  readonly #captions = $derived(longestCaptions(this.trace, this.timeline));
  readonly scene = $derived(
    layout(this.trace, { first: this.first, count: this.count }, this.metrics, this.#captions),
  );
  /** A byte is followed to the end of the view, and as far on as the wire beside it is worth lighting. */
  readonly lit = $derived.by(() => {
    if (!this.place) return undefined;
    const last = this.first + this.count - 1;
    return litBy(this.trace, this.place, this.place.whole ? last : last + FOLLOWED_BLOCKS);
  });
  readonly #plain = $derived.by(() => frameAt(this.scene, this.timeline, this.player.ms));
  readonly frame = $derived.by(() => (this.lit ? lightUp(this.#plain, this.lit) : this.#plain));
  readonly current = $derived.by(() => currentStep(this.scene, this.timeline, this.player.ms));
  readonly caption = $derived.by(() =>
    captionOf(this.trace, this.timeline, this.current, this.player.ms),
  );

  /** The block that the instant is about. */
  readonly block = $derived(
    this.current === undefined ? this.first : this.trace.step(this.current).block,
  );

  /** The same for those who don't see the picture, with what it tells by itself. */
  readonly narration = $derived.by(() =>
    narrationOf(this.trace, this.timeline, this.current, this.player.ms),
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
    this.place = undefined;
    this.player.load(this.timeline, at);
  }

  /** This very instant, for a link; undefined where a link can't name the mode. */
  get state(): StageState | undefined {
    return stateOf(this.run, this.player.ms, { first: this.#moved, span: this.#span });
  }

  /** Another run at the instant that a link holds. Throws as `show` does. */
  restore(state: StageState): void {
    this.show(runOf(state), 'start');
    this.#span = state.span;
    this.player.seek(state.ms);
    if (state.first !== undefined) this.look(state.first);
  }

  /** Whether motion is unwelcome just now. */
  get isCalm(): boolean {
    return reducedMotion();
  }

  /** Plays the run from where it is; where motion is unwelcome it is at its end at once, and nothing is waited for. */
  perform(): void {
    if (this.isCalm) this.player.toEnd();
    else this.player.play();
  }

  /** The run in still pictures: a few columns each, that show what happens at the instant. */
  storyboard() {
    const count = Math.min(STORY_BLOCKS, this.blocks);
    return storyboardOf(this.timeline).map((ms) => {
      const first = firstInView(frontBlock(this.timeline, ms), count, this.blocks);
      const scene = layout(this.trace, { first, count }, MID);
      return { ms, scene, frame: frameAt(scene, this.timeline, ms) };
    });
  }

  /** The nearest block that can be the first in view. */
  #inRange(first: number): number {
    return Math.max(1, Math.min(first, this.blocks - this.count + 1));
  }

  /** Brings other blocks into view without moving the playhead. */
  look(first: number): void {
    this.player.pause();
    this.#moved = this.#inRange(first);
  }

  /** Brings a range of blocks into view, as near as it fits. */
  lookAt(first: number, count: number): void {
    this.#span = Math.max(1, Math.min(count, MOST_BLOCKS, this.blocks));
    this.look(first);
  }

  /** Shows more blocks (a factor above 1) or fewer, around the middle of the view. */
  zoom(factor: number): void {
    const wanted = Math.round(this.count * factor);
    const count = wanted === this.count ? this.count + Math.sign(factor - 1) : wanted;
    this.lookAt(Math.round(this.first + (this.count - count) / 2), count);
  }

  /** As many blocks as can be drawn. */
  fit(): void {
    this.lookAt(1, MOST_BLOCKS);
  }
}
