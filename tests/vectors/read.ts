import { existsSync, readFileSync } from 'node:fs';
import { fromHex } from '../../src/lib/bytes/index.ts';
import type { ModeId, Settings } from '../../src/lib/modes/index.ts';

/** A known answer; all bytes in hex. Fields as in README.md beside this file. */
export interface Vector {
  readonly id?: string;
  /** `cfb128` is what the files call `cfb`. */
  readonly m: ModeId | 'cfb128';
  readonly d?: 'enc' | 'dec';
  readonly k: string;
  readonly iv?: string;
  readonly p: string;
  readonly c: string;
  readonly bits?: number;
  readonly result?: 'valid' | 'invalid' | 'acceptable';
}

/** A known answer of GCM: additional data, tag; what is to be refused has no plaintext, or says so. */
export interface GcmVector extends Omit<Vector, 'm' | 'p'> {
  readonly id: string;
  readonly m: 'gcm';
  readonly p: string | null;
  readonly iv: string;
  readonly a: string;
  readonly t: string;
  readonly fail?: true;
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
  { m, k, iv, a }: Pick<Vector, 'm' | 'k' | 'iv'> & { readonly a?: string },
  padding: Settings['padding'] = 'none',
): Settings {
  return {
    mode: m === 'cfb128' ? 'cfb' : m,
    key: fromHex(k),
    padding,
    ...(iv !== undefined && { iv: fromHex(iv) }),
    ...(a !== undefined && { aad: fromHex(a) }),
  };
}

function parse<T>(url: URL): T {
  return JSON.parse(readFileSync(url, 'utf8')) as T;
}
