import type { Problem, ProblemKind, Span } from './types.ts';

/** A problem on its way to whoever collects them: thrown while a source is read, and never out of this room. */
export class Fault extends Error {
  readonly kind: ProblemKind;
  readonly span: Span;
  readonly repair: string;
  readonly circle: readonly string[] | undefined;

  constructor(
    kind: ProblemKind,
    span: Span,
    message: string,
    repair: string,
    circle?: readonly string[],
  ) {
    super(message);
    this.kind = kind;
    this.span = span;
    this.repair = repair;
    this.circle = circle;
  }
}

/** The fault as a problem, with the line and column of its place in the source. */
export function problemOf(source: string, { kind, span, message, repair, circle }: Fault): Problem {
  const at = Math.min(span.at, source.length);
  const before = source.slice(0, at).split('\n');
  const place = { at, length: span.length, line: before.length, column: before.at(-1).length + 1 };
  return { kind, ...place, message, repair, ...(circle && { circle }) };
}

/** The value of what may be at fault; a fault goes into `faults`, and undefined comes back. */
export function caught<T>(faults: Fault[], work: () => T): T | undefined {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    faults.push(error);
    return undefined;
  }
}
