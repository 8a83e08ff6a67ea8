/**
 * Ways that lead back to where they began, each named once: `a → b → a`. None where what is needed never needs its user.
 * `needs` holds what each thing needs directly; what it doesn’t hold needs nothing.
 */
export function circles(needs: ReadonlyMap<string, Iterable<string>>): string[] {
  const found: string[] = [];
  const done = new Set<string>();
  const way: string[] = [];
  const walk = (thing: string): void => {
    if (done.has(thing)) return;
    const begun = way.indexOf(thing);
    if (begun >= 0) return void found.push([...way.slice(begun), thing].join(' → '));
    way.push(thing);
    for (const next of needs.get(thing) ?? []) walk(next);
    way.pop();
    done.add(thing);
  };
  for (const thing of needs.keys()) walk(thing);
  return found;
}
