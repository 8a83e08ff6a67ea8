/** A limit of the relay: what it is when nothing is said, and what it is for. */
interface Limit {
  readonly value: number;
  readonly unit: 'bytes' | 'a second' | 'seconds' | '';
  readonly words: string;
}

/** Every limit, by the name of its option. The README's table and `--help` are made from this. */
export const LIMITS = {
  'max-frame': {
    value: 65_536,
    unit: 'bytes',
    words: 'the longest frame; a longer one: closed 1009',
  },
  'max-fragments': {
    value: 16,
    unit: '',
    words: 'WebSocket fragments of a message; more: closed 1008',
  },
  'max-watchers': { value: 64, unit: '', words: 'watchers of a room, beside its two speakers' },
  'max-buffer': {
    value: 1_048_576,
    unit: 'bytes',
    words: 'waiting for a slow reader; more: closed 1013',
  },
  rate: { value: 50, unit: 'a second', words: 'messages of one connection; more are read later' },
  burst: { value: 200, unit: '', words: 'messages at once before that; twice that: closed 1008' },
  ping: { value: 15, unit: 'seconds', words: 'between pings; two unanswered: dropped' },
  'max-header': { value: 8_192, unit: 'bytes', words: 'of the headers of a request' },
  'max-pipelined': {
    value: 16,
    unit: '',
    words: 'requests of one connection that wait for an answer; more: closed',
  },
  'max-requests': { value: 512, unit: '', words: 'of all connections; more: 503, closed' },
  handshake: { value: 5, unit: 'seconds', words: 'for the headers of a request to arrive' },
  'max-rooms': {
    value: 10_000,
    unit: '',
    words: 'rooms with somebody in them; an empty one is freed',
  },
  'max-connections': {
    value: 10_000,
    unit: '',
    words: 'connections of all kinds; more: 503 at once',
  },
  hello: { value: 10, unit: 'seconds', words: 'for the first line of a TCP connection' },
  'max-line': { value: 65_536, unit: 'bytes', words: 'of that line' },
  'bus-length': { value: 256, unit: '', words: 'entries of a room that Redis holds' },
  drain: { value: 5, unit: 'seconds', words: 'for those connected to leave, after SIGTERM' },
} as const satisfies Record<string, Limit>;

/** A limit’s name, as it stands after `--` on the command line. */
export type LimitName = keyof typeof LIMITS;
/** A number for every limit. */
export type Limits = { readonly [Name in LimitName]: number };
/** Every limit’s name, in the order in which help lists them. */
export const LIMIT_NAMES = Object.keys(LIMITS) as readonly LimitName[];

/** What holds where nobody says otherwise. */
export const DEFAULT_LIMITS = Object.fromEntries(
  LIMIT_NAMES.map((name) => [name, LIMITS[name].value]),
) as unknown as Limits;
