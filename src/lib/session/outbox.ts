import type { Parcel } from './types.ts';

interface Window {
  readonly windowFrames: number;
  readonly windowBytes: number;
}

/**
 * Keeps every message until the peer has acknowledged it. The numbers are in three stretches, `base` ≤ cursor ≤ `next`:
 * handed to the port on this link and not acknowledged; still to be handed over; not given out yet.
 */
export class Outbox {
  readonly #parcels = new Map<number, Parcel>();
  readonly #window: Window;
  #base: number;
  #next: number;
  /** The first number that is still to be handed over. */
  #cursor: number;
  /** Every number below this was handed over in this epoch, on this link or an earlier one. */
  #everHanded: number;
  #bytes = 0;
  #bytesInFlight = 0;

  /** `restored`: what an earlier life left, ending with the number before `next`. */
  constructor(window: Window, next = 1, restored: readonly Parcel[] = []) {
    this.#window = window;
    this.#next = this.#everHanded = next;
    this.#base = this.#cursor = next - restored.length;
    for (const parcel of restored) this.#keep(parcel);
  }

  /** The lowest number that isn't acknowledged; `next` where all are. */
  get base(): number {
    return this.#base;
  }

  /** The number that the next message will get. */
  get next(): number {
    return this.#next;
  }

  /** The highest number that the peer can have heard of in this epoch; `base` − 1 where none. */
  get highest(): number {
    return this.#everHanded - 1;
  }

  /** Whether something is still to be handed over that the window has room for. */
  get hasMore(): boolean {
    const parcel = this.#parcels.get(this.#cursor);
    return parcel !== undefined && this.#hasRoomFor(parcel);
  }

  get inFlight(): number {
    return this.#cursor - this.#base;
  }

  /** Bytes of ciphertext in all that isn't acknowledged. */
  get bytes(): number {
    return this.#bytes;
  }

  /** All that isn't acknowledged, in order. */
  get parcels(): Parcel[] {
    return [...this.#parcels.values()];
  }

  /** Gives a message its number and keeps it. */
  add(content: Omit<Parcel, 'sequence'>): Parcel {
    const parcel = { ...content, sequence: this.#next++ };
    this.#keep(parcel);
    return parcel;
  }

  /** The next one to hand to the port; undefined where there is none or the window is full. */
  take(): Parcel | undefined {
    const parcel = this.#parcels.get(this.#cursor);
    if (!parcel || !this.#hasRoomFor(parcel)) return undefined;
    this.#cursor++;
    this.#everHanded = Math.max(this.#everHanded, this.#cursor);
    this.#bytesInFlight += parcel.ciphertext.length;
    return parcel;
  }

  /** One that is in flight, to be sent once more. */
  again(sequence: number): Parcel | undefined {
    return sequence < this.#cursor ? this.#parcels.get(sequence) : undefined;
  }

  /** Lets go of every number up to `upTo`, which is at most `highest`; returns them. */
  acknowledge(upTo: number): number[] {
    const gone: number[] = [];
    for (; this.#base <= upTo; this.#base++) {
      const bytes = this.#parcels.get(this.#base)!.ciphertext.length;
      this.#parcels.delete(this.#base);
      this.#bytes -= bytes;
      if (this.#base < this.#cursor) this.#bytesInFlight -= bytes;
      gone.push(this.#base);
    }
    this.#cursor = Math.max(this.#cursor, this.#base);
    return gone;
  }

  /** All that isn't acknowledged is to be handed over anew: what was in flight may be lost. */
  rewind(): void {
    this.#cursor = this.#base;
    this.#bytesInFlight = 0;
  }

  /** As `rewind`, under an epoch that the peer has heard nothing of. */
  beginEpoch(): void {
    this.rewind();
    this.#everHanded = this.#base;
  }

  #keep(parcel: Parcel): void {
    this.#parcels.set(parcel.sequence, parcel);
    this.#bytes += parcel.ciphertext.length;
  }

  #hasRoomFor({ ciphertext }: Parcel): boolean {
    if (this.inFlight === 0) return true;
    const bytes = this.#bytesInFlight + ciphertext.length;
    return this.inFlight < this.#window.windowFrames && bytes <= this.#window.windowBytes;
  }
}
