import type { Run, Trace } from '../../lib/modes/index.ts';
import { Player, reducedMotion } from '../../lib/player/index.ts';
import { bisectRight } from 'd3';
import {
  type BytePlace,
  columnsThatFit,
  frameAt,
  frontBlock,
  firstInView,
  layout,
  lightUp,
  MID,
  storyboardOf,
  type Timeline,
} from '../../lib/scene/index.ts';

import type { StageState } from '../../lib/state/index.ts';
import { type Half, halfAt, halfOf, isPlain, type Shown } from './shown.ts';
import { evenTime, shownRun } from './shown-run.ts';
import { runOf, stateOf } from './state.ts';

/** Blocks drawn at once at most; the strip above shows all. */
const MOST_BLOCKS = 32;
/** Blocks behind the view up to which a pointed byte is followed. */
const FOLLOWED_BLOCKS = 256;
/** Columns of a picture of the storyboard. */
const STORY_BLOCKS = 5;
/** What the server draws for, since it can't know: the stage of a wide page. */
const SERVER_WIDTH = 1324;

/** What a stage shows: a run or a journey, the playhead, the view; and everything that is read off them. */
export class StageModel {
  #shown = $state.raw() as Shown;
  /** Width of the picture's box in px, measured by the component. */
  width = $state(SERVER_WIDTH);
  /** Height that the window has for the picture, in px; undefined: as much as it needs. */
  room = $state<number>();
  readonly player: Player;
  /** Where the reader moved the view to; undefined while it follows the playhead. */
  #moved = $state<number>();

  /** The half at the playhead; of a run alone, that. */
  readonly half = $derived.by((): Half => halfAt(this.#shown, this.player.ms));
  /** The playhead by the clock of that half. */
  readonly now = $derived.by(() =>
    Math.min(this.player.ms - this.half.from, this.half.timeline.end),
  );
  readonly blocks = $derived(Math.max(...this.#shown.halves.map(({ trace }) => trace.blocks)));
  /** How many blocks the reader wants to see; undefined: as many as fit close up. */
  #span = $state<number>();
  /** The nearest look in which as many blocks fit as are wanted. */
  readonly metrics = $derived(this.#shown.look(this.width, this.#span, this.room));
  readonly count = $derived(
    Math.max(
      1,
      Math.min(columnsThatFit(this.metrics, this.width), this.#span ?? Infinity, this.blocks),
    ),
  );
  /** As many as could be in view. */
  readonly most = $derived.by(() => {
    const fit = columnsThatFit(this.#shown.farthest(this.width), this.width);
    return Math.max(1, Math.min(fit, MOST_BLOCKS, this.blocks));
  });
  /** Blocks of the result that are complete at the playhead. */
  readonly done = $derived.by(() => bisectRight(this.half.timeline.outputEnds, this.now));
  /** The first block in view while no byte is pointed at that isn't. */
  readonly settled = $derived.by(() =>
    this.#moved === undefined
      ? firstInView(frontBlock(this.half.timeline, this.now), this.count, this.blocks)
      : this.#inRange(this.#moved),
  );
  /** The byte that is pointed at or focused, on the stage or wherever else its bytes are shown; by the stage's ids. */
  place = $state.raw<BytePlace>();
  /** The view comes to a byte that is pointed at elsewhere, and goes back when it no longer is. */
  readonly first = $derived.by(() => {
    if (!this.place) return this.settled;
    const { trace, ids } = halfOf(this.#shown, this.place.step);
    const block = Math.max(1, trace.step(this.place.step - ids).block);
    const isSeen = block >= this.settled && block < this.settled + this.count;
    return isSeen ? this.settled : this.#inRange(block - Math.floor(this.count / 2));
  });
  readonly #drawn = $derived(
    this.#shown.draw({ first: this.first, count: this.count }, this.metrics),
  );
  /** A byte is followed to the end of the view, and as far on as the wire beside it is worth lighting. */
  readonly lights = $derived.by(() => {
    if (!this.place) return undefined;
    const last = this.first + this.count - 1;
    return this.#shown.lights(this.place, this.place.whole ? last : last + FOLLOWED_BLOCKS);
  });
  readonly lit = $derived(this.lights?.lit);
  readonly #plain = $derived.by(() => this.#drawn.frame(this.player.ms));
  readonly frame = $derived.by(() => (this.lit ? lightUp(this.#plain, this.lit) : this.#plain));
  /** The id, in the half at the playhead, of the step that the instant is about. */
  readonly current = $derived.by(() => this.#drawn.current(this.player.ms));
  readonly caption = $derived.by(() => this.#shown.caption(this.current, this.player.ms));
  /** The block that the instant is about. */
  readonly block = $derived(
    this.current === undefined ? this.first : this.trace.step(this.current).block,
  );
  /** The same for those who don't see the picture, with what it tells by itself. */
  readonly narration = $derived.by(() => this.#shown.narration(this.current, this.player.ms));
  readonly markers = $derived(this.#shown.markers);

  /** `what`: a run alone, or something else to show. */
  constructor(what: Run | Shown, at: 'start' | 'end') {
    this.#shown = 'settings' in what ? shownRun(what) : what;
    this.player = new Player(this.#shown.whole, at, {
      reduced: reducedMotion,
      onmove: () => (this.#moved = undefined),
    });
  }

  get shown(): Shown {
    return this.#shown;
  }

  /** The run of the half at the playhead. */
  get run(): Run {
    return this.half.run;
  }

  get trace(): Trace {
    return this.half.trace;
  }

  /** By the clock of the half at the playhead. */
  get timeline(): Timeline {
    return this.half.timeline;
  }

  /** Another run: at its start where it is to be played, else complete. Throws, and shows what it showed, if it can't be. */
  show(run: Run, at: 'start' | 'end'): void {
    this.present(shownRun(run), at);
  }

  /** Something else. */
  present(shown: Shown, at: 'start' | 'end'): void {
    this.#shown = shown;
    this.#moved = undefined;
    this.place = undefined;
    this.player.load(shown.whole, at);
  }

  /** This very instant, for a link; undefined where a link can't name the mode. */
  get state(): StageState | undefined {
    const view = { first: this.#moved, span: this.#span };
    if (this.#shown.hasCome && isPlain(this.#shown))
      return stateOf(this.#shown.halves[0].run, this.player.ms, { ...view, journey: true });
    return stateOf(this.run, evenTime(this.half, this.current, this.now), view);
  }

  /** The instant that a link holds, of what it shows, default its run alone. Throws as `show` does. */
  restore(state: StageState, shown = shownRun(runOf(state))): void {
    this.present(shown, 'start');
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
    const { trace, timeline } = this;
    const count = Math.min(STORY_BLOCKS, trace.blocks);
    return storyboardOf(timeline).map((ms) => {
      const first = firstInView(frontBlock(timeline, ms), count, trace.blocks);
      const scene = layout(trace, { first, count }, MID);
      return { ms, scene, frame: frameAt(scene, timeline, ms) };
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
