import { describe, expect, test } from 'vitest';
import { boxOf } from '../../src/lib/attacks/boxes.ts';
import { randomOf } from '../../src/lib/attacks/index.ts';
import { encodeUtf8 } from '../../src/lib/bytes/index.ts';

const PLAINTEXT = encodeUtf8('pay 100 to Bob, and 20 to Alice');

describe.each(['mac', 'hmac', 'gcm'] as const)('A box with %s', (mend) => {
  const box = boxOf(mend, 'cbc', randomOf('boxes'));

  test('opens what it has sealed', async () => {
    expect(await box.open(await box.seal(PLAINTEXT))).toEqual({ plaintext: PLAINTEXT });
  });

  test('opens nothing of which one bit was changed, in any byte, those of the tag too', async () => {
    const message = await box.seal(PLAINTEXT);
    for (let at = 0; at < message.length; at++) {
      const changed = message.with(at, message[at] ^ (1 << (at & 7)));
      expect(await box.open(changed), `byte ${at}`).toMatchObject({ wrong: 'tag' });
    }
  });

  test('opens nothing that was cut or made longer by a byte', async () => {
    const message = await box.seal(PLAINTEXT);
    const longer = new Uint8Array(message.length + 1);
    longer.set(message);
    for (const other of [message.slice(1), message.slice(0, -1), longer, new Uint8Array(0)])
      expect(await box.open(other)).toMatchObject({ wrong: 'tag' });
  });
});
