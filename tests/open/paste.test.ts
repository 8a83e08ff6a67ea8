import { describe, expect, test } from 'vitest';
import { fieldsOf, modeIn } from '../../src/components/open/paste.ts';

describe('the output of a program, line by line', () => {
  test('fills the fields that it names, whatever it calls them', () => {
    const found = fieldsOf(
      'Mode: AES-256-CBC\nSecret Key (hex): 00112233445566778899aabbccddeeff\nIV = 0102\n' +
        'ciphertext (base64): q83v\nPlaintext: hello\n',
    );
    expect(found?.texts).toEqual({
      key: '00112233445566778899aabbccddeeff',
      iv: '0102',
      ciphertext: 'q83v',
    });
    expect(found?.mode).toBe('cbc');
    expect(found?.says).toBe(
      'This names 3 fields. Taken: “Secret Key (hex)” as key, “IV” as iv or nonce and “ciphertext (base64)” as ciphertext. The mode it names is CBC.',
    );
  });

  test.each([
    ['const secretKey = "k1";\nconst nonce = \'n1\';', { key: 'k1', iv: 'n1' }],
    [
      'auth_tag: aa\r\nencrypted: bb\r\nAAD: letter 7',
      { tag: 'aa', ciphertext: 'bb', aad: 'letter 7' },
    ],
    ['password=hunter2\nEncrypted message: q83v', { passphrase: 'hunter2', ciphertext: 'q83v' }],
    ['key=K\niv =V\n', { key: 'K', iv: 'V' }],
    ['key => K\niv => V', { key: 'K', iv: 'V' }],
  ])('%j', (text, texts) => {
    expect(fieldsOf(text)?.texts).toEqual(texts);
  });

  test('takes a value that stands below its name, and one of several lines, to the next empty line', () => {
    const text = 'Ciphertext:\n\nq83vq83v\nAAAA\n\nsome other words\nKey:\nabcd';
    expect(fieldsOf(text)?.texts).toEqual({ ciphertext: 'q83vq83v\nAAAA', key: 'abcd' });
  });

  test('keeps the first of two values of one name', () => {
    expect(fieldsOf('key: a\niv: b\nkey: c')?.texts).toEqual({ key: 'a', iv: 'b' });
  });

  test.each([
    ['one field’s own text', 'q83vq83vq80='],
    ['a single name', 'Key: abcd'],
    ['an envelope with a colon', 'AAECAwQFBgcICQoLDA0ODw==:q83vq83vq80='],
    ['JSON, which is an envelope', '{"iv": "00", "key": "11"}'],
    ['PEM', '-----BEGIN RSA PRIVATE KEY-----\nDEK-Info: AES-256-CBC,00\nProc-Type: 4,ENCRYPTED'],
    ['names without values', 'Key:\nIV:\n'],
    ['nothing', ''],
  ])('leaves %s as it is', (_, text) => {
    expect(fieldsOf(text)).toBeUndefined();
  });

  test('isn’t looked for behind 500 other names: a long file of settings holds nobody up', () => {
    const fields = 'key: a\niv: b';
    expect(fieldsOf(`${'other: x\n'.repeat(498)}${fields}`)?.texts).toEqual({ key: 'a', iv: 'b' });
    expect(fieldsOf(`${'other: x\n'.repeat(500)}${fields}`)).toBeUndefined();
  });
});

test('a name of an algorithm says its mode', () => {
  expect(modeIn('AES/GCM/NoPadding')).toBe('gcm');
  expect(modeIn('aes-128-ctr')).toBe('ctr');
  expect(modeIn('AES')).toBeUndefined();
});
