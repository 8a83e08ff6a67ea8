import {
  EVERYDAY_MODE_IDS,
  type ModeId,
  PADDING_IDS,
  type PaddingId,
} from '../../src/lib/modes/index.ts';
import { parseRoomLink, type RoomLink } from '../../src/lib/dial/index.ts';
import { oneOf, parseOptions, UsageError, wholeNumber } from '../command-line.ts';
import { type Said, schemeFor } from './dialects/names.ts';
import type { Filling, Scheme, SchemeKey } from './dialects/scheme.ts';
import { readOfLength, readPrefixed } from './forms.ts';
import { DERIVE_NAMES, type DeriveChoice } from './password.ts';

/** What of each message is printed: its text, its bytes as hex, or its blocks with repeats marked. */
export type Show = 'text' | 'hex' | 'blocks';

/** What the endpoint was asked to be. */
export interface EndpointCommand {
  readonly role: 'server' | 'client' | 'watch';
  readonly mode: ModeId;
  readonly host: string;
  readonly port: number;
  readonly relay?: RoomLink;
  /** With a relay: where a foreign program connects, to be put into the room. */
  readonly bridge?: number;
  readonly keyFile?: string;
  /** Whether the key comes of a password, how, and with which salt. */
  readonly password: boolean;
  readonly derive?: DeriveChoice;
  readonly salt?: Uint8Array;
  /** Where what isn't acknowledged is kept, beyond the end of the program. */
  readonly outbox?: string;
  readonly ivPolicy: 'random' | 'fixed';
  /** 16 bytes; for CTR and GCM of foreign programs a nonce of 8 or 12 too. Undefined where none was given. */
  readonly iv?: Uint8Array;
  readonly filling?: Filling;
  /** `auto`: what arrives first decides; `usual`: frames, unless the server speaks first and otherwise. */
  readonly dialect: 'auto' | 'usual' | 'frames' | { readonly name: string };
  readonly show: Show;
  readonly stay: boolean;
  /** Seconds; undefined: as the input decides. */
  readonly giveUp?: number;
}

/** The IV of the frames’ policy `fixed` where none is given. */
export const FIXED_IV = Uint8Array.from({ length: 16 }, (_, i) => i);
const MODES: readonly ModeId[] = [...EVERYDAY_MODE_IDS, 'cfb8'];
const IV_LENGTHS = [16, 12, 8];
const OPTIONS = {
  mode: { type: 'string', short: 'm', default: 'cbc' },
  host: { type: 'string', default: '127.0.0.1' },
  port: { type: 'string', short: 'p', default: '12345' },
  relay: { type: 'string' },
  bridge: { type: 'string' },
  'key-file': { type: 'string' },
  password: { type: 'boolean', default: false },
  derive: { type: 'string' },
  salt: { type: 'string' },
  outbox: { type: 'string' },
  'iv-policy': { type: 'string', default: 'random' },
  iv: { type: 'string' },
  padding: { type: 'string' },
  dialect: { type: 'string' },
  show: { type: 'string' },
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
  const link = values.relay ?? env.BLOCKWISE_RELAY;
  const command: EndpointCommand = {
    ...{ role, mode: readMode(values.mode), host: values.host },
    port: wholeNumber('--port', values.port, 0, 65_535),
    ...(link && { relay: readLink(link, role) }),
    ...(values.bridge && { bridge: wholeNumber('--bridge', values.bridge, 0, 65_535) }),
    ...(values['key-file'] && { keyFile: values['key-file'] }),
    password: values.password || values.derive !== undefined || Boolean(env.BLOCKWISE_PASSWORD),
    ...(values.derive && { derive: readDerive(values.derive) }),
    ...(values.salt !== undefined && { salt: readSalt(values.salt) }),
    ...(values.outbox && { outbox: values.outbox }),
    ivPolicy: oneOf('--iv-policy', values['iv-policy'], ['random', 'fixed'] as const),
    ...(values.iv !== undefined && { iv: readIv(values.iv, '--iv') }),
    ...(values.padding && { filling: readFilling(values.padding, '--padding') }),
    dialect: readDialect(values.dialect, role, Boolean(link)),
    show: oneOf('--show', values.show ?? (role === 'watch' ? 'hex' : 'text'), [
      'text',
      'hex',
      'blocks',
    ] as const),
    stay: values.stay,
    ...(values['give-up'] && { giveUp: wholeNumber('--give-up', values['give-up'], 0, 86_400) }),
  };
  checkTogether(command);
  return command;
}

function parse(args: readonly string[]) {
  if (args.some((arg) => /^--?(key|k|password|pass)(=|$)/.test(arg) && arg !== '--password'))
    throw new UsageError(
      'A key on the command line could be read by everybody on this machine: use --key-file, BLOCKWISE_KEY, or --password, which asks.',
    );
  return parseOptions({ args: [...args], options: OPTIONS, allowPositionals: true });
}

/** A mode by its name, in any case. Throws `UsageError`. */
export const readMode = (text: string, what = '--mode'): ModeId =>
  oneOf(what, text.toLowerCase().replace('-', ''), MODES);

/** An IV or a nonce in hex, base64 or text. Throws `UsageError`. */
export function readIv(text: string, what: string): Uint8Array {
  const iv = readOfLength(text, IV_LENGTHS);
  if (iv) return iv;
  const length = readOfLengthAny(text);
  throw new UsageError(
    `${what}: An IV has 32 hex digits (16 bytes), a nonce 12 or 8 bytes; text, base64:… and hex:… do as well. This has ${length} ${length === 1 ? 'byte' : 'bytes'}.`,
  );
}

const readOfLengthAny = (text: string): number =>
  readPrefixed(text)?.length ??
  (/^(?:[0-9a-f]{2})*$/i.test(text) ? text.length / 2 : Buffer.byteLength(text));

/** A padding by its name, or the sign that fills. Throws `UsageError`. */
export function readFilling(text: string, what: string): Filling {
  if (/^[^\p{L}\p{N}\s]$/u.test(text) && text.charCodeAt(0) < 0x7f) return `sign:${text}`;
  const id = PADDING_IDS.find((one) => one === text.toLowerCase());
  if (id) return id;
  throw new UsageError(
    `${what} is one of ${PADDING_IDS.join(', ')}, or the sign that fills up, such as {; this is “${text}”.`,
  );
}

function readDerive(text: string): DeriveChoice {
  const [, name, count] = /^([a-z0-9-]+?)(?::(\d+))?$/.exec(text.toLowerCase()) ?? [];
  const choice = oneOf('--derive', name?.replace('-', '') ?? text, DERIVE_NAMES);
  if (count === undefined) return { name: choice };
  if (choice !== 'pbkdf2')
    throw new UsageError('--derive: only pbkdf2 has a count, as in pbkdf2:100000.');
  return { name: choice, count: wholeNumber('--derive pbkdf2', count, 1, 10_000_000) };
}

const readSalt = (text: string): Uint8Array =>
  readPrefixed(text) ??
  (/^(?:[0-9a-f]{2})+$/i.test(text)
    ? new Uint8Array(Buffer.from(text, 'hex'))
    : new Uint8Array(Buffer.from(text)));

function readDialect(
  name: string | undefined,
  role: EndpointCommand['role'],
  isRelayed: boolean,
): EndpointCommand['dialect'] {
  if (isRelayed && name !== undefined && name !== 'frames')
    throw new UsageError('Through a relay everybody speaks frames: leave --dialect out.');
  if (name === undefined) return isRelayed ? 'frames' : role === 'server' ? 'auto' : 'usual';
  return name === 'auto' || name === 'frames' ? name : { name };
}

/** What is only seen when all is known. */
function checkTogether(command: EndpointCommand): void {
  const { dialect, filling, mode, relay, bridge } = command;
  if (typeof dialect === 'object') return void dialectOf(command, dialect.name, PLACEHOLDER);
  if (dialect === 'frames' && filling?.startsWith('sign:'))
    throw new UsageError(`In frames the padding is one of ${PADDING_IDS.join(', ')}.`);
  if (dialect === 'frames' && !EVERYDAY_MODE_IDS.includes(mode))
    throw new UsageError(
      `In frames the mode is one of ${EVERYDAY_MODE_IDS.join(', ')}; --dialect takes ${mode}.`,
    );
  if (bridge !== undefined && !relay)
    throw new UsageError('--bridge puts a program into a room: it takes a --relay link as well.');
}

const PLACEHOLDER: SchemeKey = { bytes: new Uint8Array(16), cost: 0, says: '' };

/** The way to speak that was asked for by name. Throws `UsageError` where the name, or what goes with it, is wrong. */
export function dialectOf(command: EndpointCommand, name: string, key: SchemeKey): Scheme {
  const { mode, iv, ivPolicy, filling } = command;
  const said: Said = {
    mode,
    key,
    isFixed: ivPolicy === 'fixed',
    ...(iv && { iv }),
    ...(filling && { filling }),
  };
  try {
    return schemeFor(name, said);
  } catch (error) {
    throw new UsageError((error as Error).message);
  }
}

/** The padding of frames: signs that fill are foreign to them. */
export const paddingOf = ({ filling = 'pkcs7' }: EndpointCommand): PaddingId =>
  filling.startsWith('sign:') ? 'pkcs7' : (filling as PaddingId);

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
