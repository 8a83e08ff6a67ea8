import { describe, expect, it } from 'vitest';
import { encodeUtf8, fromHex, toHex } from '../../src/lib/bytes/index.ts';
import {
  decrypt,
  encrypt,
  EVERYDAY_PADDING_IDS,
  PADDING_IDS,
  paddings,
  traceDecrypt,
  traceEncrypt,
} from '../../src/lib/modes/index.ts';

const KEY = new Uint8Array(16).fill(3);

describe('Paddings beside PKCS#7', () => {
  it.each([0, 1, 15, 16, 17, 32])('spaces add 1 to 16, zeros 0 to 15, to %i bytes', (length) => {
    const message = new Uint8Array(length).fill(0x61);
    const rest = 16 - (length % 16);
    expect(paddings.spaces.pad(message).length).toBe(length + rest);
    expect(paddings.zeros.pad(message).length).toBe(length + (rest % 16));
    for (const id of PADDING_IDS)
      expect(paddings[id].unpad(paddings[id].pad(message))).toMatchObject({ plaintext: message });
  });

  it.each(PADDING_IDS)(
    '%s: what is encrypted is decrypted, and both traces count it alike',
    (padding) => {
      const settings = { mode: 'ecb', key: KEY, padding } as const;
      const message = encodeUtf8('sixteen bytes !!and sixteen more');
      const ciphertext = encrypt(settings, message);
      expect(decrypt(settings, ciphertext)).toEqual(message);
      const [there, back] = [traceEncrypt(settings, message), traceDecrypt(settings, ciphertext)];
      expect(back.paddingBytes).toBe(there.paddingBytes);
      expect(there.input.length - there.paddingBytes).toBe(message.length);
    },
  );

  it.each(PADDING_IDS)(
    '%s: what was decrypted is memory of its own, with nothing behind it',
    (padding) => {
      const settings = { mode: 'ecb', key: KEY, padding } as const;
      const message = encodeUtf8('sixteen bytes !!and sixteen more');
      const decrypted = decrypt(settings, encrypt(settings, message));
      expect([decrypted.byteOffset, decrypted.buffer.byteLength]).toEqual([0, message.length]);
    },
  );

  it('spaces and zeros take off the message’s own as well: nothing tells them apart', () => {
    const settings = { mode: 'ecb', key: KEY, padding: 'zeros' } as const;
    expect(decrypt(settings, encrypt(settings, Uint8Array.of(1, 0, 0)))).toEqual(Uint8Array.of(1));
    const spaces = { ...settings, padding: 'spaces' } as const;
    expect(decrypt(spaces, encrypt(spaces, encodeUtf8('   ')))).toEqual(new Uint8Array(0));
  });
});

/** What a padding makes of a block that ends in these bytes: how many are padding, or what is wrong. */
function endingIn(padding: 'x923' | 'iso7816' | 'iso10126', hex: string) {
  const end = fromHex(hex);
  const block = new Uint8Array(16).fill(0xaa);
  block.set(end, 16 - end.length);
  const found = paddings[padding].unpad(block);
  return 'error' in found ? found.error : found.paddingBytes;
}

describe('The paddings that other programs use', () => {
  it.each([
    ['x923', `61${'00'.repeat(14)}0f`],
    ['iso7816', `6180${'00'.repeat(14)}`],
  ] as const)('%s: fills a block behind one byte as its standard writes it', (padding, filled) => {
    expect(toHex(paddings[padding].pad(encodeUtf8('a')))).toBe(filled);
  });

  it('X9.23 and ISO/IEC 7816-4 in CBC give what OpenSSL does with the block filled by hand', () => {
    const settings = {
      mode: 'cbc',
      key: fromHex('00112233445566778899aabbccddeeff'),
      iv: fromHex('0f0e0d0c0b0a09080706050403020100'),
    } as const;
    const message = encodeUtf8('hello world1');
    const of = (padding: 'x923' | 'iso7816') => toHex(encrypt({ ...settings, padding }, message));
    expect(of('x923')).toBe('6b496c549e00c4f7a38bfe145b964129');
    expect(of('iso7816')).toBe('7ab27d437830cee45a9fdf2bcf3d7861');
  });

  it.each(['x923', 'iso7816', 'iso10126'] as const)(
    '%s: adds 1 to 16 bytes and takes off just these, whatever the message ends in',
    (padding) => {
      for (let length = 0; length <= 80; length++)
        for (const last of [0x00, 0x01, 0x10, 0x80]) {
          const message = new Uint8Array(length).fill(last);
          const padded = paddings[padding].pad(message);
          expect([padded.length % 16, padded.length > length]).toEqual([0, true]);
          expect(paddings[padding].unpad(padded)).toEqual({
            plaintext: message,
            paddingBytes: padded.length - length,
          });
        }
    },
  );

  it('ISO 10126 fills with bytes that the message decides: a run can be made again', () => {
    const [once, again] = ['a', 'a'].map((text) => paddings.iso10126.pad(encodeUtf8(text)));
    const other = paddings.iso10126.pad(encodeUtf8('b'));
    expect(once).toEqual(again);
    expect(once.at(-1)).toBe(15);
    expect(new Set(once.subarray(1, 15)).size).toBeGreaterThan(8);
    expect(toHex(other.subarray(1, 15))).not.toBe(toHex(once.subarray(1, 15)));
  });

  it.each([
    ['x923', '00', 'the last byte is 0, and at least 1 byte is padding'],
    ['x923', '11', 'the last byte is 17, and at most 16 bytes are padding'],
    ['x923', '01', 1],
    ['x923', '000003', 3],
    ['x923', '000103', 'the last byte says 3, but not all of the 2 before it are 0'],
    ['iso10126', 'f3e703', 3],
    ['iso10126', '00', 'the last byte is 0, and at least 1 byte is padding'],
    ['iso10126', 'ff', 'the last byte is 255, and at most 16 bytes are padding'],
    ['iso7816', '80', 1],
    ['iso7816', '8080', 1],
    ['iso7816', '800000', 3],
    ['iso7816', '81', 'the last byte is 81, and an 80 begins padding'],
    ['iso7816', '7f00', 'the last byte that isn’t 0 is 7f, and an 80 begins padding'],
    ['iso7816', '00'.repeat(16), 'the last block is all zeros, and an 80 begins padding'],
  ] as const)('%s: of an end %s says %s', (padding, end, says) => {
    expect(endingIn(padding, end)).toBe(says);
  });

  it.each(['x923', 'iso7816', 'iso10126'] as const)(
    '%s: bytes that aren’t whole blocks are refused, and so are none',
    (padding) => {
      const ofLength = (length: number) => paddings[padding].unpad(new Uint8Array(length).fill(1));
      expect(ofLength(0)).toEqual({ error: 'there is no block, and so no padding' });
      expect(ofLength(17)).toEqual({ error: "17 bytes aren't whole blocks of 16" });
    },
  );

  it('are not offered by the lab, which keeps its four', () => {
    expect(EVERYDAY_PADDING_IDS).toEqual(['pkcs7', 'spaces', 'zeros', 'none']);
    expect(PADDING_IDS.slice(0, 4)).toEqual(EVERYDAY_PADDING_IDS);
  });
});
