/** Interleaved measuring: what is compared runs in turns, so that whatever slows the machine slows all of it. */
export type Contest = Record<string, () => unknown>;

/** Milliseconds of each run, sorted, by name. */
export async function measure(contest: Contest, turns: number): Promise<Record<string, number[]>> {
  const times: Record<string, number[]> = {};
  for (let turn = -2; turn < turns; turn++) {
    for (const [name, run] of Object.entries(contest)) {
      const start = performance.now();
      await run();
      const took = performance.now() - start;
      if (turn >= 0) (times[name] ??= []).push(took);
    }
  }
  for (const list of Object.values(times)) list.sort((a, b) => a - b);
  return times;
}

export const quantile = (sorted: readonly number[], q: number) =>
  sorted[Math.min(sorted.length - 1, Math.floor(q * sorted.length))];

/** `1.03 (quartiles 0.98 to 1.10)`: the medians' ratio, and the quartiles over the other's median. */
export function ratio(ours: readonly number[], theirs: readonly number[]) {
  const base = quantile(theirs, 0.5);
  const [low, value, high] = [0.25, 0.5, 0.75].map((q) => quantile(ours, q) / base);
  return { value, text: `${value.toFixed(2)} (quartiles ${low.toFixed(2)} to ${high.toFixed(2)})` };
}

/** Prints a bar and says whether it was passed. */
export function judge(
  what: string,
  text: string,
  verdict: { pass: boolean; aim: boolean },
): boolean {
  console.log(`${verdict.aim ? 'aim ' : verdict.pass ? 'pass' : 'FAIL'}  ${what}: ${text}`);
  return verdict.pass;
}
