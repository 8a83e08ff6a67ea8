import { describe, expect, it } from 'vitest';
import { encodeUtf8 } from '../../src/lib/bytes/index.ts';
import {
  decrypt,
  encrypt,
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
