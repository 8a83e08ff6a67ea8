import { timer, type Timer } from 'd3';
import type { Timeline } from '../scene/index.ts';

export interface PlayerOptions {
  /** Whether motion is unwelcome just now. */
  readonly reduced?: () => boolean;
  /** Called before the playhead is moved, by whatever means. */
  readonly onmove?: () => void;
}

export const SPEEDS = [0.5, 1, 2, 4] as const;

/** The first stop after `ms`, or the last one. */
const stopAfter = (stops: readonly number[], ms: number): number =>
  stops.find((stop) => stop > ms) ?? stops[stops.length - 1];

/** The last stop before `ms`, or the first one. */
const stopBefore = (stops: readonly number[], ms: number): number =>
  stops.findLast((stop) => stop < ms) ?? stops[0];

/**
 * The playhead, and the one owner of time. Everything it can do is a change of `ms`; what is drawn follows from it.
 * With `reduced` motion it goes from the end of one step to the end of the next and rests there.
 */
export class Player {
  /** Milliseconds into the timeline. */
  ms = $state(0);
  playing = $state(false);
  speed = $state<number>(1);
  #timeline = $state.raw() as Timeline;
  #options: PlayerOptions;
  #timer: Timer | undefined;

  constructor(timeline: Timeline, at: 'start' | 'end', options: PlayerOptions = {}) {
    this.#options = options;
    this.load(timeline, at);
  }

  get end(): number {
    return this.#timeline.end;
  }

  /** How many steps are complete, and how many there are. */
  get step(): number {
    return this.#timeline.stops.findLastIndex((stop) => stop <= this.ms);
  }

  get steps(): number {
    return this.#timeline.stops.length - 1;
  }

  /** A new run: the playhead goes to its start or to its end. */
  load(timeline: Timeline, at: 'start' | 'end'): void {
    this.pause();
    this.#timeline = timeline;
    this.ms = at === 'start' ? 0 : timeline.end;
  }

  play(): void {
    if (this.playing || this.end === 0) return;
    if (this.ms >= this.end) this.ms = 0;
    this.#options.onmove?.();
    this.playing = true;
    let last = 0;
    let rested = 0;
    this.#timer = timer((elapsed) => {
      // A tab that was hidden comes back with one huge step: play on from where it was instead.
      const passed = Math.min(elapsed - last, 100) * this.speed;
      last = elapsed;
      if (!this.#options.reduced?.()) return this.#to(this.ms + passed);
      rested += passed;
      if (rested < REST_MS) return;
      rested = 0;
      this.#to(stopAfter(this.#timeline.stops, this.ms));
    });
  }

  #to(ms: number): void {
    this.ms = Math.min(ms, this.end);
    if (this.ms >= this.end) this.pause();
  }

  pause(): void {
    this.#timer?.stop();
    this.playing = false;
  }

  toggle(): void {
    if (this.playing) this.pause();
    else this.play();
  }

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

/** Reduced motion: how long the end of a step stays before the next. */
const REST_MS = 1200;
