import { parseArgs, type ParseArgsConfig } from 'node:util';
import { DEFAULT_LIMITS, LIMIT_NAMES, type LimitName, LIMITS, type Limits } from './limits.ts';

/** The command line can't be what was meant. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** What the relay was asked to be. */
export interface RelayCommand {
  readonly host: string;
  readonly port: number;
  readonly tcpPort: number;
  readonly origins: readonly string[];
  readonly publicUrl?: string;
  readonly rooms: number;
  readonly links?: string;
  readonly closed: boolean;
  readonly site: boolean;
  readonly limits: Limits;
}

const limitLines = LIMIT_NAMES.map((name) => {
  const { value, unit, words } = LIMITS[name];
  const amount = `${value.toLocaleString('en')}${unit ? ` ${unit}` : ''}`;
  return `      --${name.padEnd(16)} ${words} (${amount})`;
}).join('\n');

export const HELP = `The relay: serves the site, and forwards wire frames between two people, or programs, and those who watch. It has no key.

  npm run relay                          on 127.0.0.1:8787, TCP on 8788; prints the three links of a new room
  npm run relay -- --links rooms.json    keeps the links, so that they are the same the next time
  npm run relay -- --rooms 15            a room for every pair of a class

Options
      --host <address>         where to listen (127.0.0.1: this machine alone)
      --port <number>          site and WebSocket (8787)
      --tcp-port <number>      (8788)
      --public-url <url>       how others reach this port, for the links: https://relay.example/
      --origin <origin>        pages of this origin may connect too; may be given several times
      --rooms <number>         rooms to print links for (1)
      --links <file>           keep their links in this file
      --closed                 serve these rooms alone; otherwise whoever has a well-made link may open its room
      --no-site                don't serve the site
  -h, --help

Limits
${limitLines}

SIGTERM and Ctrl-C: everybody is told to come back (1012), then exit 0. /healthz, /readyz and /metrics answer on --port.
`;

const text = { type: 'string' } as const;
const OPTIONS = {
  host: { type: 'string', default: '127.0.0.1' },
  port: { type: 'string', default: '8787' },
  'tcp-port': { type: 'string', default: '8788' },
  'public-url': text,
  origin: { type: 'string', multiple: true, default: [] as string[] },
  rooms: { type: 'string', default: '1' },
  links: text,
  closed: { type: 'boolean', default: false },
  'no-site': { type: 'boolean', default: false },
  help: { type: 'boolean', short: 'h', default: false },
} as const;
const LIMIT_OPTIONS = Object.fromEntries(LIMIT_NAMES.map((name) => [name, text])) as Record<
  LimitName,
  typeof text
>;

/** Reads the command line; `help` where that is asked for. Throws `UsageError`. */
export function readCommand(args: readonly string[]): RelayCommand | 'help' {
  const { values } = parse({ args: [...args], options: { ...OPTIONS, ...LIMIT_OPTIONS } });
  if (values.help) return 'help';
  return {
    host: values.host,
    port: number('--port', values.port, 0, 65_535),
    tcpPort: number('--tcp-port', values['tcp-port'], 0, 65_535),
    origins: values.origin.map(originOf),
    ...(values['public-url'] && { publicUrl: publicUrl(values['public-url']) }),
    rooms: number('--rooms', values.rooms, 0, 10_000),
    ...(values.links && { links: values.links }),
    closed: values.closed,
    site: !values['no-site'],
    limits: limitsOf(values),
  };
}

function parse<T extends ParseArgsConfig>(config: T) {
  try {
    return parseArgs(config);
  } catch (error) {
    throw new UsageError(`${(error as Error).message.split(/\.\s/)[0].replace(/\.$/, '')}.`);
  }
}

function limitsOf(values: Readonly<Partial<Record<LimitName, string>>>): Limits {
  const given = LIMIT_NAMES.filter((name) => values[name] !== undefined);
  const entries = given.map((name) => [name, number(`--${name}`, values[name]!, 1, 2 ** 31 - 1)]);
  return { ...DEFAULT_LIMITS, ...Object.fromEntries(entries) };
}

/** Exactly as a browser sends it. */
function originOf(text: string): string {
  const origin = URL.canParse(text) ? new URL(text).origin : 'null';
  if (origin === text && origin !== 'null') return origin;
  throw new UsageError(
    `--origin is scheme://host[:port] with nothing after it; this is “${text}”.`,
  );
}

function publicUrl(text: string): string {
  if (URL.canParse(text) && /^https?:/.test(text)) return text.replace(/\/*$/, '/');
  throw new UsageError(`--public-url begins with http:// or https://; this is “${text}”.`);
}

function number(what: string, text: string, least: number, most: number): number {
  const value = Number(text);
  if (/^\d+$/.test(text) && value >= least && value <= most) return value;
  throw new UsageError(`${what} is a whole number from ${least} to ${most}; this is “${text}”.`);
}
