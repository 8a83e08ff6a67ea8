import { existsSync, readFileSync } from 'node:fs';
import { fromHex } from '../../src/lib/bytes/index.ts';
import type { ModeId, Settings } from '../../src/lib/modes/index.ts';

/** A known answer; all bytes in hex. Fields as in README.md beside this file. */
export interface Vector {
  readonly id?: string;
  readonly m: ModeId;
  readonly d?: 'enc' | 'dec';
  readonly k: string;
  readonly iv?: string;
  readonly p: string;
  readonly c: string;
  readonly bits?: number;
  readonly result?: 'valid' | 'invalid' | 'acceptable';
}

/** Vectors whose licence keeps them out of this repository are read from beside it, where they are there. */
const BESIDE = new URL('../../../shared/vectors/ci/', import.meta.url);
export const BESIDE_THERE = existsSync(BESIDE);

export function readVectors<T = Vector[]>(file: string): T {
  return parse(new URL(file, import.meta.url));
}

export function readBeside<T = Vector[]>(file: string): T {
  return parse(new URL(file, BESIDE));
}

/** What a vector is run with. */
export function settingsOf(
  { m, k, iv }: Pick<Vector, 'm' | 'k' | 'iv'>,
  padding: Settings['padding'] = 'none',
): Settings {
  return { mode: m, key: fromHex(k), padding, ...(iv !== undefined && { iv: fromHex(iv) }) };
}

function parse<T>(url: URL): T {
  return JSON.parse(readFileSync(url, 'utf8')) as T;
}
