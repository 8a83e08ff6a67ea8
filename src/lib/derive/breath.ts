import type { DeriveOptions } from './types.ts';

/** Between two slices of work: tells how much is done, lets others have the thread, and throws where the signal ended it. */
export async function breath(
  signal: DeriveOptions['signal'],
  progress: DeriveOptions['progress'],
  done: number,
): Promise<void> {
  progress?.(done);
  await new Promise((resolve) => setTimeout(resolve));
  signal?.throwIfAborted();
}
