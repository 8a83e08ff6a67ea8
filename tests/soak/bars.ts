let failed = 0;

// Without a listener a signal ends the process before its `exit`, and what it has started goes on.
for (const [signal, code] of Object.entries({ SIGHUP: 129, SIGINT: 130, SIGTERM: 143 }))
  process.once(signal, () => process.exit(code));

/** Prints a figure beside what it may be at most (or at least), and whether it is. */
export function bar(
  what: string,
  value: number,
  limit: number,
  at: 'most' | 'least' = 'most',
): void {
  const isGood = at === 'most' ? value <= limit : value >= limit;
  if (!isGood) failed++;
  const figure = value.toLocaleString('en', { maximumFractionDigits: 2 });
  console.log(
    `${isGood ? 'pass' : 'FAIL'}  ${what}: ${figure} (at ${at} ${limit.toLocaleString('en')})`,
  );
}

/** Ends the process: 1 where a bar was missed. */
export function done(): never {
  console.log(failed === 0 ? 'every bar passed' : `${failed} missed`);
  process.exit(failed === 0 ? 0 : 1);
}

export function quantile(values: readonly number[], q: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(q * sorted.length))];
}
