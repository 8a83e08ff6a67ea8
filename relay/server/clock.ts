import type { Clock } from '../../src/lib/wire/index.ts';

/**
 * Milliseconds since this process began: nobody who sets the machine's clock ends a deadline or a relay's life with it. Its timers
 * don't keep the process.
 */
export const monotonicClock: Clock = {
  now: () => performance.now(),
  after(ms, work) {
    const timer = setTimeout(work, ms).unref();
    return () => clearTimeout(timer);
  },
};
