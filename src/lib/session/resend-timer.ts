import type { Clock } from '../wire/index.ts';
import type { SessionLimits } from './limits.ts';

/** A timer that comes later by this share of its wait says that this machine was busy, not that the peer is silent. */
const LATE_SHARE = 0.25;

/**
 * Says when the peer has been silent for too long: after `resendMs`, or as long as the line is known to take, then twice that, and
 * so on up to `resendMaxMs`.
 *
 * A timer that comes much too late (the page was busy, the tab hidden, the machine asleep, the clock put forward) says
 * nothing of the peer: the answers may be waiting right behind it. The first such one is forgiven, and the wait is begun again.
 */
export class ResendTimer {
  readonly #clock: Clock;
  readonly #limits: SessionLimits;
  readonly #patienceMs: () => number;
  readonly #expire: () => void;
  #delay: number;
  #cancel: (() => void) | undefined;
  #hasForgiven = false;

  /** `patienceMs`: how long the line takes, as far as is known; 0 where it isn't. */
  constructor(
    clock: Clock,
    limits: SessionLimits,
    expire: () => void,
    patienceMs: () => number = () => 0,
  ) {
    this.#clock = clock;
    this.#limits = limits;
    this.#expire = expire;
    this.#patienceMs = patienceMs;
    this.#delay = this.#shortestMs;
  }

  /** Waits if `isWaiting`, and doesn't otherwise; `progress` begins the wait anew, with its shortest time. */
  update(isWaiting: boolean, progress: boolean): void {
    if (progress || !isWaiting) this.#reset();
    if (isWaiting) this.#cancel ??= this.#start();
  }

  #reset(): void {
    this.#cancel?.();
    this.#cancel = undefined;
    this.#delay = this.#shortestMs;
    this.#hasForgiven = false;
  }

  get #shortestMs(): number {
    const { resendMs, resendMaxMs } = this.#limits;
    return Math.min(resendMaxMs, Math.max(resendMs, this.#patienceMs()));
  }

  #start(): () => void {
    const due = this.#clock.now() + this.#delay;
    return this.#clock.after(this.#delay, () => this.#fire(due));
  }

  #fire(due: number): void {
    const isLate = this.#clock.now() - due > LATE_SHARE * this.#delay;
    if (isLate && !this.#hasForgiven) {
      this.#hasForgiven = true;
      this.#cancel = this.#start();
      return;
    }
    this.#cancel = undefined;
    this.#delay = Math.min(2 * this.#delay, this.#limits.resendMaxMs);
    this.#expire();
  }
}
