import { describe, expect, it } from 'vitest';
import { concatBytes, fromHex, toHex } from '../../src/lib/bytes/index.ts';
import {
  decrypt,
  encrypt,
  type ModeId,
  type Settings,
  traceDecrypt,
  traceEncrypt,
} from '../../src/lib/modes/index.ts';
import { readVectors } from '../vectors/read.ts';

interface Given {
  readonly id: string;
  readonly m: ModeId;
  readonly k: string;
  readonly iv: string;
  readonly p: string;
  readonly c: string;
  readonly a?: string;
  /** How many times the additional data stands there, one after another. */
  readonly times?: number;
  readonly tb?: number;
}

const VECTORS = readVectors<Given[]>('modes_people_meet.json');
const settingsOf = ({ m, k, iv, a = '', times = 1, tb }: Given): Settings => ({
  mode: m,
  key: fromHex(k),
  iv: fromHex(iv),
  ...(a && { aad: concatBytes(Array<Uint8Array>(times).fill(fromHex(a))) }),
  ...(tb && { tagBytes: tb / 8 }),
});

describe('the vectors of their standards', () => {
  it.each(VECTORS.map((vector) => [vector.id, vector] as const))('%s', (_, vector) => {
    const settings = settingsOf(vector);
    const [p, c] = [vector.p, vector.c].map(fromHex);
    expect(toHex(encrypt(settings, p))).toBe(vector.c);
    expect(toHex(traceEncrypt(settings, p).output)).toBe(vector.c);
    expect(toHex(decrypt(settings, c))).toBe(vector.p);
    expect(toHex(traceDecrypt(settings, c).output)).toBe(vector.p);
  });

  it('are of each of the modes, and of more than one length', () => {
    const modes = new Set(VECTORS.map(({ m }) => m));
    expect([...modes]).toEqual(['cfb8', 'ccm', 'cbc-cs3', 'xts']);
    expect(new Set(VECTORS.map(({ p }) => p.length)).size).toBeGreaterThan(10);
  });
});
