import { describe, expect, test } from 'vitest';
import { fromHex, toHex } from '../../src/lib/bytes/index.ts';
import { diagnose } from '../../src/lib/doctor/index.ts';
import { readForms } from '../../src/lib/forms/index.ts';
import { counterBlock, encrypt } from '../../src/lib/modes/index.ts';

const KEY = fromHex('00112233445566778899aabbccddeeff');
const bytesOf = (text: string) => new TextEncoder().encode(text);
const textOf = (bytes: Uint8Array | undefined) => bytes && new TextDecoder().decode(bytes);
const NOTE = '{"status":"ok","seat":"A 17","note":"own text, made for this test"}';

describe('what people had, and couldn’t type in anywhere', () => {
  test('a key and an IV that are text, of digits alone', async () => {
    const { best } = await diagnose({
      ciphertext:
        '88d5xQtdLA/V23ewhGv5Sz5yd2gdK1jkKQsxIz6HcEd0mzwqNojV7IfJ+hFjuKwNKKUgaVJHenLgSh+ybcgD+2NagnJJpU55Hbu1/6uelFo=',
      key: '20240117202401172024011720240117',
      iv: '0000000000000000',
    });
    expect(textOf(best?.plaintext)).toBe(NOTE);
    expect(best?.key).toHaveLength(32);
    expect(best?.wrong.join(' ')).toContain('AES-256');
    const abc = encrypt({ mode: 'ecb', key: best!.key }, bytesOf('abc'));
    expect(toHex(abc)).toBe('adaba40c5c7a9d35dc3fcff0d600c34a');
  });

  test('the output of openssl enc -pbkdf2 -a', async () => {
    const { best } = await diagnose({
      ciphertext:
        'U2FsdGVkX18BAgMEBQYHCPga3vpns3hiJpV+UCiuKl8rBXLqvCkn+ZcmfGYalgQ4/BncGZpoM+aZ+LRqaQkZe1E0J6Pns3elzeUR3aL3LfPv3MBEFkZFehV2yL+0JmTr\n',
      passphrase: 'open sesame',
    });
    expect(textOf(best?.plaintext)).toBe(NOTE);
    expect(toHex(best!.key)).toBe(
      '95395d7e8cce33b9c6daf566efd87e073d48c67714bccd2032e9ab29aacf451d',
    );
    expect(toHex(best!.iv!)).toBe('0a5b0c232e059f7eab92173e286dcdaa');
  });

  test('a GCM nonce of 12 bytes', () => {
    const iv = fromHex('c0ffee00c0ffee00c0ffee00');
    expect(toHex(encrypt({ mode: 'gcm', key: KEY, iv }, bytesOf('twelve bytes of nonce')))).toBe(
      '08bf794e1c841cdf1a310df03c20bf67b8cd3320bc3b5d1363498222ed00796a07abad76b9',
    );
  });

  test('additional data, and a tag of 12 bytes', async () => {
    const { best } = await diagnose({
      ciphertext: '0ba1684a4a805dd9',
      key: toHex(KEY),
      iv: 'c0ffee00c0ffee00c0ffee00',
      aad: 'header',
      tag: '9619ede57554081d21f143f1',
    });
    expect([textOf(best?.plaintext), best?.sure]).toEqual(['with aad', 'proof']);
  });

  test('counters that lie elsewhere, and that count from the left end', () => {
    const text = bytesOf('counter counts from the left end');
    const run = (nonce: string, at: number, order: 'big' | 'little', start: bigint) => {
      const counting = { at, bytes: 16 - at, order };
      const iv = counterBlock({ nonce: fromHex(nonce), counting, start });
      return toHex(encrypt({ mode: 'ctr', key: KEY, iv, counting }, text));
    };
    expect(run('0102030405060708', 8, 'big', 0n)).toBe(
      'c214f35374a37f7406588c3d424863bd620bc1f0adf5006d16c45c129519a319',
    );
    expect(run('', 0, 'little', 2n)).toBe(
      'bd0cc29c694f15f8da7626d79e48e2080aaaa19a64afdad031db80baacaa99e8',
    );
  });

  test('two paddings of other libraries', () => {
    const iv = fromHex('0f0e0d0c0b0a09080706050403020100');
    const run = (padding: 'x923' | 'iso7816') =>
      toHex(encrypt({ mode: 'cbc', key: KEY, iv, padding }, bytesOf('hello world1')));
    expect(run('x923')).toBe('6b496c549e00c4f7a38bfe145b964129');
    expect(run('iso7816')).toBe('7ab27d437830cee45a9fdf2bcf3d7861');
  });

  test.each([
    ['00-11-22-33-44-55-66-77-88-99-AA-BB-CC-DD-EE-FF', '00112233445566778899aabbccddeeff'],
    ['0011_2233_4455_6677_8899_aabb_ccdd_eeff', '00112233445566778899aabbccddeeff'],
    [
      '{ 0x00, 0x11, 0x22, 0x33, 0x44, 0x55, 0x66, 0x77, 0x88, 0x99, 0xaa, 0xbb, 0xcc, 0xdd, 0xee, 0xff }',
      '00112233445566778899aabbccddeeff',
    ],
    [
      '[0, 17, 34, 51, 68, 85, 102, 119, 136, 153, 170, 187, 204, 221, 238, 255]',
      '00112233445566778899aabbccddeeff',
    ],
    [
      '10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25',
      '0a0b0c0d0e0f10111213141516171819',
    ],
  ])('a key as %s', (text, hex) => {
    expect(toHex(readForms(text)[0].bytes)).toBe(hex);
  });
});
