import { describe, expect, test } from 'vitest';
import { injectedOf } from '../../src/components/lab/eve/injected.ts';
import { fromHex, toHex } from '../../src/lib/bytes/index.ts';
import { partsOf, withCiphertext } from '../../src/lib/eve/index.ts';
import { encodeFrame } from '../../src/lib/wire/index.ts';
import { received, textOf } from '../session/pair.ts';
import { tappedPair } from '../eve/session.ts';
import { FRAME } from './talk.ts';

/** What a server makes of bytes that Eve puts on the wire. */
function put(bytes: Uint8Array) {
  const made = tappedPair();
  made.tap.act({ kind: 'inject', number: made.next(), from: 'client', bytes, at: 0 });
  return { read: received(made.server).map(textOf), refused: made.server.refused };
}

describe('What Eve types to be injected', () => {
  test('is told to be no frame where it is none, and then the server refuses it, as told', () => {
    const { bytes, isRead, says } = injectedOf('00 01 02', 'client');
    expect(says).toBe(
      '3 bytes, sent just as typed. No wire frame: the server refuses it and decrypts nothing. A wire frame has at least 32 bytes; this has 3.',
    );
    expect(isRead).toBe(false);
    expect(put(bytes!)).toEqual({ read: [], refused: { short: 1 } });
  });

  test('is told to be no message where it is another frame, and is refused too', () => {
    const ack = encodeFrame({ ...FRAME, type: 'ack', mode: 'none', ciphertext: fromHex('') });
    const { bytes, says } = injectedOf(toHex(ack), 'server');
    expect(says).toContain('of the type ack, which is no message: the client refuses it.');
    expect(put(bytes!)).toEqual({ read: [], refused: { type: 1 } });
  });

  test('is a message where raw bytes are put behind a header that fits', () => {
    const raw = fromHex('00'.repeat(48));
    const frame = withCiphertext(encodeFrame({ ...FRAME, mode: 'cbc', iv: raw.slice(0, 16) }), raw);
    expect(partsOf(frame).ciphertext).toEqual(raw);
    const { bytes, isRead, says } = injectedOf(toHex(frame), 'client');
    expect(isRead).toBe(true);
    expect(says).toBe(
      '96 bytes, sent just as typed. Message 1 in CBC, with an IV of 16 bytes and 48 bytes of ciphertext: the server decrypts it with its own mode and key.',
    );
    expect(put(bytes!).read).toHaveLength(1);
  });

  test('is nothing, or has the place where it is no hex', () => {
    expect(injectedOf(' ', 'client')).toEqual({ says: '', isRead: false });
    expect(injectedOf('0g', 'client').says).toMatch(/^Character 2 .* two digits a byte\.$/);
  });
});
