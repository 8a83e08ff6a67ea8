import { equalBytes } from '../bytes/index.ts';
import type { Clock, Role } from '../wire/index.ts';
import { apply } from './apply.ts';
import { problemOf } from './check.ts';
import { add, type Log, run, startWith, undo } from './log.ts';
import type { Action, Deed, EveState, Item, Passing } from './types.ts';

/** The two ends as Eve reaches them: above delivery, below decryption. */
export interface Ends {
  /** Gives a side the bytes of a message; returns the name that it can be taken back by, undefined where it was refused. */
  deliver(to: Role, bytes: Uint8Array): string | undefined;
  /** Takes a message back, as if it had never come. */
  retract(to: Role, name: string): void;
}

interface Accepted {
  readonly passing: Passing;
  readonly name: string | undefined;
}

/**
 * Eve's log on a live session: what it says is made true at both ends. Undoing runs the log again without the last deed,
 * and takes back from the ends what then never went on.
 */
export class EveTap {
  #log: Log;
  #state: EveState;
  readonly #ends: Ends;
  readonly #clock: Clock;
  readonly #accepted = new Map<string, Accepted>();
  readonly #delays = new Map<number, { readonly dueAt: number; readonly cancel: () => void }>();
  readonly #onchange: () => void;
  /** How many of `passed` have been given to the ends. */
  #given = 0;

  /** `known`: what had crossed before Eve began; it can be copied and replayed. */
  constructor(ends: Ends, clock: Clock, onchange: () => void, known: readonly Item[] = []) {
    this.#ends = ends;
    this.#clock = clock;
    this.#onchange = onchange;
    this.#log = startWith(known);
    this.#state = run(this.#log);
  }

  get log(): Log {
    return this.#log;
  }

  get state(): EveState {
    return this.#state;
  }

  /** What a side has under this name, as it went on; undefined where it isn't Eve who gave it, or that can't be undone any more. */
  passingOf(name: string): Passing | undefined {
    return [...this.#accepted.values()].find((one) => one.name === name)?.passing;
  }

  /** A message has come to the tap. */
  arrive(number: number, from: Role, bytes: Uint8Array): void {
    const copy = new Uint8Array(bytes);
    this.#add({ kind: 'arrive', number, from, bytes: copy, at: this.#clock.now() });
  }

  /** Does something; returns in a sentence why it can't be done, and then nothing has changed. */
  act(deed: Deed): string | undefined {
    const problem = problemOf(this.#state, deed);
    if (problem === undefined) this.#add(deed);
    return problem;
  }

  /** Undoes the last deed; false where there is none. */
  undo(): boolean {
    const shorter = undo(this.#log);
    if (shorter === this.#log) return false;
    this.#log = shorter;
    this.#state = run(shorter);
    this.#takeBack();
    this.#settle();
    return true;
  }

  /** Lets go of everything as it is: nothing is held or delayed any more. */
  end(): void {
    this.act({ kind: 'hold', on: false });
    this.act({ kind: 'releaseAll' });
    for (const [number] of this.#delays) this.#add({ kind: 'due', number });
  }

  #add(action: Action): void {
    const { start } = this.#log;
    this.#log = add(this.#log, action);
    this.#state = apply(this.#state, action);
    if (this.#log.start !== start) this.#compact();
    this.#settle();
  }

  /** What can't be undone any more is no longer kept at the ends either. */
  #compact(): void {
    this.#deliverNew();
    this.#state = run(this.#log);
    const open = new Set(this.#state.passed.map(({ id }) => id));
    for (const id of this.#accepted.keys()) if (!open.has(id)) this.#accepted.delete(id);
    this.#given = this.#state.passed.length;
  }

  #settle(): void {
    this.#deliverNew();
    this.#setDelays();
    this.#onchange();
  }

  /** What went on, and in the log as it is now doesn't, or with other bytes. */
  #takeBack(): void {
    const wanted = new Map(this.#state.passed.map((passing) => [passing.id, passing]));
    for (const [id, { passing, name }] of this.#accepted) {
      const now = wanted.get(id);
      if (now && equalBytes(now.bytes, passing.bytes)) continue;
      this.#accepted.delete(id);
      if (name !== undefined) this.#ends.retract(passing.to, name);
    }
    this.#given = 0;
  }

  #deliverNew(): void {
    while (this.#given < this.#state.passed.length) {
      const passing = this.#state.passed[this.#given++];
      if (!this.#accepted.has(passing.id)) this.#deliver(passing);
    }
  }

  #deliver(passing: Passing): void {
    // First noted, then done: what follows at the end may come back here.
    this.#accepted.set(passing.id, { passing, name: undefined });
    const name = this.#ends.deliver(passing.to, new Uint8Array(passing.bytes));
    this.#accepted.set(passing.id, { passing, name });
  }

  #setDelays(): void {
    for (const [number, { dueAt, cancel }] of this.#delays)
      if (this.#state.items.get(number)?.dueAt !== dueAt) {
        cancel();
        this.#delays.delete(number);
      }
    for (const { number, dueAt } of this.#state.items.values()) {
      if (dueAt === undefined || this.#delays.has(number)) continue;
      const ms = Math.max(0, dueAt - this.#clock.now());
      const cancel = this.#clock.after(ms, () => {
        this.#delays.delete(number);
        this.#add({ kind: 'due', number });
      });
      this.#delays.set(number, { dueAt, cancel });
    }
  }
}
