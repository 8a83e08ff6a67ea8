import { timer, type Timer } from 'd3';
import type { Timeline } from '../scene/index.ts';
import { stopAfter, stopBefore, stopsReached } from './stops.ts';

/** What a player asks, and whom it tells. */
export interface PlayerOptions {
  /** Whether motion is unwelcome just now. */
  readonly reduced?: () => boolean;
  /** Called before the playhead is moved, by whatever means. */
  readonly onmove?: () => void;
}

/** Steps between which the playhead goes round, counted from 0. */
export interface LoopRange {
  readonly from: number;
  readonly to: number;
}

/** The speeds to choose from, as multiples of the timeline's own. */
export const SPEEDS = [0.5, 1, 2, 4] as const;

/** How long the end of a step stays with reduced motion, and the end of a loop before it begins again. */
export const REST_MS = 1200;

/** A tab that was hidden comes back with one huge tick: no tick counts for more, so it plays on from where it was. */
export const LONGEST_TICK_MS = 100;

/** Whether the reader’s system asks for less motion, as it is now: it can be changed while a page is open. */
export const reducedMotion = (): boolean => matchMedia('(prefers-reduced-motion: reduce)').matches;

/**
 * The playhead, and the one owner of time. Everything it can do is a change of `ms`; what is drawn follows from it.
 * With `reduced` motion it goes from the end of one step to the end of the next and rests there.
 */
export class Player {
  /** Milliseconds into the timeline. */
  ms = $state(0);
  playing = $state(false);
  speed = $state<number>(1);
  /** How many times faster than that it plays until something else is loaded: what was seen before. */
  hurry = $state(1);
  /** What is played round and round; undefined where playing ends at the end. */
  range = $state.raw<LoopRange>();
  #timeline = $state.raw() as Timeline;
  #options: PlayerOptions;
  #timer: Timer | undefined;
  #rested = 0;

  constructor(timeline: Timeline, at: 'start' | 'end', options: PlayerOptions = {}) {
    this.#options = options;
    this.load(timeline, at);
  }

  get end(): number {
    return this.#timeline.end;
  }

  /** How many steps are complete. */
  get step(): number {
    return stopsReached(this.#timeline.stops, this.ms);
  }

  /** How many steps there are. */
  get steps(): number {
    return this.#timeline.stops.length - 1;
  }

  /** A new run: the playhead goes to its start or to its end, and stays there. */
  load(timeline: Timeline, at: 'start' | 'end'): void {
    this.pause();
    this.range = undefined;
    this.hurry = 1;
    this.#timeline = timeline;
    this.ms = at === 'start' ? 0 : timeline.end;
  }

  /** Plays on; at the end from the start again. */
  play(): void {
    if (this.playing || this.end === 0) return;
    this.#options.onmove?.();
    const [start, stop] = this.#bounds();
    if (this.ms >= stop || this.ms < start) this.ms = start;
    this.playing = true;
    this.#rested = 0;
    let last = 0;
    this.#timer = timer((elapsed) => {
      const passed = Math.min(elapsed - last, LONGEST_TICK_MS) * this.speed * this.hurry;
      last = elapsed;
      this.#advance(passed);
    });
  }

  #advance(passed: number): void {
    const [start, stop] = this.#bounds();
    const atEnd = this.range !== undefined && this.ms >= stop;
    if (!atEnd && !this.#options.reduced?.()) return this.#to(this.ms + passed);
    this.#rested += passed;
    if (this.#rested < REST_MS) return;
    this.#rested = 0;
    this.#to(atEnd ? start : stopAfter(this.#timeline.stops, this.ms));
  }

  /** From where to where playing goes, in ms. */
  #bounds(): [start: number, stop: number] {
    const { stops } = this.#timeline;
    return this.range ? [stops[this.range.from], stops[this.range.to]] : [0, this.end];
  }

  #to(ms: number): void {
    const [, stop] = this.#bounds();
    this.ms = Math.min(ms, stop);
    if (!this.range && this.ms >= stop) this.pause();
  }

  /** Plays these steps round and round from now on, or, without a range, to the end. */
  loop(range: LoopRange | undefined): void {
    this.range = range && range.from < range.to ? range : undefined;
  }

  pause(): void {
    this.#timer?.stop();
    this.playing = false;
  }

  toggle(): void {
    if (this.playing) this.pause();
    else this.play();
  }

  /** Goes to an instant, or as near to it as the run reaches, and stays there. */
  seek(ms: number): void {
    this.pause();
    this.#options.onmove?.();
    this.ms = Math.max(0, Math.min(ms, this.end));
  }

  nextStep(): void {
    this.seek(stopAfter(this.#timeline.stops, this.ms));
  }

  previousStep(): void {
    this.seek(stopBefore(this.#timeline.stops, this.ms));
  }

  nextBlock(): void {
    this.seek(stopAfter(this.#timeline.blockStops, this.ms));
  }

  previousBlock(): void {
    this.seek(stopBefore(this.#timeline.blockStops, this.ms));
  }

  toStart(): void {
    this.seek(0);
  }

  toEnd(): void {
    this.seek(this.end);
  }
}
