import { createCipheriv } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { MOST_IN_FIELD, take, textOf } from '../../src/components/open/file.ts';
import { decryptWhole } from '../../src/components/open/whole-file.ts';
import type { Finding } from '../../src/lib/doctor/index.ts';
import { encrypt, type ModeId, type Settings } from '../../src/lib/modes/index.ts';

const key = Buffer.from('000102030405060708090a0b0c0d0e0f', 'hex');
const plaintext = Buffer.alloc(100_003, 'many penguins ');
const ivBytes: Partial<Record<ModeId, number>> = { ecb: 0, gcm: 12 };

function encrypted(mode: ModeId): { iv: Buffer; bytes: Buffer } {
  const iv = Buffer.alloc(ivBytes[mode] ?? 16, 5);
  const name = `aes-128-${mode}` as 'aes-128-gcm';
  const cipher = createCipheriv(name, key, mode === 'ecb' ? (null as never) : iv);
  const bytes = Buffer.concat([cipher.update(plaintext), cipher.final()]);
  return { iv, bytes: mode === 'gcm' ? Buffer.concat([bytes, cipher.getAuthTag()]) : bytes };
}

/** As the doctor gives it of the first bytes of a file with its IV in front. */
const findingOf = (mode: ModeId, iv: Buffer, head: Buffer, more: Partial<Settings> = {}): Finding =>
  ({
    ...{ mode, key, iv },
    run: { settings: { mode, key, iv, ...more } },
    envelope: {
      bytes: head,
      parts: [
        { role: 'iv', start: 0, end: iv.length },
        { role: 'ciphertext', start: iv.length, end: head.length },
      ],
    },
  }) as unknown as Finding;

describe('a file', () => {
  const file = (content: BlobPart) => new File([content], 'a.bin');

  test('of text goes into the field as text, and of other bytes as hex', async () => {
    expect(await take(file('q83v\r\n'))).toEqual({ text: 'q83v\r\n' });
    expect(await take(file(Uint8Array.of(0x41, 0)))).toEqual({ text: '4100' });
    expect(textOf(Uint8Array.of(0xff, 0x41))).toBe('ff41');
  });

  test('that is empty, or too long a text, is refused with a repair', async () => {
    expect(await take(file(''))).toEqual({
      problem: 'a.bin is empty: it has 0 bytes. Choose another file.',
    });
    const long = await take(file('q83v'.repeat(MOST_IN_FIELD / 4 + 1)));
    expect('problem' in long && long.problem).toMatch(/Decode it first/);
  });

  test('that is larger than the field takes stays a file', async () => {
    const large = file(new Uint8Array(MOST_IN_FIELD + 1));
    expect(await take(large)).toEqual({ file: large });
  });
});

describe('the whole of a large file', () => {
  test.each(['ecb', 'cbc', 'cfb', 'ofb', 'ctr', 'gcm'] as const)(
    'in %s is decrypted as its beginning was found to open, as Node encrypted it',
    (mode) => {
      const { iv, bytes } = encrypted(mode);
      const whole = Buffer.concat([iv, bytes]);
      const finding = findingOf(mode, iv, whole.subarray(0, 65_536));
      expect(Buffer.from(decryptWhole(whole, finding).bytes).equals(plaintext)).toBe(true);
    },
  );

  test('under a counter of 4 bytes, or with additional data, is decrypted by the modes themselves', () => {
    const nonce = new Uint8Array(16).fill(255);
    const small = plaintext.subarray(0, 1000);
    const counting = { at: 12, bytes: 4, order: 'big' } as const;
    for (const settings of [
      { mode: 'ctr', key, iv: nonce, counting },
      { mode: 'gcm', key, iv: nonce, aad: Buffer.from('letter 7') },
    ] as const) {
      const whole = Buffer.concat([nonce, encrypt(settings, small)]);
      const { bytes } = decryptWhole(
        whole,
        findingOf(settings.mode, Buffer.from(nonce), whole, settings),
      );
      expect(Buffer.from(bytes).equals(small)).toBe(true);
    }
  });

  test('that was cut gives all its whole blocks, and says that nothing was taken off', () => {
    const { iv, bytes } = encrypted('cbc');
    const whole = Buffer.concat([iv, bytes.subarray(0, -21)]);
    const { bytes: got, says } = decryptWhole(whole, findingOf('cbc', iv, whole));
    expect(Buffer.from(got).equals(plaintext.subarray(0, got.length))).toBe(true);
    expect(got.length).toBe(bytes.length - 32);
    expect(says).toBe(
      'It doesn’t end in PKCS#7 padding: nothing was taken off. 11 bytes over whole blocks were left out.',
    );
  });

  test('whose tag doesn’t fit gives nothing', () => {
    const { iv, bytes } = encrypted('gcm');
    const whole = Buffer.concat([iv, bytes]);
    whole[99] ^= 1;
    expect(() => decryptWhole(whole, findingOf('gcm', iv, whole))).toThrow('The tag is wrong.');
  });
});
