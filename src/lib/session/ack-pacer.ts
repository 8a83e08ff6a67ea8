import type { Clock, WireFrame } from '../wire/index.ts';
import type { SessionLimits } from './limits.ts';
import type { Turn } from './conversation.ts';

/**
 * Says what has arrived no more often than it has to: at once after a quiet time, and while messages come one after the other,
 * once in `ackMs` or for a quarter of a window of them. Every frame that is sent anyway says it too. So a long text takes hardly
 * more frames than it has lines, and one message is acknowledged as soon as ever.
 */
export class AckPacer {
  readonly #clock: Clock;
  readonly #limits: AckLimits;
  readonly #send: (ack: WireFrame) => void;
  /** When a message, or an ack, said last what had arrived. */
  #saidAt = -Infinity;
  #owed = 0;
  #owedBytes = 0;
  #ack: WireFrame | undefined;
  #cancel: (() => void) | undefined;

  /** `send` is called with an ack whose time has come. */
  constructor(clock: Clock, limits: AckLimits, send: (ack: WireFrame) => void) {
    this.#clock = clock;
    this.#limits = limits;
    this.#send = send;
  }

  /** Those of a turn's frames that go now. */
  pass({ delivered, frames }: Pick<Turn, 'delivered' | 'frames'>): readonly WireFrame[] {
    const urgent = delivered.length > 0 ? frames.filter((frame) => !isPlainAck(frame)) : frames;
    const ack = frames.at(-1);
    if (urgent.length > 0 || !ack) {
      if (urgent.length > 0) this.clear();
      if (urgent.some(({ type }) => type === 'data')) this.#saidAt = this.#clock.now();
      return urgent;
    }
    this.#owed += delivered.length;
    for (const { ciphertext } of delivered) this.#owedBytes += ciphertext.length;
    const waitMs = this.#saidAt + this.#limits.ackMs - this.#clock.now();
    const { ackFrames, ackBytes } = this.#limits;
    if (waitMs > 0 && this.#owed < ackFrames && this.#owedBytes < ackBytes) {
      this.#ack = ack;
      this.#cancel ??= this.#clock.after(waitMs, () => this.#fire());
      return [];
    }
    this.clear();
    this.#saidAt = this.#clock.now();
    return [ack];
  }

  /** All that has arrived is said, or there is nobody to say it to. */
  clear(): void {
    this.#cancel?.();
    this.#cancel = this.#ack = undefined;
    this.#owed = this.#owedBytes = 0;
  }

  #fire(): void {
    const ack = this.#ack;
    this.clear();
    this.#saidAt = this.#clock.now();
    if (ack) this.#send(ack);
  }
}

/** When an ack can wait no longer. */
export interface AckLimits {
  readonly ackMs: number;
  readonly ackFrames: number;
  readonly ackBytes: number;
}

/** Of a peer that has the same limits: it is to be answered long before its window is full, and before it asks again. */
export const ackLimitsOf = (limits: SessionLimits): AckLimits => ({
  ackMs: Math.min(limits.ackMs, limits.resendMs / 4),
  ackFrames: Math.ceil(limits.windowFrames / 4),
  ackBytes: limits.windowBytes / 4,
});

const isPlainAck = ({ type, resend }: WireFrame): boolean => type === 'ack' && !resend;
