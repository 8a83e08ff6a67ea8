import { createCipheriv } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { concatBytes, toHex } from '../../src/lib/bytes/index.ts';
import {
  decrypt,
  encrypt,
  ModeError,
  type Settings,
  traceDecrypt,
  WRONG_TAG,
} from '../../src/lib/modes/index.ts';
import { seededRandom } from '../support/random.ts';

const random = seededRandom('CCM');
const settings: Settings = {
  mode: 'ccm',
  key: random.bytes(16),
  iv: random.bytes(12),
  aad: random.bytes(21),
};
const plaintext = random.bytes(40);
const ciphertext = encrypt(settings, plaintext);

describe('CCM', () => {
  it.each([0, 20, 39, 40, 55])('a change of byte %i is refused, and nothing comes out', (at) => {
    const changed = ciphertext.with(at, ciphertext[at] ^ 0x10);
    expect(() => decrypt(settings, changed)).toThrow(ModeError);
    const trace = traceDecrypt(settings, changed);
    expect(trace.tagError).toBe(WRONG_TAG);
    expect([trace.outputs, trace.output.length]).toEqual([[], 0]);
  });

  it('a refused trace holds what came and nothing that was made with the key', () => {
    const trace = traceDecrypt({ ...settings, aad: undefined }, ciphertext);
    expect(trace.steps.map(({ op }) => op)).toEqual(['in', 'in', 'in', 'in']);
    const held = toHex(concatBytes(trace.steps.map(({ bytes }) => bytes)));
    expect(held).toBe(toHex(ciphertext));
  });

  it('another nonce, key or additional data is refused as a change is', () => {
    const others: Partial<Settings>[] = [
      { key: random.bytes(16) },
      { iv: random.bytes(12) },
      { aad: random.bytes(21) },
      { aad: new Uint8Array(0) },
    ];
    for (const other of others)
      expect(() => decrypt({ ...settings, ...other }, ciphertext)).toThrow(WRONG_TAG);
  });

  it.each([0xfeff, 0xff00, 0x1_0000, 0x1_0005])(
    'additional data of %i bytes says its length as the standard has it',
    (length) => {
      const aad = random.bytes(length);
      const cipher = createCipheriv('aes-128-ccm', settings.key, settings.iv!, {
        authTagLength: 16,
      });
      cipher.setAAD(aad, { plaintextLength: plaintext.length });
      const wanted = concatBytes([cipher.update(plaintext), cipher.final(), cipher.getAuthTag()]);
      expect(toHex(encrypt({ ...settings, aad }, plaintext))).toBe(toHex(wanted));
    },
  );
});
