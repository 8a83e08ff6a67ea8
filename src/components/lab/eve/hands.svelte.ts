import {
  type Deed,
  EMPTY,
  type EveState,
  EveTap,
  type Fate,
  fateOf,
  type Item,
  lastDeed,
} from '../../../lib/eve/index.ts';
import { undeliver } from '../../../lib/session/index.ts';
import {
  encodeFrame,
  opposite,
  parseFrame,
  type Role,
  systemClock,
  type WireFrame,
} from '../../../lib/wire/index.ts';
import type { Lab } from '../lab.svelte.ts';
import { isSame, type WireItem } from '../wire-item.ts';

/** Eve on the live session of the lab: every message stops with her, above delivery, before it is decrypted. */
export class Hands {
  state = $state.raw<EveState>(EMPTY);
  /** Why the last deed couldn’t be done. */
  problem = $state('');
  /** The byte of the chosen message that is being looked at, counted in the whole frame. */
  at = $state(0);
  readonly #lab: Lab;
  readonly #tap: EveTap;

  constructor(lab: Lab) {
    this.#lab = lab;
    lab.settle();
    const known = lab.crossed.items.map(({ number, from, frame, at }): Item => {
      const bytes = encodeFrame(frame);
      return { number, from, original: bytes, bytes, at, state: 'passed', times: 1 };
    });
    const ends = {
      deliver: (to: Role, bytes: Uint8Array) => lab.sides[to].endpoint.accept(bytes)?.id,
      retract: (to: Role, id: string) =>
        undeliver(id, lab.sides[to].endpoint, lab.sides[opposite(to)].endpoint),
    };
    this.#tap = new EveTap(ends, systemClock, () => (this.state = this.#tap.state), known);
    this.state = this.#tap.state;
    for (const role of ['client', 'server'] as const)
      lab.sides[role].endpoint.gate = (frame) => this.#arrive(opposite(role), frame);
  }

  /** Everything that has been done, and what Eve began with. */
  get log() {
    return this.#tap.log;
  }

  /** What can be undone, in a word; undefined where there is nothing. */
  get last(): Deed['kind'] | undefined {
    return lastDeed({ start: this.state, actions: this.#tap.log.actions })?.kind;
  }

  /** True once the deed is done; else `problem` says why not. */
  act(deed: Deed): boolean {
    this.problem = this.#tap.act(deed) ?? '';
    return this.problem === '';
  }

  undo(): void {
    this.problem = '';
    this.#tap.undo();
  }

  fate(number: number): Fate | undefined {
    return fateOf(this.state, number);
  }

  /** The message as it is now; undefined where it isn’t a frame any more. */
  frameOf(number: number): WireFrame | undefined {
    const item = this.state.items.get(number);
    try {
      return item && parseFrame(item.bytes);
    } catch {
      return undefined;
    }
  }

  /** Takes a copy of a message and puts it on the list. */
  copy(of: number): void {
    const item = this.state.items.get(of);
    if (!item) return;
    const frame = this.frameOf(of) ?? parseFrame(item.original);
    const number = this.#lab.crossed.add(item.from, frame, Date.now(), true);
    if (this.act({ kind: 'copy', number, of, at: Date.now() })) this.#lab.selected = number;
  }

  /** Puts bytes on the wire as if `from` had sent them; what is a frame is listed. */
  inject(from: Role, bytes: Uint8Array): boolean {
    const at = Date.now();
    const number = this.#listed(from, bytes, at);
    return this.act({ kind: 'inject', number, from, bytes, at });
  }

  /** Lets everything go on, and leaves the wire. */
  leave(): void {
    for (const { endpoint } of Object.values(this.#lab.sides)) endpoint.gate = undefined;
    this.#tap.end();
    this.#lab.hands = undefined;
  }

  #listed(from: Role, bytes: Uint8Array, at: number): number {
    try {
      return this.#lab.crossed.add(from, parseFrame(bytes), at, true);
    } catch {
      return this.#lab.crossed.nextNumber();
    }
  }

  #arrive(from: Role, frame: WireFrame): boolean {
    const isIt = (item: WireItem) =>
      item.from === from && !item.isEves && isSame(item.frame, frame);
    const item = this.#lab.crossed.items.find(isIt);
    if (!item) return false;
    this.#tap.arrive(item.number, from, encodeFrame(frame));
    return true;
  }
}
