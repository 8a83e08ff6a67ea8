import type { Port } from '../../src/lib/wire/index.ts';
import type { Random } from '../support/random.ts';
import type { VirtualClock } from './virtual-clock.ts';

/** What a carrier does to frames; all 0 where left out. */
export interface Faults {
  /** Of 100 frames, so many are lost … */
  readonly loss?: number;
  /** … and so many come twice. */
  readonly doubled?: number;
  /** Each takes up to so many milliseconds more than 1: later ones overtake. */
  readonly jitterMs?: number;
  readonly random?: Random;
}

/** Two joined ports in memory, on a virtual clock. */
export function memoryPorts(clock: VirtualClock, faults: Faults = {}): [MemoryPort, MemoryPort] {
  const a = new MemoryPort(clock, faults);
  const b = new MemoryPort(clock, faults);
  a.peer = b;
  b.peer = a;
  return [a, b];
}

export class MemoryPort implements Port {
  onreceive: Port['onreceive'] = null;
  onclose: Port['onclose'] = null;
  open = true;
  peer: MemoryPort | undefined;
  /** Everything that was handed over here, lost or not. */
  readonly sent: Uint8Array[] = [];
  readonly #clock: VirtualClock;
  readonly #faults: Faults;

  constructor(clock: VirtualClock, faults: Faults) {
    this.#clock = clock;
    this.#faults = faults;
  }

  send(bytes: Uint8Array): void {
    if (!this.open) throw new Error('This port is closed.');
    const copy = new Uint8Array(bytes);
    this.sent.push(copy);
    const { loss = 0, doubled = 0 } = this.#faults;
    if (this.#dice() < loss) return;
    this.#carry(copy);
    if (this.#dice() < doubled) this.#carry(copy);
  }

  close(reason = 'The other side closed the link.'): void {
    if (!this.open) return;
    this.open = false;
    this.#clock.after(1, () => this.peer?.hangUp(reason));
  }

  /** The carrier fails on this side: what was on its way is lost. */
  hangUp(reason: string): void {
    if (!this.open) return;
    this.open = false;
    this.onclose?.(reason);
  }

  #carry(bytes: Uint8Array): void {
    const { jitterMs = 0, random } = this.#faults;
    const ms = 1 + (random?.integer(jitterMs + 1) ?? 0);
    this.#clock.after(ms, () => {
      if (this.open && this.peer?.open) this.peer.onreceive?.(new Uint8Array(bytes));
    });
  }

  #dice(): number {
    return this.#faults.random?.integer(100) ?? 100;
  }
}
