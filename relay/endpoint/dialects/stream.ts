import { concatBytes } from '../../../src/lib/bytes/index.ts';
import { cut, wrap } from './envelope.ts';
import { openPayload, type Payload, payloadBytes, sealPayload } from './payload.ts';
import type { Agreed, Recipe } from './recipes.ts';

/** One connection to a course program, as a state machine without a socket or a clock. */
export class DialectStream {
  readonly recipe: Recipe;
  readonly #agreed: Agreed;
  readonly #random: (byteLength: number) => Uint8Array;
  #rest: Uint8Array = new Uint8Array(0);

  constructor(recipe: Recipe, agreed: Agreed, random: (byteLength: number) => Uint8Array) {
    this.recipe = recipe;
    this.#agreed = agreed;
    this.#random = random;
  }

  /** Bytes that are no whole message yet. */
  get waiting(): number {
    return this.#rest.length;
  }

  /** Encrypts a message; `bytes` is what goes on the stream. Throws `ModeError`. */
  send(plaintext: Uint8Array): { readonly payload: Payload; readonly bytes: Uint8Array } {
    const payload = sealPayload(this.recipe, this.#agreed, plaintext, this.#random);
    return { payload, bytes: wrap(this.recipe, payloadBytes(this.recipe, payload)) };
  }

  /** Bytes have arrived: the messages that are whole now. */
  receive(chunk: Uint8Array): Payload[] {
    this.#rest = concatBytes([this.#rest, chunk]);
    return this.#cut(false);
  }

  /** Nothing has arrived for a while: what is there is a message, whatever the padding says. */
  pause(): Payload[] {
    return this.#rest.length > 0 ? this.#cut(true) : [];
  }

  #cut(isPaused: boolean): Payload[] {
    const { payloads, rest } = cut(this.recipe, this.#agreed, this.#rest, isPaused);
    this.#rest = rest;
    return payloads.map((payload) => openPayload(this.recipe, this.#agreed, payload));
  }
}
