import { drive, type Query, type Reply } from '../../lib/attacks/index.ts';
import type { Bench } from './bench.svelte.ts';

/** How long a program works, in ms, before the page gets its turn. */
const TURN_MS = 12;

/** Runs an attacker’s program on a bench: started, paused, counted. */
export class Machine<R> {
  state = $state<'idle' | 'running' | 'paused' | 'done'>('idle');
  result = $state.raw<R>();
  #resume: (() => void) | undefined;

  /** Resolves with what the program says when it is done; never, where its bench is closed before. */
  async run(
    attack: Generator<Query, R, Reply>,
    bench: Bench,
    onquery?: (query: Query) => void,
  ): Promise<R> {
    this.state = 'running';
    let since = performance.now();
    this.result = await drive(attack, bench.line, async (query) => {
      onquery?.(query);
      if (performance.now() - since > TURN_MS) {
        await new Promise((resolve) => setTimeout(resolve));
        since = performance.now();
      }
      if (this.state === 'paused') await new Promise<void>((resolve) => (this.#resume = resolve));
    });
    bench.show();
    this.state = 'done';
    return this.result;
  }

  pause(): void {
    if (this.state === 'running') this.state = 'paused';
  }

  resume(): void {
    if (this.state !== 'paused') return;
    this.state = 'running';
    this.#resume?.();
  }
}
