import { DEFAULT_LIMITS, Delivery, type Outcome } from '../../src/lib/session/index.ts';
import type { WireFrame } from '../../src/lib/wire/index.ts';
import type { Random } from '../support/random.ts';

/** What may happen in one run, beside messages, loss, duplication and any order of arrival. */
export interface Dangers {
  /** A side dies and another carries on from what it kept. */
  readonly carriedOn?: boolean;
  /** A side dies and another begins with nothing. */
  readonly fresh?: boolean;
}

interface Side {
  delivery: Delivery;
  /** Grows with each life that begins with nothing. */
  life: number;
  /** What each fresh life has delivered: the payloads, by sender. */
  delivered: string[][];
  /** What each fresh life was given to send. */
  pushed: string[][];
}

const MAX_IN_FLIGHT = 400;

/**
 * Two delivery machines and a network that loses, doubles and reorders, and that outlives both of them: what a dead
 * life has sent may arrive at any time. No clock: silence is an event like any other.
 */
export class Chaos {
  readonly sides: [Side, Side];
  readonly #random: Random;
  readonly #dangers: Dangers;
  readonly #inFlight: { to: 0 | 1; frame: WireFrame }[] = [];
  #epoch = 1_000;
  #count = 0;

  constructor(random: Random, dangers: Dangers) {
    this.#random = random;
    this.#dangers = dangers;
    this.sides = [this.#born(), this.#born()];
    for (const who of [0, 1] as const) this.#connect(who);
  }

  /** One thing happens. */
  step(): void {
    const who = this.#random.pick([0, 1] as const);
    const dice = this.#random.integer(1_000);
    if (dice < 200) this.#push(who);
    else if (dice < 900) this.#arrive();
    else if (dice < 970) this.#send(who, this.sides[who].delivery.expire());
    else if (dice < 990) this.#reconnect(who);
    else if (dice < 995 && this.#dangers.carriedOn) this.#carryOn(who);
    else if (dice >= 995 && this.#dangers.fresh) this.#beginAnew(who);
  }

  /** The network behaves from now on, until both sides have nothing more to say. Throws if they never have. */
  settle(): void {
    for (let turns = 0; this.#isBusy(); turns++) {
      if (turns > 200_000) throw new Error('They never come to an end.');
      const next = this.#inFlight.shift();
      if (next) this.#receive(next.to, next.frame);
      else for (const who of [0, 1] as const) this.#send(who, this.sides[who].delivery.expire());
    }
  }

  #isBusy(): boolean {
    const isOpen = ({ delivery }: Side) => delivery.waiting || delivery.unacknowledged.count > 0;
    return this.#inFlight.length > 0 || this.sides.some(isOpen);
  }

  #born(): Side {
    const delivery = new Delivery(LIMITS, { epoch: (this.#epoch += 1 + this.#random.integer(9)) });
    return { delivery, life: 0, delivered: [[]], pushed: [[]] };
  }

  #push(who: 0 | 1): void {
    const side = this.sides[who];
    if (side.delivery.unacknowledged.count > 100) return;
    const payload = `${++this.#count}`;
    side.pushed[side.life].push(payload);
    const ciphertext = new TextEncoder().encode(payload);
    const iv = new Uint8Array(0);
    this.#send(who, side.delivery.push({ mode: 'ctr', iv, ciphertext }).outcome);
  }

  #arrive(): void {
    if (this.#inFlight.length === 0) return;
    const at = this.#random.integer(this.#inFlight.length);
    const { to, frame } = this.#inFlight[at];
    const fate = this.#random.integer(10);
    if (fate > 0) this.#inFlight.splice(at, 1);
    if (fate < 8) this.#receive(to, frame);
  }

  #receive(to: 0 | 1, frame: WireFrame): void {
    const side = this.sides[to];
    const outcome = side.delivery.receive(frame);
    for (const { ciphertext } of outcome.delivered)
      side.delivered[side.life].push(new TextDecoder().decode(ciphertext));
    this.#send(to, outcome);
  }

  #send(from: 0 | 1, { frames }: Outcome): void {
    const to = from === 0 ? 1 : 0;
    for (const frame of frames) this.#inFlight.push({ to, frame });
    while (this.#inFlight.length > MAX_IN_FLIGHT)
      this.#inFlight.splice(this.#random.integer(this.#inFlight.length), 1);
  }

  #connect(who: 0 | 1): void {
    this.#send(who, this.sides[who].delivery.connect());
  }

  #reconnect(who: 0 | 1): void {
    this.sides[who].delivery.disconnect();
    this.#connect(who);
  }

  #carryOn(who: 0 | 1): void {
    const side = this.sides[who];
    side.delivery = new Delivery(LIMITS, side.delivery.position);
    this.#connect(who);
  }

  #beginAnew(who: 0 | 1): void {
    const side = this.sides[who];
    side.delivery = this.#born().delivery;
    side.life++;
    side.delivered.push([]);
    side.pushed.push([]);
    this.#connect(who);
  }
}

const LIMITS = { ...DEFAULT_LIMITS, windowFrames: 8, inboxFrames: 8 };
