import {
  type Deed,
  EMPTY,
  type EveState,
  EveTap,
  type Fate,
  fateOf,
  type Item,
  lastDeed,
  type Source,
  sourceOf,
} from '../../../lib/eve/index.ts';
import { type Endpoint, undeliver } from '../../../lib/session/index.ts';
import {
  type Clock,
  encodeFrame,
  opposite,
  parseFrame,
  type Role,
  systemClock,
  type WireFrame,
} from '../../../lib/wire/index.ts';
import type { Interceptor, Reach } from '../interceptor.ts';
import { isSame, type WireItem } from '../wire-item.ts';

/** Eve on a live conversation: every message stops with her, above delivery, before it is decrypted. */
export class Hands implements Interceptor {
  #state = $state.raw<EveState>(EMPTY);
  #problem = $state('');
  #at = $state(0);
  readonly #reach: Reach;
  readonly #clock: Clock;
  readonly #tap: EveTap;
  /** The messages that the sides had when Eve came. */
  readonly #before: readonly string[];

  constructor(reach: Reach, clock: Clock = systemClock) {
    this.#reach = reach;
    this.#clock = clock;
    const { client, server } = reach.sides;
    const had = [...client.endpoint.messages, ...server.endpoint.messages];
    this.#before = had.map(({ id }) => id);
    const known = reach.known().map(({ number, from, frame, at }): Item => {
      const bytes = encodeFrame(frame);
      return { number, from, original: bytes, bytes, at, state: 'passed', times: 1 };
    });
    const ends = {
      deliver: (to: Role, bytes: Uint8Array) => this.#end(to).accept(bytes)?.id,
      retract: (to: Role, id: string) => undeliver(id, this.#end(to), this.#end(opposite(to))),
    };
    this.#tap = new EveTap(ends, clock, () => (this.#state = this.#tap.state), known);
    this.#state = this.#tap.state;
  }

  /** Everything she has in her hands, and what she did. */
  get state(): EveState {
    return this.#state;
  }

  /** Why the last deed couldn’t be done, as a sentence; empty where it could. */
  get problem(): string {
    return this.#problem;
  }

  /** The byte of the chosen message that is being looked at, counted in the whole frame. */
  get at(): number {
    return this.#at;
  }

  /** Looks at another byte. */
  lookAt(byte: number): void {
    this.#at = byte;
  }

  /** Everything that has been done, and what Eve began with. */
  get log() {
    return this.#tap.log;
  }

  /** What can be undone, in a word; undefined where there is nothing. */
  get last(): Deed['kind'] | undefined {
    return lastDeed({ start: this.#state, actions: this.#tap.log.actions })?.kind;
  }

  /** True once the deed is done; else `problem` says why not. */
  act(deed: Deed): boolean {
    this.#problem = this.#tap.act(deed) ?? '';
    return this.#problem === '';
  }

  undo(): void {
    this.#problem = '';
    this.#tap.undo();
  }

  fate(number: number): Fate | undefined {
    return fateOf(this.#state, number);
  }

  /** What a received message was made from; `before`: it came before Eve did; undefined where that isn’t kept any more. */
  sourceOf(id: string): Source | 'before' | undefined {
    if (this.#before.includes(id)) return 'before';
    const state = this.#state;
    const passing = this.#tap.passingOf(id);
    return passing && sourceOf(state, passing);
  }

  /** The message as it is now; undefined where it isn’t a frame any more. */
  frameOf(number: number): WireFrame | undefined {
    const item = this.#state.items.get(number);
    try {
      return item && parseFrame(item.bytes);
    } catch {
      return undefined;
    }
  }

  /** Takes a copy of a message and puts it on the list; returns its number, undefined where that can’t be. */
  copy(of: number): number | undefined {
    const item = this.#state.items.get(of);
    if (!item) return undefined;
    const at = this.#clock.now();
    const frame = this.frameOf(of) ?? parseFrame(item.original);
    const { number } = this.#reach.crossed.add(item.from, frame, at, true);
    return this.act({ kind: 'copy', number, of, at }) ? number : undefined;
  }

  /** Puts bytes on the wire as if `from` had sent them, and on the list where they are a frame; returns their number. */
  inject(from: Role, bytes: Uint8Array): number | undefined {
    const at = this.#clock.now();
    const number = this.#listed(from, bytes, at);
    return this.act({ kind: 'inject', number, from, bytes, at }) ? number : undefined;
  }

  stop(from: Role, frame: WireFrame): boolean {
    const isIt = (item: WireItem) =>
      item.from === from && !item.isEves && isSame(item.frame, frame);
    const item = this.#reach.known().find(isIt);
    if (item) this.#tap.arrive(item.number, from, encodeFrame(frame));
    return item !== undefined;
  }

  leave(): void {
    this.#tap.end();
  }

  #end(role: Role): Endpoint {
    return this.#reach.sides[role].endpoint;
  }

  #listed(from: Role, bytes: Uint8Array, at: number): number {
    let frame: WireFrame;
    try {
      frame = parseFrame(bytes);
    } catch {
      return this.#reach.crossed.nextNumber();
    }
    return this.#reach.crossed.add(from, frame, at, true).number;
  }
}
