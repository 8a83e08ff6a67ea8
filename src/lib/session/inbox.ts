import type { WireFrame } from '../wire/index.ts';
import { isNewer } from './epoch.ts';

/** What became of a data frame. `early`: kept until those before it come; `ahead`: too far ahead to be kept. */
export type Verdict = 'delivered' | 'duplicate' | 'early' | 'ahead';

/** What came of taking a data frame. */
export interface Taken {
  readonly verdict: Verdict;
  /** What can be delivered now, in order: the frame, and those that have waited for it. */
  readonly delivered: readonly WireFrame[];
}

const nothing = (verdict: Verdict): Taken => ({ verdict, delivered: [] });

/** What one life of the peer has sent: delivers each number exactly once and in order. */
export class Inbox {
  readonly #early = new Map<number, WireFrame>();
  readonly #maxEarly: number;
  #epoch: number;
  #delivered: number;
  /** The missing number that was asked for last, so that each is asked for once. */
  #asked = 0;

  constructor(maxEarly: number, epoch = 0, delivered = 0) {
    this.#maxEarly = maxEarly;
    this.#epoch = epoch;
    this.#delivered = delivered;
  }

  /** The life of the peer that the numbers belong to; 0: none was heard of. */
  get epoch(): number {
    return this.#epoch;
  }

  /** Every number up to this one was delivered; 0: none. */
  get delivered(): number {
    return this.#delivered;
  }

  /** Frames that wait for an earlier one. */
  get early(): number {
    return this.#early.size;
  }

  /** A hello or an ack from a later life of the peer: its numbers count from now on, from the lowest that it still has. */
  greet({ epoch, sequence }: WireFrame): void {
    if (isNewer(epoch, this.#epoch)) {
      this.#epoch = epoch;
      this.#startAt(sequence);
    } else if (sequence > this.#delivered + 1) {
      // An earlier life of ours has acknowledged those before it: the peer has them no more.
      this.#startAt(sequence);
    }
  }

  /** Takes a data frame of the current epoch. */
  take(frame: WireFrame): Taken {
    const ahead = frame.sequence - this.#delivered;
    if (ahead <= 0 || this.#early.has(frame.sequence)) return nothing('duplicate');
    if (ahead > this.#maxEarly) return nothing('ahead');
    this.#early.set(frame.sequence, frame);
    return ahead > 1 ? nothing('early') : { verdict: 'delivered', delivered: this.#inOrder() };
  }

  /** All that can be delivered now, and counts as delivered from here on. */
  #inOrder(): WireFrame[] {
    const frames: WireFrame[] = [];
    for (let next = this.#next(); next; next = this.#next()) {
      this.#early.delete(next.sequence);
      this.#delivered = next.sequence;
      frames.push(next);
    }
    return frames;
  }

  #next(): WireFrame | undefined {
    return this.#early.get(this.#delivered + 1);
  }

  /** True once for each gap: the number after `delivered` is missing, and should be asked for. */
  asks(verdict: Verdict): boolean {
    const missing = this.#delivered + 1;
    const isGap = this.#early.size > 0 || verdict === 'ahead';
    if (!isGap || this.#asked === missing) return false;
    this.#asked = missing;
    return true;
  }

  /** Forgets what waits: the peer sends everything again that isn't acknowledged. */
  forgetEarly(): void {
    this.#early.clear();
    this.#asked = 0;
  }

  #startAt(sequence: number): void {
    this.#delivered = sequence - 1;
    this.forgetEarly();
  }
}
