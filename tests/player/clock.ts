import { vi } from 'vitest';

/** One screen frame of D3's timer where there is no screen, in ms. */
const FRAME_MS = 17;

/**
 * The clock that D3's timer reads, moved by hand. D3 keeps state between timers, so a file of tests takes one clock for all
 * of them.
 */
export function takeClock() {
  let now = 1_000;
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval'] });
  vi.spyOn(performance, 'now').mockImplementation(() => now);
  return {
    /** One screen frame, so many ms after the one before. */
    frame(ms: number = FRAME_MS): void {
      now += ms;
      vi.advanceTimersByTime(FRAME_MS);
    },
    /** Screen frames until about so many ms have passed. */
    pass(ms: number): void {
      for (let left = ms; left > 0; left -= 20) this.frame(Math.min(20, left));
    },
  };
}
