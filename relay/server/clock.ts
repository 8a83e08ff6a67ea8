import type { Clock } from '../../src/lib/wire/index.ts';

/**
 * Milliseconds since this process began, so that a clock which is put forward ends nobody's time. Its timers don't keep the
 * process from ending.
 */
export const monotonicClock: Clock = {
  now: () => performance.now(),
  after(ms, work) {
    const timer = setTimeout(work, ms).unref();
    return () => clearTimeout(timer);
  },
};
