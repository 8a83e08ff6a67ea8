import { encodeUtf8 } from '../../src/lib/bytes/index.ts';
import type { Known } from './dialects/candidates.ts';
import { findKey } from './key.ts';
import type { EndpointCommand } from './options.ts';
import { askPassword, type Derived, quickKeys, slowKeys } from './password.ts';

/** What this side knows, and what it will know when it is computed. */
export interface Credentials {
  readonly known: Known;
  readonly isDemo: boolean;
  /** Keys that take their time. */
  readonly later?: Promise<Derived>;
}

/** What a text given as a key costs more when it is hashed as well. */
const HASHED = 6;

/** The keys by what the command and the environment say. Rejects with `UsageError`, without key or password in it. */
export async function credentialsFor(
  command: EndpointCommand,
  env: Readonly<Record<string, string | undefined>>,
): Promise<Credentials> {
  const { keyFile, password, derive, salt, role } = command;
  const hasKey = keyFile !== undefined || Boolean(env.BLOCKWISE_KEY);
  if (role === 'watch' || hasKey || !password) {
    const { keys, isDemo } = findKey(keyFile, env.BLOCKWISE_KEY);
    const text =
      env.BLOCKWISE_KEY && keyFile === undefined ? env.BLOCKWISE_KEY.replace(/^text:/, '') : '';
    const spare = text === '' ? [] : hashesOf(text);
    return { known: { keys, spare }, isDemo };
  }
  const bytes = encodeUtf8(await askPassword(env.BLOCKWISE_PASSWORD));
  const isSlow = derive?.name === 'scrypt' || derive?.name === 'pbkdf2';
  if (isSlow) return { known: await slowKeys(bytes, derive, salt), isDemo: false };
  const known = quickKeys(bytes, derive);
  if (derive) return { known, isDemo: false };
  return { known, isDemo: false, later: slowKeys(bytes, undefined, salt) };
}

/** A program may hash what it calls its key. */
const hashesOf = (text: string) =>
  quickKeys(encodeUtf8(text))
    .keys.slice(0, 8)
    .map((key) => ({
      ...key,
      cost: key.cost + HASHED,
      says: key.says.replace('the password', 'the key’s text'),
    }));
