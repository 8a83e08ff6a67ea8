/** What tells the time and calls back later. It is an argument everywhere, so that a test runs hours in milliseconds. */
export interface Clock {
  /** Milliseconds: since 1970, or, of a clock that nobody can set, since it began. */
  now(): number;
  /** Calls `work` once after `ms` milliseconds; the function it returns calls that off. */
  after(ms: number, work: () => void): () => void;
}

/** The clock of the machine. */
export const systemClock: Clock = {
  now: () => Date.now(),
  after(ms, work) {
    const timer = setTimeout(work, ms);
    return () => clearTimeout(timer);
  },
};
