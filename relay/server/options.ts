import { parseOptions, UsageError, wholeNumber } from '../command-line.ts';
import { DEFAULT_LIMITS, LIMIT_NAMES, type LimitName, LIMITS, type Limits } from './limits.ts';

/** What the relay was asked to be. */
export interface RelayCommand {
  readonly host: string;
  readonly port: number;
  readonly tcpPort: number;
  readonly origins: readonly string[];
  readonly publicUrl?: string;
  readonly rooms: number;
  readonly links?: string;
  readonly redis?: string;
  /** Where a foreign program connects that is put into the first room. */
  readonly bridge?: number;
  readonly closed: boolean;
  /** The folder of the site; `BUILT` is this checkout's. */
  readonly site?: string;
  readonly limits: Limits;
}

/** Options beside the limits: what stands behind the name, the default, and what it is. */
const ROWS: readonly (readonly [name: string, takes: string, value: string, words: string])[] = [
  ['host', '<address>', '127.0.0.1', 'where to listen: this machine alone, if nothing is said'],
  ['port', '<number>', '8787', 'site and WebSocket'],
  ['tcp-port', '<number>', '8788', 'programs without WebSocket'],
  ['public-url', '<url>', '', 'how others reach this port, for the links: https://relay.example/'],
  ['origin', '<origin>', '', 'pages of this origin may connect too; may be given several times'],
  ['rooms', '<number>', '1', 'rooms to print links for'],
  ['links', '<file>', '', 'keep their links in this file'],
  [
    'closed',
    '',
    '',
    'serve these rooms alone; otherwise whoever has a well-made link may open its room',
  ],
  [
    'bridge',
    '<number>',
    '',
    'put a program that connects to this port into the first room, in whatever dialect: an endpoint, which has the key, does it',
  ],
  ['redis', '<url>', '', 'join other relays: redis://127.0.0.1:6379; or BLOCKWISE_REDIS=<url>'],
  [
    'site',
    '<folder>',
    'dist',
    'serve the site from this folder; dist is built where it isn’t there yet',
  ],
  ['no-site', '', '', 'serve no site'],
];

/** Every option as the README's table has it. */
export const OPTION_ROWS = [
  ...ROWS.map(([name, , value, words]) => ({ name, value, words })),
  ...LIMIT_NAMES.map((name) => ({ name, value: amountOf(name), words: LIMITS[name].words })),
];

function amountOf(name: LimitName): string {
  const { value, unit } = LIMITS[name];
  return `${value.toLocaleString('en')}${unit ? ` ${unit}` : ''}`;
}

const line = (name: string, value: string, words: string): string =>
  `      --${name.padEnd(22)} ${words}${value ? ` (${value})` : ''}`;
const optionLines = ROWS.map(([name, takes, value, words]) =>
  line(`${name} ${takes}`.trim(), value, words),
).join('\n');
const limitLines = LIMIT_NAMES.map((name) => line(name, amountOf(name), LIMITS[name].words)).join(
  '\n',
);

/** What `--help` prints; every limit with its default is in it. */
export const HELP = `The relay: serves the site, and forwards wire frames between two people, or programs, and those who watch. It has no key.

  npm run relay                          on 127.0.0.1:8787, TCP on 8788; prints the three links of a new room
  npm run relay -- --links rooms.json    keeps the links, so that they are the same the next time
  npm run relay -- --rooms 15            a room for every pair of a class

Options
${optionLines}
  -h, --help

Limits
${limitLines}

SIGTERM and Ctrl-C: everybody is told to come back (1012), then exit 0. /healthz, /readyz and /metrics answer on --port.
`;

/** The site of this checkout. */
export const BUILT = 'dist';

const text = { type: 'string' } as const;
const OPTIONS = {
  host: { type: 'string', default: '127.0.0.1' },
  port: { type: 'string', default: '8787' },
  'tcp-port': { type: 'string', default: '8788' },
  'public-url': text,
  origin: { type: 'string', multiple: true, default: [] as string[] },
  rooms: { type: 'string', default: '1' },
  links: text,
  redis: text,
  bridge: text,
  closed: { type: 'boolean', default: false },
  site: { type: 'string', default: BUILT },
  'no-site': { type: 'boolean', default: false },
  help: { type: 'boolean', short: 'h', default: false },
} as const;
const LIMIT_OPTIONS = Object.fromEntries(LIMIT_NAMES.map((name) => [name, text])) as Record<
  LimitName,
  typeof text
>;

/** Reads the command line; `help` where that is asked for. Throws `UsageError`. */
export function readCommand(
  args: readonly string[],
  env: Readonly<Record<string, string | undefined>> = {},
): RelayCommand | 'help' {
  const { values } = parseOptions({ args: [...args], options: { ...OPTIONS, ...LIMIT_OPTIONS } });
  if (values.help) return 'help';
  const redis = values.redis ?? env.BLOCKWISE_REDIS;
  return {
    host: values.host,
    port: wholeNumber('--port', values.port, 0, 65_535),
    tcpPort: wholeNumber('--tcp-port', values['tcp-port'], 0, 65_535),
    origins: values.origin.map(originOf),
    ...(values['public-url'] && { publicUrl: publicUrl(values['public-url']) }),
    rooms: wholeNumber('--rooms', values.rooms, 0, 10_000),
    ...(redis && { redis: redisUrl(redis) }),
    ...(values.bridge && { bridge: wholeNumber('--bridge', values.bridge, 0, 65_535) }),
    ...(values.links && { links: values.links }),
    closed: values.closed,
    ...(!values['no-site'] && { site: values.site }),
    limits: limitsOf(values),
  };
}

function limitsOf(values: Readonly<Partial<Record<LimitName, string>>>): Limits {
  const given = LIMIT_NAMES.filter((name) => values[name] !== undefined);
  const entries = given.map((name): [string, number] => [
    name,
    wholeNumber(`--${name}`, values[name]!, 1, 2 ** 31 - 1),
  ]);
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

function redisUrl(text: string): string {
  if (URL.canParse(text) && /^rediss?:\/\//.test(text)) return text;
  // It may hold a password: it isn't repeated.
  throw new UsageError('--redis begins with redis:// or rediss://, as redis://127.0.0.1:6379.');
}
