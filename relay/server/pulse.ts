import { monitorEventLoopDelay } from 'node:perf_hooks';

const RESOLUTION_MS = 10;
/** Milliseconds that this thread has had a processor; before Node 23.9 nobody tells, and the clock stands in. */
const cpuMs = (): number => {
  const usage = process.threadCpuUsage?.();
  return usage ? (usage.user + usage.system) / 1e3 : performance.now();
};

/**
 * How long the event loop was held up. `stall` is what those connected feel, by the clock; `work` is this process's
 * own part in it, by the time it had a processor: on a busy machine the first is longer and says nothing of the relay.
 */
export class Pulse {
  readonly #delay = monitorEventLoopDelay({ resolution: RESOLUTION_MS });
  readonly #timer: NodeJS.Timeout;
  #cpuMs = cpuMs();
  #longestWorkMs = 0;

  constructor() {
    this.#delay.enable();
    this.#timer = setInterval(() => this.#beat(), RESOLUTION_MS).unref();
  }

  /** The longest since the last `restart`, in seconds. */
  get longest(): { readonly stall: number; readonly work: number } {
    this.#beat();
    const stallMs = Math.max(0, this.#delay.max / 1e6 - RESOLUTION_MS);
    return { stall: stallMs / 1e3, work: this.#longestWorkMs / 1e3 };
  }

  restart(): void {
    this.#delay.reset();
    this.#longestWorkMs = 0;
    this.#cpuMs = cpuMs();
  }

  stop(): void {
    this.#delay.disable();
    clearInterval(this.#timer);
  }

  #beat(): void {
    const now = cpuMs();
    this.#longestWorkMs = Math.max(this.#longestWorkMs, now - this.#cpuMs);
    this.#cpuMs = now;
  }
}
