import { monitorEventLoopDelay } from 'node:perf_hooks';

const RESOLUTION_MS = 10;
/** There only where Node was started with --expose-gc: then the heap is measured without its garbage. */
const { gc } = globalThis as { gc?: () => void };

/** What the relay counts: for `/metrics`, in Prometheus' text format. No name, no address, nothing of what was said. */
export class Counters {
  connections = 0;
  framesIn = 0;
  framesOut = 0;
  bytesIn = 0;
  bytesOut = 0;
  /** Frames that nobody was there for; their speaker sends them again. */
  framesUnheard = 0;
  readonly #closes = new Map<string, number>();
  readonly #lag = monitorEventLoopDelay({ resolution: RESOLUTION_MS });

  constructor() {
    this.#lag.enable();
  }

  /** A connection ended, or was refused, for this reason. */
  closed(why: string): void {
    this.#closes.set(why, (this.#closes.get(why) ?? 0) + 1);
  }

  /** Measures stalls from here on. */
  restart(): void {
    this.#lag.reset();
  }

  stop(): void {
    this.#lag.disable();
  }

  /** The metrics, with how many rooms there are now. Starts the measuring of stalls over. */
  text(rooms: number): string {
    const stallMs = this.#lag.max / 1e6 - RESOLUTION_MS;
    gc?.();
    const { rss, heapUsed } = process.memoryUsage();
    const lines = [
      gauge('connections', this.connections),
      gauge('rooms', rooms),
      counter('frames_in', this.framesIn),
      counter('frames_out', this.framesOut),
      counter('bytes_in', this.bytesIn),
      counter('bytes_out', this.bytesOut),
      counter('frames_unheard', this.framesUnheard),
      gauge('resident_bytes', rss),
      gauge('heap_bytes', heapUsed),
      gauge('longest_stall_seconds', Math.max(0, stallMs) / 1e3),
      '# TYPE blockwise_relay_closes_total counter',
      ...[...this.#closes].map(
        ([why, count]) => `blockwise_relay_closes_total{why=${JSON.stringify(why)}} ${count}`,
      ),
    ];
    this.#lag.reset();
    return `${lines.join('\n')}\n`;
  }
}

const gauge = (name: string, value: number): string =>
  `# TYPE blockwise_relay_${name} gauge\nblockwise_relay_${name} ${value}`;
const counter = (name: string, value: number): string =>
  `# TYPE blockwise_relay_${name}_total counter\nblockwise_relay_${name}_total ${value}`;
