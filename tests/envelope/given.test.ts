import { readFileSync } from 'node:fs';
import { createCipheriv, createDecipheriv } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { fromHex, toHex } from '../../src/lib/bytes/index.ts';
import type { Envelope } from '../../src/lib/envelope/index.ts';
import { openEnvelope } from '../../src/lib/envelope/index.ts';
import { expectWhole } from './opened.ts';

interface Case {
  readonly id: string;
  readonly given: Readonly<Record<string, string>>;
  readonly right: {
    readonly plaintext: string;
    readonly mode: string | null;
    readonly key: string;
  };
}

const CASES = JSON.parse(
  readFileSync(new URL('../doctor/open.json', import.meta.url), 'utf8'),
) as readonly Case[];

/** Ways that stand beside the ciphertext and aren’t its envelope’s matter: which IVs there can be, with the right key known. */
function ivsOf({ given }: Case, { iv, derivations }: Envelope): readonly Uint8Array[] {
  const own = given['iv'];
  const typed = own ? [fromHexOr(own), Buffer.from(own, 'base64'), Buffer.from(own)] : [];
  return [...(iv ? [iv] : []), ...typed, ...(derivations ? [] : [new Uint8Array(16)])];
}

const fromHexOr = (text: string): Uint8Array =>
  /^(?:[0-9a-f]{2})+$/i.test(text) ? fromHex(text) : new Uint8Array(0);

/** Whether Node makes the right plaintext of what the envelope carries, the padding and the tag left aside. */
function carries(one: Case, envelope: Envelope): boolean {
  const { mode, key, plaintext } = one.right;
  const name = `aes-${4 * key.length}-${mode === 'gcm' ? 'ctr' : mode}`;
  return ivsOf(one, envelope).some((iv) => {
    const first = mode === 'gcm' ? gcmCounter(fromHex(key), iv) : filled(iv);
    if (mode !== 'ecb' && first?.length !== 16) return false;
    const decipher = createDecipheriv(name, fromHex(key), mode === 'ecb' ? null : first!);
    decipher.setAutoPadding(false);
    const { ciphertext } = envelope;
    const whole = /cbc|ecb/.test(name)
      ? ciphertext.length - (ciphertext.length % 16)
      : ciphertext.length;
    return decipher.update(ciphertext.subarray(0, whole)).toString('hex').includes(plaintext);
  });
}

/** A nonce of CTR with zeros behind. */
const filled = (iv: Uint8Array): Uint8Array | undefined =>
  iv.length > 16 ? undefined : Buffer.concat([iv, Buffer.alloc(16 - iv.length)]);

/** The counter block that GCM begins its message with, found by encrypting zeros: keystream and zeros are one. */
function gcmCounter(key: Uint8Array, nonce: Uint8Array): Uint8Array | undefined {
  if (nonce.length === 0) return undefined;
  const cipher = createCipheriv(`aes-${8 * key.length}-gcm` as 'aes-128-gcm', key, nonce);
  const keystream = cipher.update(Buffer.alloc(16));
  const block = createDecipheriv(`aes-${8 * key.length}-ecb`, key, null);
  block.setAutoPadding(false);
  return block.update(keystream);
}

describe('what people have, as it was given', () => {
  const openable = CASES.filter(({ right }) => right.mode && right.plaintext);

  it.each(openable.map((one) => [one.id, one] as const))(
    '%s: one of its envelopes carries what the plaintext comes from',
    (_, one) => {
      const all = openEnvelope(one.given['ciphertext']);
      all.forEach(expectWhole);
      if (/^[0-9A-Za-z+/= ]+$/.test(one.given['iv'] ?? '') || !one.id.startsWith('openssl'))
        expect(all.length).toBeLessThanOrEqual(20);
      // The IV of these comes out of the passphrase: the derivation has it.
      const derived = all.some(({ split }) => split?.iv) && all[0].likely === 1;
      if (derived) expect(toHex(all[0].salt!)).not.toBe('');
      else expect(all.some((envelope) => carries(one, envelope))).toBe(true);
    },
  );

  it('every kind that can be opened at all was looked at', () => {
    expect(openable).toHaveLength(32);
  });
});
