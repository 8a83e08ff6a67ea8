import { createCipheriv, createHmac, pbkdf2Sync } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { openEnvelope } from '../../src/lib/envelope/index.ts';
import { decrypted, keysOf, macFits, partsOf, proved } from './opened.ts';

/** A vault as the format’s documentation describes it, by Node: PBKDF2 to 80 bytes, CTR over PKCS#7, HMAC, hex twice, 80 a line. */
function vault(plaintext: string, password: string, header = '$ANSIBLE_VAULT;1.1;AES256'): string {
  const salt = Buffer.from(Array.from({ length: 32 }, (_, i) => 7 * i + 1));
  const keys = pbkdf2Sync(password, salt, 10_000, 80, 'sha256');
  const fill = 16 - (Buffer.byteLength(plaintext) % 16);
  const padded = Buffer.concat([Buffer.from(plaintext), Buffer.alloc(fill, fill)]);
  const cipher = createCipheriv('aes-256-ctr', keys.subarray(0, 32), keys.subarray(64));
  const ciphertext = Buffer.concat([cipher.update(padded), cipher.final()]);
  const mac = createHmac('sha256', keys.subarray(32, 64)).update(ciphertext).digest();
  const inner = [salt, mac, ciphertext].map((value) => value.toString('hex')).join('\n');
  const lines = Buffer.from(inner)
    .toString('hex')
    .match(/.{1,80}/g)!;
  return [header, ...lines, ''].join('\n');
}

async function expectOpens(text: string, plaintext: string): Promise<void> {
  const envelope = proved(text, 'ansible');
  const { key, iv, mac } = await keysOf(envelope, 'basil');
  expect(macFits(envelope, mac!)).toBe(true);
  const fill = 16 - (Buffer.byteLength(plaintext) % 16);
  expect(decrypted(envelope, key, 'ctr', iv)).toBe(
    plaintext + String.fromCharCode(fill).repeat(fill),
  );
}

describe('an Ansible Vault', () => {
  it('opens, HMAC and all, in version 1.1 and 1.2', async () => {
    await expectOpens(vault('the lantern is lit', 'basil'), 'the lantern is lit');
    const labelled = '$ANSIBLE_VAULT;1.2;AES256;dev';
    await expectOpens(vault('x'.repeat(300), 'basil', labelled), 'x'.repeat(300));
  });

  it('in a YAML file, indented and with more keys behind, is the same', async () => {
    const inner = vault('seven', 'basil').replace(/^/gm, '          ');
    await expectOpens(`password: !vault |\n${inner.trimEnd()}\ndb: face\n`, 'seven');
  });

  it('its parts are where their digits stand, line ends and all', () => {
    const envelope = proved(vault('seven', 'basil'), 'ansible');
    expect(partsOf(envelope).filter((part) => !part.includes('Around'))).toEqual([
      ...['magic: Header', 'salt: Salt', 'mac: HMAC', 'ciphertext: Ciphertext'],
    ]);
  });

  it.each([
    ['cut in the middle of a value', (text: string) => text.slice(0, 150)],
    ['with a value missing', (text: string) => text.replace(/0a(?=[^]*0a)[^]*?0a/, '0a')],
    ['of a version that isn’t known', (text: string) => text.replace('1.1', '9.9')],
  ])('%s is none, and nothing is thrown', (_, harm) => {
    const formats = openEnvelope(harm(vault('seven', 'basil'))).map(({ format }) => format);
    expect(formats).not.toContain('ansible');
  });
});
