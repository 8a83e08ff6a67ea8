import { fromHex } from '../../src/lib/bytes/index.ts';
import { EVERYDAY_MODE_IDS, type ModeId } from '../../src/lib/modes/index.ts';
import { parseRoomLink, type RoomLink } from '../../src/lib/dial/index.ts';
import { oneOf, parseOptions, UsageError, wholeNumber } from '../command-line.ts';
import {
  DIALECT_IDS,
  type DialectId,
  type Filling,
  type Recipe,
  recipeFor,
} from './dialects/recipes.ts';

/** What of each message is printed: its text, its bytes as hex, or its blocks with repeats marked. */
export type Show = 'text' | 'hex' | 'blocks';

/** What the endpoint was asked to be. */
export interface EndpointCommand {
  readonly role: 'server' | 'client' | 'watch';
  readonly mode: ModeId;
  readonly host: string;
  readonly port: number;
  readonly relay?: RoomLink;
  readonly keyFile?: string;
  /** Where what isn't acknowledged is kept, beyond the end of the program. */
  readonly outbox?: string;
  readonly ivPolicy: 'random' | 'fixed';
  readonly iv: Uint8Array;
  readonly padding: 'pkcs7' | 'none';
  /** `auto`: what arrives first decides. */
  readonly dialect: 'auto' | 'frames' | Recipe;
  readonly show: Show;
  readonly stay: boolean;
  /** Seconds; undefined: as the input decides. */
  readonly giveUp?: number;
}

const FIXED_IV = '000102030405060708090a0b0c0d0e0f';
const OPTIONS = {
  mode: { type: 'string', short: 'm', default: 'cbc' },
  host: { type: 'string', default: '127.0.0.1' },
  port: { type: 'string', short: 'p', default: '12345' },
  relay: { type: 'string' },
  'key-file': { type: 'string' },
  outbox: { type: 'string' },
  'iv-policy': { type: 'string', default: 'random' },
  iv: { type: 'string', default: FIXED_IV },
  padding: { type: 'string' },
  dialect: { type: 'string' },
  show: { type: 'string', default: 'hex' },
  stay: { type: 'boolean', default: false },
  'give-up': { type: 'string' },
  help: { type: 'boolean', short: 'h', default: false },
} as const;

/** Reads the command line; `help` where that is asked for. Throws `UsageError`. */
export function readCommand(
  args: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
): EndpointCommand | 'help' {
  const { values, positionals } = parse(args);
  if (values.help) return 'help';
  const role = oneOf('The first word', positionals[0], ['server', 'client', 'watch'] as const);
  if (positionals.length > 1)
    throw new UsageError(`“${positionals[1]}” isn't an option. Is there a -- missing, or a quote?`);
  const mode = oneOf('--mode', values.mode, EVERYDAY_MODE_IDS);
  const ivPolicy = oneOf('--iv-policy', values['iv-policy'], ['random', 'fixed'] as const);
  const filling = values.padding
    ? oneOf('--padding', values.padding, ['pkcs7', 'none', 'spaces'] as const)
    : undefined;
  const link = values.relay ?? env.BLOCKWISE_RELAY;
  return {
    role,
    mode,
    host: values.host,
    port: wholeNumber('--port', values.port, 0, 65_535),
    ...(link && { relay: readLink(link, role) }),
    ...(values['key-file'] && { keyFile: values['key-file'] }),
    ...(values.outbox && { outbox: values.outbox }),
    ivPolicy,
    iv: readIv(values.iv),
    padding: filling === 'none' ? 'none' : 'pkcs7',
    dialect: readDialect(values.dialect, {
      role,
      mode,
      ivPolicy,
      filling,
      isRelayed: Boolean(link),
    }),
    show: oneOf('--show', values.show, ['text', 'hex', 'blocks'] as const),
    stay: values.stay,
    ...(values['give-up'] && { giveUp: wholeNumber('--give-up', values['give-up'], 0, 86_400) }),
  };
}

function parse(args: readonly string[]) {
  if (args.some((arg) => /^--?(key|k)(=|$)/.test(arg)))
    throw new UsageError(
      'A key on the command line could be read by everybody on this machine: use --key-file or BLOCKWISE_KEY.',
    );
  return parseOptions({ args: [...args], options: OPTIONS, allowPositionals: true });
}

interface DialectContext {
  readonly role: EndpointCommand['role'];
  readonly mode: ModeId;
  readonly ivPolicy: 'random' | 'fixed';
  readonly filling: Filling | undefined;
  readonly isRelayed: boolean;
}

function readDialect(
  name: string | undefined,
  context: DialectContext,
): EndpointCommand['dialect'] {
  const { role, mode, ivPolicy, filling, isRelayed } = context;
  const usual = role === 'server' && !isRelayed ? 'auto' : 'frames';
  const dialect = oneOf('--dialect', name ?? usual, ['auto', ...DIALECT_IDS] as const);
  if (isRelayed && dialect !== 'frames')
    throw new UsageError('Through a relay everybody speaks frames: leave --dialect out.');
  if (dialect === 'auto') return dialect;
  if (dialect === 'frames') {
    if (filling === 'spaces') throw new UsageError('In frames the padding is pkcs7 or none.');
    return dialect;
  }
  return recipeOf(dialect, mode, ivPolicy === 'fixed' ? 'fixed' : 'prefix', filling);
}

function recipeOf(
  dialect: Exclude<DialectId, 'frames'>,
  mode: ModeId,
  carriage: 'fixed' | 'prefix',
  filling: Filling | undefined,
): Recipe {
  const recipe = recipeFor(dialect, mode, carriage, filling);
  if (recipe) return recipe;
  throw new UsageError(`The dialect ${dialect} doesn't go with --mode ${mode}.`);
}

function readLink(text: string, role: EndpointCommand['role']): RoomLink {
  let link: RoomLink;
  try {
    link = parseRoomLink(text);
  } catch (error) {
    throw new UsageError(`--relay: ${(error as Error).message}`);
  }
  const place = role === 'watch' ? 'watcher' : role;
  if (link.place === place) return link;
  throw new UsageError(`This link is for the ${link.place}, and this is the ${place}.`);
}

function readIv(text: string): Uint8Array {
  try {
    const iv = fromHex(text);
    if (iv.length === 16) return iv;
    throw new Error(`An IV has 32 hex digits (16 bytes); this has ${iv.length} bytes`);
  } catch (error) {
    throw new UsageError(`--iv: ${(error as Error).message}.`);
  }
}
