import { readFileSync } from 'node:fs';
import { decodeUtf8, encodeUtf8, fromHex } from '../../src/lib/bytes/index.ts';
import { keysOf } from '../../src/lib/doctor/index.ts';
import { UsageError } from '../command-line.ts';
import { readPrefixed } from './forms.ts';
import type { SchemeKey } from './dialects/scheme.ts';

/** The example key of FIPS 197, which everybody knows; the site begins with it too. */
export const DEMO_KEY = '2b7e151628aed2a6abf7158809cf4f3c';
const LENGTHS = [16, 24, 32];
/** What can be typed, as Latin-1. */
const TYPED = /^[\t\x20-\x7e\x80-\xff]*$/;

/** The keys that may be meant, the likeliest first, and whether it is the one that everybody knows. */
export interface FoundKey {
  readonly keys: readonly SchemeKey[];
  readonly isDemo: boolean;
}

/** The key from the file, else from `BLOCKWISE_KEY`, else the demonstration key. Throws `UsageError`, without the key in it. */
export function findKey(file: string | undefined, fromEnvironment: string | undefined): FoundKey {
  if (file !== undefined) return { keys: readKey(readFile(file), '--key-file'), isDemo: false };
  if (fromEnvironment !== undefined && fromEnvironment !== '')
    return { keys: readKey(Buffer.from(fromEnvironment), 'BLOCKWISE_KEY'), isDemo: false };
  return {
    keys: [{ bytes: fromHex(DEMO_KEY), cost: 0, says: 'the demonstration key' }],
    isDemo: true,
  };
}

function readFile(path: string): Buffer {
  try {
    return readFileSync(path);
  } catch (error) {
    throw new UsageError(
      `--key-file: it can't be read (${(error as NodeJS.ErrnoException).code}).`,
    );
  }
}

/** Every reading of a key that has a key’s length; `where` is named where there is none. Throws `UsageError`, without the key in it. */
export function readKey(bytes: Uint8Array, where: string): readonly SchemeKey[] {
  const raw = Buffer.from(bytes);
  const text = raw.toString('latin1').replace(/\r?\n$/, '');
  if (!TYPED.test(text) && LENGTHS.includes(raw.length))
    return [{ bytes: new Uint8Array(raw), cost: 0, says: 'the key as it is' }];
  const utf8 = decodeUtf8(new Uint8Array(Buffer.from(text, 'latin1'))).text;
  const said = readPrefixed(utf8);
  const found = said
    ? LENGTHS.includes(said.length)
      ? [{ bytes: said, cost: 0, says: 'the key' }]
      : []
    : keysOf(utf8, undefined).filter(
        (key) => LENGTHS.includes(key.bytes.length) && !/, (?:filled|cut)/.test(key.says),
      );
  if (found.length > 0) return found.map(({ bytes, cost, says }) => ({ bytes, cost, says }));
  const length = said?.length ?? encodeUtf8(utf8).length;
  throw new UsageError(
    `${where}: an AES key has 32, 48 or 64 hex digits, 16, 24 or 32 characters, or as many bytes in base64 (hex:…, text:… and base64:… say which); this has ${length} bytes. Is it a password? --password takes one.`,
  );
}
