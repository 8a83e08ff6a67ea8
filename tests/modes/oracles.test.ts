import { createCipheriv } from 'node:crypto';
import { cbc, cfb, ctr, ecb, gcm } from '@noble/ciphers/aes.js';
import { describe, expect, it } from 'vitest';
import { concatBytes, toHex } from '../../src/lib/bytes/index.ts';
import type { ListedSettings, ModeId, Trace } from '../../src/lib/modes/index.ts';
import { decrypt, encrypt, modes, traceDecrypt, traceEncrypt } from '../../src/lib/modes/index.ts';
import type { Random } from '../support/random.ts';
import { ORACLE_MODES, UNCHECKED } from '../support/oracle.ts';
import { seededRandom } from '../support/random.ts';

const CASES = 42_000;

interface Case {
  readonly settings: ListedSettings & { readonly padding: 'pkcs7' | 'none' };
  readonly plaintext: Uint8Array;
}

/** Any mode, key length, padding and message: mostly short, at any place in its memory. */
function randomCase(random: Random): Case {
  const mode = random.pick(ORACLE_MODES);
  const { wholeBlocks, leastBytes, tagBytes, tagLengths } = modes[mode];
  const padding = wholeBlocks ? random.pick(['pkcs7', 'none'] as const) : 'none';
  const any = leastBytes + random.integer(random.integer(50) === 0 ? 3000 : 100);
  const length = wholeBlocks && padding === 'none' ? any - (any % 16) : any;
  const offset = random.integer(5);
  const key = random.bytes(random.pick(keyBytesOf(mode)));
  const settings = { mode, key, iv: ivFor(random), padding };
  const plaintext = random.bytes(offset + length).subarray(offset);
  if (tagBytes === 0) return { settings, plaintext };
  const aad = random.bytes(random.integer(3) === 0 ? 0 : random.integer(60));
  const iv = mode === 'ccm' ? random.bytes(7 + random.integer(7)) : nonceFor(random);
  return { settings: { ...settings, iv, aad, tagBytes: random.pick(tagLengths) }, plaintext };
}

/** Two keys of 24 bytes are none of IEEE 1619's. */
const keyBytesOf = (mode: ModeId): number[] => (modes[mode].keys === 2 ? [32, 64] : [16, 24, 32]);

/** Half of them have 12 bytes, the rest 1 to 40. */
function nonceFor(random: Random): Uint8Array {
  return random.bytes(random.integer(2) === 0 ? 12 : 1 + random.integer(40));
}

/** One in four ends in ff bytes, so that counters carry. */
function ivFor(random: Random): Uint8Array {
  const iv = random.bytes(16);
  return random.integer(4) === 0 ? iv.fill(0xff, random.integer(16)) : iv;
}

function byNode({ settings, plaintext }: Case): Uint8Array {
  const { mode, key, iv, padding, aad, tagBytes } = settings;
  const name = `aes-${(8 * key.length) / modes[mode].keys}-${mode}` as 'aes-128-ccm';
  const cipher = createCipheriv(name, key, mode === 'ecb' ? null! : iv!, {
    authTagLength: tagBytes!,
  });
  cipher.setAutoPadding(padding === 'pkcs7');
  if (tagBytes) cipher.setAAD(aad!, { plaintextLength: plaintext.length });
  const ciphertext = [cipher.update(plaintext), cipher.final()];
  return concatBytes(tagBytes ? [...ciphertext, cipher.getAuthTag()] : ciphertext);
}

/** Undefined where the package doesn't go: other modes, and in GCM nonces of less than 8 bytes and shorter tags. */
function byNoble({
  settings: { mode, key, iv, padding, aad, tagBytes },
  plaintext,
}: Case): Uint8Array | undefined {
  const options = { disablePadding: padding === 'none' };
  const ciphers: Partial<
    Record<ModeId, () => { encrypt(plaintext: Uint8Array): Uint8Array } | undefined>
  > = {
    ecb: () => ecb(key, options),
    cbc: () => cbc(key, iv!, options),
    cfb: () => cfb(key, iv!),
    ctr: () => ctr(key, iv!),
    gcm: () => (iv!.length < 8 || tagBytes !== 16 ? undefined : gcm(key, iv!, aad)),
  };
  return ciphers[mode]?.()?.encrypt(plaintext);
}

/** The values that a trace calls its result, one after another. */
function outputsOf(trace: Trace): string {
  return trace.outputs.map((id) => toHex(trace.step(id).bytes)).join('');
}

function withoutPadding({ output, paddingBytes }: Trace): Uint8Array {
  return output.subarray(0, output.length - paddingBytes);
}

/** All that is to be one: three ciphertexts and the trace's, three plaintexts. */
function mismatches(one: Case): string[] {
  const { settings, plaintext } = one;
  const ciphertext = byNode(one);
  const there = traceEncrypt(settings, plaintext);
  const back = traceDecrypt(settings, ciphertext);
  const found = {
    noble: toHex(byNoble(one) ?? ciphertext) === toHex(ciphertext),
    encrypt: toHex(encrypt(settings, plaintext)) === toHex(ciphertext),
    'traced output': toHex(there.output) === toHex(ciphertext),
    'traced outputs': outputsOf(there) === toHex(ciphertext),
    decrypt: toHex(decrypt(settings, ciphertext)) === toHex(plaintext),
    'traced plaintext': toHex(withoutPadding(back)) === toHex(plaintext),
    'traced plaintext blocks': outputsOf(back).startsWith(toHex(plaintext)),
  };
  return Object.entries(found).flatMap(([what, same]) => (same ? [] : [what]));
}

describe('node:crypto and @noble/ciphers', () => {
  it(`agree with encrypt, decrypt and both traces in ${CASES.toLocaleString('en')} random cases`, () => {
    const random = seededRandom('oracles');
    const seen = new Map<string, number>();
    for (let i = 0; i < CASES; i++) {
      const one = randomCase(random);
      const { mode, key, padding } = one.settings;
      const kind = `${mode} ${key.length} ${padding}`;
      seen.set(kind, (seen.get(kind) ?? 0) + 1);
      expect(mismatches(one), `case ${i}: ${kind}, ${one.plaintext.length} bytes`).toEqual([]);
    }
    const kinds = ORACLE_MODES.map((id) => (modes[id].wholeBlocks ? 2 : 1) * keyBytesOf(id).length);
    expect(seen.size).toBe(kinds.reduce((all, some) => all + some));
    expect(Math.min(...seen.values())).toBeGreaterThan(CASES / (12 * ORACLE_MODES.length));
  });

  it('leave no mode unchecked: what they lack has a test of its own, with vectors', () => {
    expect(ORACLE_MODES.length).toBeGreaterThan(5);
    expect(UNCHECKED).toEqual([]);
  });
});
