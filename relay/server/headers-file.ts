/** One block of a `_headers` file: a path pattern and the headers for it. */
export interface HeaderRule {
  readonly pattern: RegExp;
  readonly headers: Readonly<Record<string, string>>;
}

const toPattern = (path: string): RegExp =>
  new RegExp(`^${path.replace(/[.+?^${}()|[\]\\]/g, '\\$&').replace(/\*/g, '.*')}$`);

/** Reads a `_headers` file as static hosts do: a path at the margin, its headers indented below it. */
export function parseHeaders(text: string): HeaderRule[] {
  const rules: { pattern: RegExp; headers: Record<string, string> }[] = [];
  for (const line of text.split('\n')) {
    if (!line.trim() || line.startsWith('#')) continue;
    if (!/^\s/.test(line)) {
      rules.push({ pattern: toPattern(line.trim()), headers: {} });
      continue;
    }
    const colon = line.indexOf(':');
    rules[rules.length - 1].headers[line.slice(0, colon).trim()] = line.slice(colon + 1).trim();
  }
  return rules;
}

/** The headers of every rule that fits a path. */
export function headersFor(rules: readonly HeaderRule[], path: string): Record<string, string> {
  const fitting = rules.filter(({ pattern }) => pattern.test(path));
  return Object.fromEntries(fitting.flatMap(({ headers }) => Object.entries(headers)));
}
