import type { Shown } from './show.ts';

/** Where a conversation tells what happens. */
export interface Output {
  show(message: Shown): void;
  say(sentence: string): void;
  /** Something was settled: look again whether there is room, or nothing left to wait for. */
  change(): void;
}
