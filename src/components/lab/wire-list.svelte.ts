import { threadOf } from '../../lib/eve/index.ts';
import { repeatsIn } from '../../lib/scene/index.ts';
import type { Role, WireFrame } from '../../lib/wire/index.ts';
import { isSame, type WireItem } from './wire-item.ts';

/** The messages that crossed, as somebody without a key sees them, in order. */
export class WireList {
  items = $state.raw<readonly WireItem[]>([]);
  /** The number that was given out last. */
  #count = 0;

  clear(): void {
    this.items = [];
  }

  /** Puts a message on the list; returns it as it stands there. */
  add(from: Role, frame: WireFrame, at: number, isEves = false): WireItem {
    const number = this.nextNumber();
    const again =
      !isEves && this.items.some((item) => item.from === from && isSame(item.frame, frame));
    const repeats = repeatsIn(frame.ciphertext);
    const thread = again ? undefined : threadOf(frame, this.items, (n) => this.called(n));
    const byteLength = frame.iv.length + frame.ciphertext.length;
    const item = { number, from, at, frame, byteLength, repeats, again, thread, isEves };
    this.items = [...this.items, item];
    return item;
  }

  /** A number for something that isn't listed. */
  nextNumber(): number {
    return ++this.#count;
  }

  /** What people call a message: its place in the list. */
  called(number: number): string {
    return `message ${this.items.findIndex((item) => item.number === number) + 1}`;
  }
}
