import { type Clock, type Port, systemClock } from '../wire/index.ts';

/** What a dial tells of the connection it makes: `open` at most once, then `close` once. */
export interface DialEvents {
  readonly open: (port: Port) => void;
  /** It ended, or never came about. `final`: trying again would be of no use. */
  readonly close: (reason: string, final?: boolean) => void;
}

/** Begins to connect. The function it returns gives up, or closes what came of it, and then no event follows. */
export type Dial = (events: DialEvents) => () => void;

/** Where a line that is dialled again and again stands. `ended`: it was refused for good, or stopped. */
export type LineState =
  | { readonly state: 'connecting' | 'connected' }
  | { readonly state: 'waiting'; readonly reason: string; readonly retryMs: number }
  | { readonly state: 'ended'; readonly reason: string };

/** How a line is dialled, and who is told what comes of it. */
export interface RedialOptions {
  readonly dial: Dial;
  /** Called with each port that comes about. */
  readonly onport: (port: Port) => void;
  readonly onstate?: (state: LineState) => void;
  readonly clock?: Clock;
  /** 0 ≤ x < 1; `Math.random` where left out. It spreads the tries of those who were cut off at the same time. */
  readonly random?: () => number;
}

/** The shortest and the longest wait before the next try, in ms. How long a try itself takes is up to its dial. */
export const REDIAL_MIN_MS = 250;
/** The longest wait before another try, in ms, before chance is added. */
export const REDIAL_MAX_MS = 4_000;
/** A connection that held for so many ms was a good one: failures are counted from 1 again when it ends. */
const GOOD_MS = 1_000;

/** Milliseconds to wait after `failures` (from 1) in a row: anywhere up to a bound that doubles. */
export function backOffMs(failures: number, random: () => number): number {
  const bound = Math.min(REDIAL_MAX_MS, REDIAL_MIN_MS * 2 ** Math.min(failures, 16));
  return Math.round(REDIAL_MIN_MS + random() * (bound - REDIAL_MIN_MS));
}

/** Keeps a connection up: dials, waits, dials again, until it is stopped or refused for good. */
export class Redial {
  readonly #options: RedialOptions;
  readonly #clock: Clock;
  #giveUp: (() => void) | undefined;
  #failures = 0;
  #state: LineState = { state: 'ended', reason: 'It was not begun.' };

  constructor(options: RedialOptions) {
    this.#options = options;
    this.#clock = options.clock ?? systemClock;
  }

  get state(): LineState {
    return this.#state;
  }

  /** Dials now, whatever it waits for. */
  start(): void {
    this.#giveUp?.();
    this.#setState({ state: 'connecting' });
    let isOver = false;
    let since: number | undefined;
    const events: DialEvents = {
      open: (port) => {
        if (isOver) return port.close();
        since = this.#clock.now();
        this.#setState({ state: 'connected' });
        this.#options.onport(port);
      },
      close: (reason, final = false) => {
        if (isOver) return;
        isOver = true;
        const wasGood = since !== undefined && this.#clock.now() - since >= GOOD_MS;
        this.#failures = wasGood ? 1 : this.#failures + 1;
        this.#closed(reason, final);
      },
    };
    this.#giveUp = undefined;
    const hangUp = this.#options.dial(events);
    if (isOver) return;
    this.#giveUp = () => {
      isOver = true;
      hangUp();
    };
  }

  /** Closes what is open and dials no more. */
  stop(reason = 'This side left.'): void {
    this.#giveUp?.();
    this.#giveUp = undefined;
    this.#failures = 0;
    this.#setState({ state: 'ended', reason });
  }

  #closed(reason: string, final: boolean): void {
    this.#giveUp = undefined;
    if (final) return this.#setState({ state: 'ended', reason });
    const retryMs = backOffMs(this.#failures, this.#options.random ?? Math.random);
    this.#giveUp = this.#clock.after(retryMs, () => this.start());
    this.#setState({ state: 'waiting', reason, retryMs });
  }

  #setState(state: LineState): void {
    this.#state = state;
    this.#options.onstate?.(state);
  }
}
