import { createCipheriv } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { concatBytes, equalBytes, fromHex, toHex, xorBytes } from '../../src/lib/bytes/index.ts';
import { cipher, keyExpansion } from '../../src/lib/cipher/index.ts';
import type { Settings, Trace } from '../../src/lib/modes/index.ts';
import {
  decrypt,
  encrypt,
  ModeError,
  traceDecrypt,
  traceEncrypt,
  WRONG_TAG,
} from '../../src/lib/modes/index.ts';
import { multiplyAt } from '../../src/lib/modes/multiply.ts';
import type { GcmVector } from '../vectors/read.ts';
import { readVectors } from '../vectors/read.ts';
import { gcmDisagreement, gcmSettings } from './gcm-vectors.ts';

const KEY = fromHex('feffe9928665731c6d6a8f9467308308');
const NONCE = fromHex('cafebabefacedbaddecaf888');
const AAD = fromHex('feedfacedeadbeeffeedfacedeadbeefabaddad2');
const SETTINGS: Settings = { mode: 'gcm', key: KEY, iv: NONCE, aad: AAD };
const MESSAGE = Uint8Array.from({ length: 37 }, (_, i) => i);
const CIPHERTEXT = encrypt(SETTINGS, MESSAGE);

function caught(work: () => unknown): ModeError {
  try {
    work();
  } catch (error) {
    if (error instanceof ModeError) return error;
  }
  throw new Error('nothing was thrown, or another error');
}

function flipped(bytes: Uint8Array, bit: number): Uint8Array {
  const copy = bytes.slice();
  copy[bit >> 3] ^= 0x80 >> (bit & 7);
  return copy;
}

function times(a: Uint8Array, b: Uint8Array): Uint8Array {
  const product = new Uint8Array(16);
  multiplyAt(a, 0, b, 0, product, 0);
  return product;
}

/** The nonce of 16 bytes whose J₀ = ((nonce • H) ⊕ lengths) • H is this block: H⁻¹ is H to the power 2¹²⁸ − 2. */
function nonceFor(j0: Uint8Array): Uint8Array {
  const h = cipher(keyExpansion(KEY), new Uint8Array(16));
  let power: Uint8Array = h;
  let inverse: Uint8Array = fromHex(`80${'00'.repeat(15)}`);
  for (let i = 1; i < 128; i++) inverse = times(inverse, (power = times(power, power)));
  const lengths = fromHex('00000000000000000000000000000080');
  return times(xorBytes(times(j0, inverse), lengths), inverse);
}

const shape = (trace: Trace): string[] =>
  trace.steps.map(({ op, block, inputs }) => `${op} ${block}: ${inputs.join(' ')}`.trim());

describe('the NIST CAVP vectors of GCM', () => {
  const vectors = readVectors<GcmVector[]>('cavp_gcm.json');

  it('are all met, and those to be refused are', () => {
    expect(vectors).toHaveLength(1349);
    expect(vectors.filter(({ fail }) => fail)).toHaveLength(450);
    expect(vectors.flatMap((vector) => gcmDisagreement(vector))).toEqual([]);
  });

  it('begin their counters at a nonce of 12 bytes and a one, and otherwise at a hash', () => {
    for (const vector of vectors) {
      const trace = traceEncrypt(gcmSettings(vector), new Uint8Array(1));
      const counter = trace.steps.find(({ op }) => op === 'increment')!;
      const j0 = trace.step(counter.inputs[0]);
      const nonce = fromHex(vector.iv);
      if (nonce.length === 12) expect(toHex(j0.bytes)).toBe(`${vector.iv}00000001`);
      else expect(j0.op).toBe('multiply');
    }
  });
});

describe('GCM', () => {
  it('has a tag after its ciphertext, also of no plaintext, and with nothing but additional data', () => {
    expect(CIPHERTEXT).toHaveLength(37 + 16);
    const none = encrypt(SETTINGS, new Uint8Array(0));
    expect(none).toHaveLength(16);
    expect(decrypt(SETTINGS, none)).toEqual(new Uint8Array(0));
  });

  it.each([0, 1, 15])('refuses %i bytes of ciphertext, which have no room for a tag', (length) => {
    const error = caught(() => decrypt(SETTINGS, new Uint8Array(length)));
    expect(error.message).toBe(
      `GCM ciphertext ends with a tag of 16 bytes; this has ${length} in all.`,
    );
    expect(error.field).toBe('ciphertext');
    expect(caught(() => traceDecrypt(SETTINGS, new Uint8Array(length))).message).toBe(
      error.message,
    );
  });

  it('refuses every flipped bit of ciphertext, tag, additional data, nonce and key, in one sentence', () => {
    const changed: [Settings, Uint8Array][] = [];
    for (let bit = 0; bit < 8 * CIPHERTEXT.length; bit++)
      changed.push([SETTINGS, flipped(CIPHERTEXT, bit)]);
    for (let bit = 0; bit < 8 * AAD.length; bit++)
      changed.push([{ ...SETTINGS, aad: flipped(AAD, bit) }, CIPHERTEXT]);
    for (let bit = 0; bit < 8 * NONCE.length; bit++)
      changed.push([{ ...SETTINGS, iv: flipped(NONCE, bit) }, CIPHERTEXT]);
    for (let bit = 0; bit < 8 * KEY.length; bit++)
      changed.push([{ ...SETTINGS, key: flipped(KEY, bit) }, CIPHERTEXT]);
    expect(changed).toHaveLength(8 * (53 + 20 + 12 + 16));
    for (const [settings, ciphertext] of changed) {
      const error = caught(() => decrypt(settings, ciphertext));
      expect([error.field, error.message]).toEqual(['tag', WRONG_TAG]);
    }
  });

  it('refuses a bit moved from the ciphertext to the additional data: their lengths are hashed too', () => {
    const [first, rest] = [CIPHERTEXT.subarray(0, 1), CIPHERTEXT.subarray(1)];
    const moved = { ...SETTINGS, aad: concatBytes([AAD, first]) };
    expect(caught(() => decrypt(moved, rest)).field).toBe('tag');
  });

  it('takes no additional data for empty additional data', () => {
    const without: Settings = { mode: 'gcm', key: KEY, iv: NONCE };
    const empty = { ...SETTINGS, aad: new Uint8Array(0) };
    expect(encrypt(without, MESSAGE)).toEqual(encrypt(empty, MESSAGE));
  });

  it('counts in 32 bits: where they run over, the rest of the counter block is left alone, as in OpenSSL', () => {
    const nonce = nonceFor(fromHex('00112233445566778899aabbfffffffe'));
    const settings = { mode: 'gcm', key: KEY, iv: nonce } as const;
    const message = new Uint8Array(64);
    const trace = traceEncrypt(settings, message);
    const counters = trace.steps.filter(({ op }) => op === 'increment');
    expect(counters.map(({ bytes }) => toHex(bytes).slice(-10))).toEqual([
      'bbffffffff',
      'bb00000000',
      'bb00000001',
      'bb00000002',
    ]);
    const node = createCipheriv('aes-128-gcm', KEY, nonce);
    const ciphertext = [node.update(message), node.final(), node.getAuthTag()];
    expect(toHex(trace.output)).toBe(toHex(concatBytes(ciphertext)));
  });

  it('can be padded, though it needs no padding', () => {
    const padded: Settings = { ...SETTINGS, padding: 'pkcs7' };
    const ciphertext = encrypt(padded, MESSAGE);
    expect(ciphertext).toHaveLength(48 + 16);
    expect(decrypt(padded, ciphertext)).toEqual(MESSAGE);
    expect(traceDecrypt(padded, ciphertext).paddingBytes).toBe(11);
  });
});

describe('a trace of GCM', () => {
  const there = traceEncrypt(SETTINGS, MESSAGE.subarray(0, 20));

  it('has H, J₀ and the additional data before the first block, GHASH under the block it absorbs, the tag after the last', () => {
    expect(shape(there)).toEqual([
      'in 1:',
      'in 2:',
      'zero 0:',
      'cipher 0: 2',
      'iv 0:',
      'aad 0:',
      'xor 0: 2 5',
      'multiply 0: 6 3',
      'aad 0:',
      'xor 0: 7 8',
      'multiply 0: 9 3',
      'increment 1: 4',
      'cipher 1: 11',
      'xor 1: 0 12',
      'xor 1: 10 13',
      'multiply 1: 14 3',
      'increment 2: 11',
      'cipher 2: 16',
      'xor 2: 1 17',
      'xor 2: 15 18',
      'multiply 2: 19 3',
      'cipher 3: 4',
      'lengths 3:',
      'xor 3: 20 22',
      'multiply 3: 23 3',
      'xor 3: 24 21',
    ]);
    expect(there).toMatchObject({ blocks: 3, inputs: [0, 1], outputs: [13, 18, 25], tag: 25 });
  });

  it('on the way back verifies the tag before the first block is decrypted', () => {
    const back = traceDecrypt(SETTINGS, encrypt(SETTINGS, MESSAGE.subarray(0, 20)));
    const verified = back.steps.findIndex(({ op }) => op === 'verify');
    expect(back).toMatchObject({ blocks: 3, inputs: [0, 1, 2], tag: 2 });
    expect(back.outputs).toHaveLength(2);
    expect(Math.min(...back.outputs)).toBeGreaterThan(verified);
    expect(shape(back).slice(verified)).toEqual([
      'verify 3: 2 20',
      'increment 1: 5',
      'cipher 1: 22',
      'xor 1: 0 23',
      'increment 2: 22',
      'cipher 2: 25',
      'xor 2: 1 26',
    ]);
    expect(toHex(back.step(verified).bytes)).toBe('00'.repeat(16));
    expect(back.tagError).toBeUndefined();
  });

  it('of a wrong tag ends there: no plaintext, and no keystream that it could be made from', () => {
    const right = traceDecrypt(SETTINGS, CIPHERTEXT);
    const keystream = right.outputs.map((id) => right.step(right.step(id).inputs[1]).bytes);
    for (const bit of [0, 8 * 37, 8 * 53 - 1]) {
      const trace = traceDecrypt(SETTINGS, flipped(CIPHERTEXT, bit));
      expect(trace.tagError).toBe(WRONG_TAG);
      expect([trace.outputs, trace.output]).toEqual([[], new Uint8Array(0)]);
      expect(trace.steps.at(-1)?.op).toBe('verify');
      const secrets = [...keystream, ...right.outputs.map((id) => right.step(id).bytes)];
      for (const { bytes } of trace.steps)
        expect(secrets.some((secret) => equalBytes(secret, bytes))).toBe(false);
    }
  });

  it('of a wrong tag says nothing of the padding, which nobody has seen', () => {
    const padded: Settings = { ...SETTINGS, padding: 'pkcs7' };
    const trace = traceDecrypt(padded, flipped(encrypt(padded, MESSAGE), 3));
    expect(trace.tagError).toBe(WRONG_TAG);
    expect([trace.paddingError, trace.paddingBytes]).toEqual([undefined, 0]);
  });

  it('of an empty message is the tag alone', () => {
    const empty = traceEncrypt({ ...SETTINGS, aad: new Uint8Array(0) }, new Uint8Array(0));
    expect(shape(empty)).toEqual([
      'zero 0:',
      'cipher 0: 0',
      'iv 0:',
      'cipher 1: 2',
      'lengths 1:',
      'xor 1: 0 4',
      'multiply 1: 5 1',
      'xor 1: 6 3',
    ]);
    expect(empty).toMatchObject({ blocks: 1, inputs: [], outputs: [7], tag: 7 });
  });
});
