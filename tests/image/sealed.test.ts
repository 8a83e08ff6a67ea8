import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { fromHex, toHex } from '../../src/lib/bytes/index.ts';
import { bodyOf, type BulkModeId, looksSealed, unseal } from './library.ts';

const read = (name: string): Uint8Array =>
  Uint8Array.from(readFileSync(new URL(`sealed/${name}`, import.meta.url)));
const PLAIN = { bmp: read('plain.bmp'), ppm: read('p6.ppm') };
const KEY = fromHex('00112233445566778899aabbccddeeff');
const IV = fromHex('0f0e0d0c0b0a09080706050403020100');
const secret = { key: KEY, iv: IV };

/** What `openssl enc` makes of some bytes; with its own padding where the mode has any and it isn't left out. */
const enc = (mode: string, bytes: Uint8Array, ...more: string[]): Uint8Array =>
  Uint8Array.from(
    execFileSync(
      'openssl',
      [
        'enc',
        `-aes-128-${mode}`,
        '-K',
        toHex(KEY),
        ...(mode === 'ecb' ? [] : ['-iv', toHex(IV)]),
        ...more,
      ],
      { input: bytes },
    ),
  );

const joined = (...parts: Uint8Array[]): Uint8Array => Uint8Array.from(Buffer.concat(parts));
function opened(bytes: Uint8Array, mode: BulkModeId, with_ = secret) {
  const result = unseal({ bytes, mode, secret: with_ });
  if ('problem' in result) throw new Error(result.problem);
  return result;
}

const MODES = ['ecb', 'cbc', 'cfb', 'ofb', 'ctr'] as const;
const cases = MODES.flatMap((mode) =>
  (['bmp', 'ppm'] as const).map((kind) => ({ mode, kind, plain: PLAIN[kind] })),
);

describe('A picture whose pixels were encrypted behind its header', () => {
  test('as a course sheet has it, ECB of the whole file and the header put back: the picture comes back with the key', () => {
    const { bytes, notes } = opened(read('ecb-header-put-back.bmp'), 'ecb');
    expect(bytes.length).toBe(PLAIN.bmp.length);
    expect(bytes.subarray(0, 54)).toEqual(PLAIN.bmp.subarray(0, 54));
    expect(bytes.subarray(64)).toEqual(PLAIN.bmp.subarray(64));
    expect(notes).toEqual([
      'The whole file had been encrypted in ECB and its header put back over that: it was decrypted from its first byte on.',
      'The first 10 bytes of its pixels can’t be had back, since the header stands on their ciphertext.',
      '10 bytes of padding behind the pixels were taken off.',
    ]);
  });

  test.each(cases)(
    'in $mode, the body of a $kind: every byte comes back, and its padding is taken off',
    ({ mode, plain }) => {
      const { at } = bodyOf(plain)!;
      const file = joined(plain.subarray(0, at), enc(mode, plain.subarray(at)));
      expect(looksSealed(file, bodyOf(file)!)).toBe(true);
      const { bytes, notes } = opened(file, mode);
      expect(toHex(bytes)).toBe(toHex(plain));
      expect(notes[0]).toBe(
        `What follows its header of ${at} bytes was decrypted in ${mode.toUpperCase()}.`,
      );
      const isPadded = file.length > plain.length;
      expect(notes.slice(1)).toEqual(
        isPadded ? ['16 bytes of padding behind the pixels were taken off.'] : [],
      );
    },
  );

  test.each(cases)(
    'in $mode, the whole of a $kind with its header put back: what is lost is counted, and no more is',
    ({ mode, plain }) => {
      const { at } = bodyOf(plain)!;
      const whole = enc(mode, plain);
      const file = joined(plain.subarray(0, at), whole.subarray(at));
      const { bytes, notes } = opened(file, mode);
      const said = /The first (\d+) bytes? of its pixels/.exec(notes.join(' '))?.[1];
      const different = [...plain.keys()].filter((i) => plain[i] !== bytes[i]);
      expect(bytes.length).toBe(plain.length);
      if (different.length) expect(different.at(-1)).toBeLessThan(at + Number(said));
      expect(Number(said ?? 0)).toBe(
        { ecb: 16 - (at % 16), cbc: 32 - (at % 16), cfb: 32 - (at % 16) }[mode as 'ecb'] ?? 0,
      );
    },
  );

  test('whose last bytes make no whole block had them left as they were', () => {
    const plain = joined(
      new TextEncoder().encode('P5\n75 75\n255\n'),
      new Uint8Array(75 * 75).map((_, i) => i % 75),
    );
    const { at } = bodyOf(plain)!;
    const end = plain.length - ((75 * 75) % 16);
    const file = joined(
      plain.subarray(0, at),
      enc('cbc', plain.subarray(at, end), '-nopad'),
      plain.subarray(end),
    );
    const { bytes, notes } = opened(file, 'cbc');
    expect(bytes).toEqual(plain);
    expect(notes[1]).toBe('The last 9 bytes are no whole block, and stayed as they were.');
  });

  test('in GCM: with its tag behind it that is said to fit, and without one that nothing proves it', () => {
    const { at } = bodyOf(PLAIN.bmp)!;
    const script =
      'const c=require("crypto"),a=process.argv;const e=c.createCipheriv("aes-128-gcm",Buffer.from(a[1],"hex"),Buffer.from(a[2],"hex"));process.stdout.write(Buffer.concat([e.update(require("fs").readFileSync(0)),e.final(),e.getAuthTag()]))';
    const sealed = execFileSync(
      process.execPath,
      ['-e', script, toHex(KEY), toHex(IV.subarray(0, 12))],
      { input: PLAIN.bmp.subarray(at) },
    );
    const whole = joined(PLAIN.bmp.subarray(0, at), sealed);
    const withTag = opened(whole, 'gcm');
    expect(withTag.bytes).toEqual(PLAIN.bmp);
    expect(withTag.notes.at(-1)).toBe('The tag behind it fits.');
    const without = opened(whole.subarray(0, -16), 'gcm');
    expect(without.bytes).toEqual(PLAIN.bmp);
    expect(without.notes.at(-1)).toBe('No tag fits, so nothing proves these pixels.');
  });

  test('with another key or in another mode gives no picture, and that is said', () => {
    const file = read('ecb-header-put-back.bmp');
    const other = unseal({ bytes: file, mode: 'ecb', secret: { key: IV, iv: IV } });
    expect(other).toEqual({
      problem: expect.stringMatching(
        /^In ECB with this key no picture comes out: neighbouring bytes differ by \d+ of 255 on average, as in noise\./,
      ),
    });
    expect(unseal({ bytes: file, mode: 'ctr', secret })).toHaveProperty('problem');
    expect(unseal({ bytes: PLAIN.bmp, mode: 'cbc', secret })).toHaveProperty('problem');
  });
});

describe('Which files have a body', () => {
  test('those whose header says where it stands; what is plain doesn’t look sealed', () => {
    expect(bodyOf(PLAIN.bmp)).toEqual({ at: 54, length: 13_824, step: 3 });
    expect(bodyOf(PLAIN.ppm)).toEqual({ at: 13, length: 13_824, step: 3 });
    expect(looksSealed(PLAIN.bmp, bodyOf(PLAIN.bmp)!)).toBe(false);
    expect(looksSealed(PLAIN.ppm, bodyOf(PLAIN.ppm)!)).toBe(false);
    const text = new TextEncoder().encode('P3 1 1 255 1 2 3');
    expect([bodyOf(text), bodyOf(PLAIN.bmp.subarray(0, 90))]).toEqual([undefined, undefined]);
    expect(unseal({ bytes: text, mode: 'ecb', secret })).toHaveProperty('problem');
  });

  test('a bitmap of bits is measured by its bits', () => {
    const head = new TextEncoder().encode('P4\n256 64\n');
    const stripes = new Uint8Array(32 * 64).map((_, i) => (i % 8 < 4 ? 0xff : 0));
    const plain = joined(head, stripes);
    const file = joined(head, enc('ecb', stripes));
    expect(looksSealed(plain, bodyOf(plain)!)).toBe(false);
    const noise = joined(head, enc('ctr', stripes));
    expect(looksSealed(noise, bodyOf(noise)!)).toBe(true);
    expect(opened(file, 'ecb').bytes).toEqual(plain);
  });
});
