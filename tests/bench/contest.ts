/** Interleaved measuring: what is compared runs in turns, so that whatever slows the machine slows all of it. */
export type Contest = Record<string, () => unknown>;

/** Turns that aren't counted: until then code is still being compiled. */
const WARM_UP = 10;

/** Milliseconds of each run, by name, turn by turn; each turn begins with another one, so that nobody always runs behind the same. */
export async function measure(contest: Contest, turns: number): Promise<Record<string, number[]>> {
  const times: Record<string, number[]> = {};
  const runs = Object.entries(contest);
  for (let turn = -WARM_UP; turn < turns; turn++) {
    for (let place = 0; place < runs.length; place++) {
      const [name, run] = runs[(place + turn + WARM_UP) % runs.length];
      const start = performance.now();
      await run();
      const took = performance.now() - start;
      if (turn >= 0) (times[name] ??= []).push(took);
    }
  }
  return times;
}

export const quantile = (sorted: readonly number[], q: number) =>
  sorted[Math.min(sorted.length - 1, Math.floor(q * sorted.length))];

/** `1.03 (quartiles 0.98 to 1.10)`: of the ratios within each turn, so that a slow moment slows both. */
export function ratio(ours: readonly number[], theirs: readonly number[]) {
  const ratios = ours.map((ms, turn) => ms / theirs[turn]).sort((a, b) => a - b);
  const [low, value, high] = [0.25, 0.5, 0.75].map((q) => quantile(ratios, q));
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
