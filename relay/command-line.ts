import { parseArgs, type ParseArgsConfig } from 'node:util';

/** The command line can't be what was meant; the message says why, and `--help` the rest. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** As `parseArgs` of Node; what it throws becomes a `UsageError` of one sentence. */
export function parseOptions<T extends ParseArgsConfig>(
  config: T,
): ReturnType<typeof parseArgs<T>> {
  try {
    return parseArgs(config);
  } catch (error) {
    throw new UsageError(`${(error as Error).message.split(/\.\s/)[0].replace(/\.$/, '')}.`);
  }
}

/** A whole number from `least` to `most`; `what` is the option's name. Throws `UsageError`. */
export function wholeNumber(what: string, text: string, least: number, most: number): number {
  const value = Number(text);
  if (/^\d+$/.test(text) && value >= least && value <= most) return value;
  throw new UsageError(`${what} is a whole number from ${least} to ${most}; this is “${text}”.`);
}

/** One of some words; `what` is the option's name. Throws `UsageError`. */
export function oneOf<T extends string>(
  what: string,
  value: string | undefined,
  choices: readonly T[],
): T {
  const found = choices.find((choice) => choice === value);
  if (found !== undefined) return found;
  const given = value === undefined ? 'nothing was given' : `this is “${value}”`;
  throw new UsageError(`${what} is one of ${choices.join(', ')}; ${given}.`);
}
