import { Pulse } from './pulse.ts';

/** Undefined unless Node was started with --expose-gc; where it is there, the heap is measured without its garbage. */
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
  readonly #pulse = new Pulse();

  /** A connection ended, or was refused, for this reason. */
  closed(why: string): void {
    this.#closes.set(why, (this.#closes.get(why) ?? 0) + 1);
  }

  /** Measures stalls from here on. */
  restart(): void {
    this.#pulse.restart();
  }

  stop(): void {
    this.#pulse.stop();
  }

  /** The metrics, with the figures that others know. Starts the measuring of stalls over. */
  text(others: Readonly<Record<string, number>>): string {
    const { stall, work } = this.#pulse.longest;
    gc?.();
    const { rss, heapUsed } = process.memoryUsage();
    const lines = [
      gauge('connections', this.connections),
      ...Object.entries(others).map(([name, value]) => gauge(name, value)),
      counter('frames_in', this.framesIn),
      counter('frames_out', this.framesOut),
      counter('bytes_in', this.bytesIn),
      counter('bytes_out', this.bytesOut),
      counter('frames_unheard', this.framesUnheard),
      gauge('resident_bytes', rss),
      gauge('peak_resident_bytes', process.resourceUsage().maxRSS * 1024),
      gauge('heap_bytes', heapUsed),
      gauge('longest_stall_seconds', stall),
      gauge('longest_work_seconds', work),
      '# TYPE blockwise_relay_closes_total counter',
      ...[...this.#closes].map(
        ([why, count]) => `blockwise_relay_closes_total{why=${JSON.stringify(why)}} ${count}`,
      ),
    ];
    this.#pulse.restart();
    return lines.join('\n');
  }
}

const gauge = (name: string, value: number): string =>
  `# TYPE blockwise_relay_${name} gauge\nblockwise_relay_${name} ${value}`;
const counter = (name: string, value: number): string =>
  `# TYPE blockwise_relay_${name}_total counter\nblockwise_relay_${name}_total ${value}`;
