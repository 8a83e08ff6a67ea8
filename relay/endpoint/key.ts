import { readFileSync } from 'node:fs';
import { encodeUtf8, fromHex } from '../../src/lib/bytes/index.ts';
import { UsageError } from '../command-line.ts';

/** The example key of FIPS 197, which everybody knows; the site begins with it too. */
export const DEMO_KEY = '2b7e151628aed2a6abf7158809cf4f3c';
const LENGTHS = [16, 24, 32];

/** A key, and whether it is the one that everybody knows. */
export interface FoundKey {
  readonly key: Uint8Array;
  readonly isDemo: boolean;
}

/** The key from the file, else from `BLOCKWISE_KEY`, else the demonstration key. Throws `UsageError`, without the key in it. */
export function findKey(file: string | undefined, fromEnvironment: string | undefined): FoundKey {
  if (file !== undefined) return { key: readKey(readFile(file), '--key-file'), isDemo: false };
  if (fromEnvironment !== undefined && fromEnvironment !== '')
    return { key: readKey(Buffer.from(fromEnvironment), 'BLOCKWISE_KEY'), isDemo: false };
  return { key: fromHex(DEMO_KEY), isDemo: true };
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

function readKey(bytes: Buffer, where: string): Uint8Array {
  const text = bytes.toString('latin1').replace(/\r?\n$/, '');
  const asText = text.startsWith('text:') ? text.slice(5) : undefined;
  const key =
    asText === undefined
      ? (asHex(text) ?? asBytes(bytes, text))
      : encodeUtf8(Buffer.from(asText, 'latin1').toString());
  if (key && LENGTHS.includes(key.length)) return key;
  throw new UsageError(
    `${where}: an AES key has 32, 48 or 64 hex digits, or 16, 24 or 32 bytes as they are; this has ${key?.length ?? bytes.length} bytes.`,
  );
}

function asHex(text: string): Uint8Array | undefined {
  try {
    const key = fromHex(text);
    return LENGTHS.includes(key.length) ? key : undefined;
  } catch {
    return undefined;
  }
}

/** The file as it is; a line end that an editor has put behind a text isn't part of it. */
function asBytes(bytes: Buffer, text: string): Uint8Array | undefined {
  if (LENGTHS.includes(bytes.length)) return new Uint8Array(bytes);
  return LENGTHS.includes(text.length) ? new Uint8Array(bytes.subarray(0, text.length)) : undefined;
}
