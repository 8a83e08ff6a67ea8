import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toHex } from '../../src/lib/bytes/index.ts';
import type { Envelope } from '../../src/lib/envelope/index.ts';
import { openEnvelope } from '../../src/lib/envelope/index.ts';
import { SEED } from '../support/random.ts';
import { expectWhole } from './opened.ts';

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');
const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64');
const base64url = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64url');

interface Values {
  readonly iv: Uint8Array;
  readonly ciphertext: Uint8Array;
  readonly tag?: Uint8Array;
}

/** Ways to write them down that name their parts, or that only join them. */
const WAYS: Readonly<Record<string, (values: Values, spell: (b: Uint8Array) => string) => string>> =
  {
    json: (values, spell) =>
      JSON.stringify(
        Object.fromEntries(Object.entries(values).map(([k, v]) => [k, spell(v as Uint8Array)])),
      ),
    'json, arrays': (values) =>
      JSON.stringify(values, (_, v: unknown) => (v instanceof Uint8Array ? [...v] : v), 2),
    labels: (values, spell) =>
      Object.entries(values)
        .map(([k, v]) => `${k.toUpperCase()} = ${spell(v as Uint8Array)}\n`)
        .join(''),
    colons: ({ iv, tag, ciphertext }, spell) =>
      [iv, ...(tag ? [tag] : []), ciphertext].map(spell).join(':'),
    bars: ({ iv, tag, ciphertext }, spell) =>
      [iv, ciphertext, ...(tag ? [tag] : [])].map(spell).join('|'),
    bare: ({ iv, tag, ciphertext }, spell) =>
      spell(Buffer.concat([iv, ciphertext, tag ?? new Uint8Array()])),
  };

/** Noise as a cipher makes it: what is all zeros or all letters can be read in more ways than one, and is. */
const noise = (length: number): fc.Arbitrary<Uint8Array> =>
  fc.integer().map((seed) => {
    const hash = createHash('shake256', { outputLength: Math.max(length, 1) });
    return hash.update(String(seed)).digest().subarray(0, length);
  });
const cbc: fc.Arbitrary<Values> = fc.record({
  iv: noise(16),
  ciphertext: fc.integer({ min: 1, max: 8 }).chain((blocks) => noise(16 * blocks)),
});
const gcm: fc.Arbitrary<Values> = fc.record({
  iv: noise(12),
  ciphertext: fc.integer({ min: 8, max: 90 }).chain(noise),
  tag: noise(16),
});

const same = (one: Envelope, { iv, ciphertext, tag }: Values): boolean =>
  toHex(one.ciphertext) === hex(ciphertext) &&
  toHex(one.iv ?? new Uint8Array()) === hex(iv) &&
  toHex(one.tag ?? new Uint8Array()) === hex(tag ?? new Uint8Array());

const RUNS = { seed: SEED, numRuns: 3000 };

describe('an envelope of any values', () => {
  it('is among those that are given, and the parts of each cover its text once, in order', () => {
    fc.assert(
      fc.property(
        fc.oneof(cbc, gcm),
        fc.constantFrom(...Object.keys(WAYS)),
        fc.constantFrom(hex, base64, base64url),
        (values, way, spell) => {
          const all = openEnvelope(WAYS[way](values, spell));
          all.forEach(expectWhole);
          expect(all.length).toBeLessThanOrEqual(20);
          expect(all.some((one) => same(one, values))).toBe(true);
        },
      ),
      RUNS,
    );
  });

  it('come in falling order of how likely they are, from 0 to 1', () => {
    fc.assert(
      fc.property(fc.oneof(cbc, gcm), fc.constantFrom(...Object.keys(WAYS)), (values, way) => {
        const likely = openEnvelope(WAYS[way](values, base64)).map((one) => one.likely);
        expect(likely).toEqual([...likely].sort((a, b) => b - a));
        expect(likely.every((each) => each > 0 && each <= 1)).toBe(true);
      }),
      { ...RUNS, numRuns: 300 },
    );
  });

  it('are the same each time', () => {
    fc.assert(
      fc.property(cbc, (values) => {
        const text = WAYS['json'](values, base64);
        expect(openEnvelope(text)).toEqual(openEnvelope(text));
      }),
      { ...RUNS, numRuns: 100 },
    );
  });
});
