import { type CipherGCM, createCipheriv } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { concatBytes, toHex } from '../../src/lib/bytes/index.ts';
import { EVERYDAY_MODE_IDS, type ModeId, modes, WRONG_TAG } from '../../src/lib/modes/index.ts';
import { ivBytesOf } from '../../src/lib/session/index.ts';
import { seededRandom } from '../support/random.ts';
import { bytesOf, joinedPair, received, sent, SETTINGS } from './pair.ts';

const random = seededRandom('messages in all modes');

/** What Node makes of key, IV and message. */
function byNode(mode: ModeId, key: Uint8Array, iv: Uint8Array, plaintext: Uint8Array): Uint8Array {
  const name = `aes-${8 * key.length}-${mode}`;
  const cipher = createCipheriv(name, key, mode === 'ecb' ? null : iv) as CipherGCM;
  const parts = [cipher.update(plaintext), cipher.final()];
  return concatBytes(mode === 'gcm' ? [...parts, cipher.getAuthTag()] : parts);
}

describe.each(EVERYDAY_MODE_IDS)('in %s', (mode) => {
  it.each([16, 24, 32])(
    'with a key of %i bytes messages go both ways, and are what Node makes',
    (keyBytes) => {
      const key = random.bytes(keyBytes);
      const { clock, client, server } = joinedPair({ settings: { mode, key } });
      const plaintexts = Array.from({ length: 20 }, () => random.bytes(random.integer(100)));
      for (const plaintext of plaintexts) [client, server].forEach((side) => side.send(plaintext));
      clock.advance(100);
      for (const side of [client, server]) {
        expect(received(side).map((message) => message.plaintext)).toEqual(plaintexts);
        for (const { iv, ciphertext, plaintext } of sent(side))
          expect(toHex(ciphertext)).toBe(toHex(byNode(mode, key, iv, plaintext!)));
      }
    },
  );

  it('a message has an IV of its own, as long as the mode wants it, or the fixed one', () => {
    const ivsWith = (ivPolicy: 'random' | 'fixed') => {
      const { client } = joinedPair({ settings: { mode, ivPolicy } });
      for (let i = 0; i < 100; i++) client.send(bytesOf('the same'));
      return sent(client).map(({ iv }) => iv);
    };
    const length = { none: 0, iv: 16, counter: 16, nonce: 12, tweak: 16 }[modes[mode].iv];
    expect(ivBytesOf(mode)).toBe(length);
    expect(ivsWith('random').every((iv) => iv.length === length)).toBe(true);
    expect(new Set(ivsWith('random').map(toHex)).size).toBe(length === 0 ? 1 : 100);
    expect(ivsWith('fixed')).toEqual(Array(100).fill(SETTINGS.iv.subarray(0, length)));
  });
});

describe('in GCM', () => {
  it('another key on the other side gives no plaintext, and one sentence', () => {
    const { clock, client, server } = joinedPair({ settings: { mode: 'gcm' } });
    server.configure({ key: random.bytes(16) });
    client.send(bytesOf('attack at dawn'));
    clock.advance(10);
    const [message] = received(server);
    expect([message.plaintext, message.error]).toEqual([undefined, WRONG_TAG]);
  });

  it('a message that was sent in another mode is refused, and the modes are named', () => {
    const { clock, client, server } = joinedPair({ settings: { mode: 'ctr' } });
    server.configure({ mode: 'gcm' });
    client.send(bytesOf('attack at dawn, and not before'));
    clock.advance(10);
    expect(received(server)[0].error).toBe(
      `This message says that it is in CTR, and it was read in GCM. ${WRONG_TAG}`,
    );
  });
});
