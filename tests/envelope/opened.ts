import type { CipherGCM, DecipherGCM } from 'node:crypto';
import { createCipheriv, createDecipheriv, createHmac } from 'node:crypto';
import { expect } from 'vitest';
import { concatBytes, encodeUtf8, equalBytes } from '../../src/lib/bytes/index.ts';
import { derive } from '../../src/lib/derive/index.ts';
import type { Envelope, Part } from '../../src/lib/envelope/index.ts';
import { openEnvelope } from '../../src/lib/envelope/index.ts';

/** What the parts of an envelope cover, one after another: all of it, once. */
export function expectWhole({ text, bytes, parts }: Envelope): void {
  let at = 0;
  for (const part of parts) {
    expect(part.start).toBe(at);
    expect(part.end).toBeGreaterThanOrEqual(part.start);
    at = part.end;
  }
  expect(at).toBe(bytes?.length ?? text.length);
  for (const part of parts) {
    const stretch = bytes?.subarray(part.start, part.end) ?? text.slice(part.start, part.end);
    expect(spells(stretch, part), `${part.name}: ${String(stretch)}`).toBe(true);
    expect(part.says).toMatch(/^[A-Z\d].*[.…]$/);
  }
}

/** Whether a stretch spells the bytes of its part: as they are, as text, or in a form that Node’s own decoders read. */
function spells(stretch: Uint8Array | string, { bytes }: Part): boolean {
  const text = typeof stretch === 'string' ? stretch : Buffer.from(stretch).toString('latin1');
  if (typeof stretch !== 'string' && equalBytes(stretch, bytes)) return true;
  const plain = text
    .replace(/\\u(.{4})/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)))
    .replace(/\\\//g, '/')
    .replace(/[\s"'`]/g, '')
    .replace(/^(?:hex|base64):/, '');
  const hex = Buffer.from(plain.replace(/0x|[^0-9a-f]/gi, ''), 'hex');
  return [
    encodeUtf8(text),
    Buffer.from(plain, 'base64'),
    Buffer.from(text.replaceAll(' ', '+'), 'base64'),
    Buffer.from(plain.replace(/%2B/g, '+').replace(/%2F/g, '/').replace(/%3D/g, '='), 'base64'),
    hex,
    Buffer.from(hex.toString('latin1').replace(/\s/g, ''), 'hex'),
    Uint8Array.from(text.match(/\d+(?!["'\d]*:)/g) ?? [], Number),
    pythonBytes(text),
  ].some((way) => equalBytes(way, bytes));
}

function pythonBytes(text: string): Uint8Array {
  const inner = /^b(['"])([^]*)\1$/.exec(text)?.[2] ?? '';
  const named: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r' };
  const plain = inner.replace(/\\(?:x(..)|([^]))/g, (_, hex: string | undefined, one: string) =>
    hex ? String.fromCharCode(parseInt(hex, 16)) : (named[one] ?? one),
  );
  return Buffer.from(plain, 'latin1');
}

/** The one envelope of a text, of this format and proved by its own marks. */
export function proved(text: string, format: string): Envelope {
  const all = openEnvelope(text);
  expect(all.map((one) => [one.format, one.likely])).toEqual([[format, 1]]);
  expectWhole(all[0]);
  return all[0];
}

/** AES of Node’s OpenSSL by the standard’s name of the mode. */
const cipherName = (mode: string, key: Uint8Array) => `aes-${8 * key.length}-${mode}`;

/** The plaintext as Node decrypts it with what the envelope carries; throws where the tag or the padding is wrong. */
export function decrypted(
  envelope: Envelope,
  key: Uint8Array,
  mode = envelope.modes?.[0] ?? 'cbc',
  iv = envelope.iv,
): string {
  const decipher = createDecipheriv(cipherName(mode, key), key, iv!);
  if (mode === 'gcm') {
    if (envelope.aad) (decipher as DecipherGCM).setAAD(envelope.aad);
    (decipher as DecipherGCM).setAuthTag(envelope.tag!);
  }
  const out = Buffer.concat([decipher.update(envelope.ciphertext), decipher.final()]);
  return out.toString('utf8');
}

/** Ciphertext, and in GCM the tag, by Node. */
export function encrypted(
  mode: string,
  key: Uint8Array,
  iv: Uint8Array,
  plaintext: string,
  aad?: Uint8Array,
): { readonly ciphertext: Buffer; readonly tag: Buffer } {
  const cipher = createCipheriv(cipherName(mode, key), key, iv) as CipherGCM;
  if (aad) cipher.setAAD(aad);
  const ciphertext = Buffer.concat([cipher.update(plaintext, 'utf8'), cipher.final()]);
  const gcm = /gcm/.test(cipherName(mode, key));
  return { ciphertext, tag: gcm ? cipher.getAuthTag() : Buffer.alloc(0) };
}

/** Whether the MAC of an envelope is the one that Node computes. */
export function macFits({ mac }: Envelope, key: Uint8Array): boolean {
  const name = mac!.hash.replace('-', '').toLowerCase();
  const made = createHmac(name, key).update(mac!.over).digest();
  return equalBytes(made.subarray(0, mac!.value.length), mac!.value);
}

/** The key material of an envelope’s derivation, cut as the envelope says. */
export async function keysOf(envelope: Envelope, passphrase: string, which = 0) {
  const material = await derive(envelope.derivations![which], encodeUtf8(passphrase));
  const cut = (range?: readonly [number, number]) => range && material.subarray(...range);
  const { cipher, iv, mac } = envelope.split ?? { cipher: [0, material.length] as const };
  return { key: cut(cipher)!, iv: cut(iv), mac: cut(mac) };
}

/** The roles and names of an envelope’s parts, in order. */
export const partsOf = ({ parts }: Envelope): string[] =>
  parts.map(({ role, name }) => `${role}: ${name}`);

/** The bytes of an envelope’s parts of these roles, one after another. */
export const bytesOfParts = ({ parts }: Envelope, ...roles: readonly string[]): Uint8Array =>
  concatBytes(parts.filter(({ role }) => roles.includes(role)).map(({ bytes }) => bytes));
