import { createDecipheriv } from 'node:crypto';
import { expect, test } from 'vitest';
import { LIBRARIES } from '../../src/components/open/errors.ts';
import { exampleOf } from '../../src/components/open/examples.ts';

const hex = (text: string | undefined) => Buffer.from(text!, 'hex');
const base64 = (text: string | undefined) => Buffer.from(text!, 'base64');
const BEGINS = /^Dear Ada, .* Yours, Tom$/;

/** Node’s own decryption, which throws where the padding or the tag doesn’t fit. */
function open(name: string, key: Buffer, iv: Buffer, ciphertext: Buffer): string {
  const decipher = createDecipheriv(name, key, iv);
  return decipher.update(ciphertext, undefined, 'utf8') + decipher.final('utf8');
}

test('a key of 32 digits fails as bytes of hex with the very message, and opens as 32 letters', () => {
  const { ciphertext, key, iv } = exampleOf('text-key').texts;
  expect(() => open('aes-128-cbc', hex(key), hex(iv), base64(ciphertext))).toThrow(/bad decrypt/);
  expect(open('aes-256-cbc', Buffer.from(key!), hex(iv), base64(ciphertext))).toMatch(BEGINS);
});

test('the IV in front is the one', () => {
  const { ciphertext, key } = exampleOf('iv-in-front').texts;
  const bytes = base64(ciphertext);
  expect(open('aes-128-cbc', hex(key), bytes.subarray(0, 16), bytes.subarray(16))).toMatch(BEGINS);
});

test('a cut ciphertext fails with the very message', () => {
  const { ciphertext, key, iv } = exampleOf('cut').texts;
  expect(() => open('aes-128-cbc', hex(key), hex(iv), hex(ciphertext))).toThrow(
    /wrong final block length/,
  );
});

test('GCM opens with its additional data, and without them fails with the very message', () => {
  const { ciphertext, key, iv, aad, tag } = exampleOf('gcm').texts;
  const decipher = () => createDecipheriv('aes-128-gcm', hex(key), hex(iv)).setAuthTag(hex(tag));
  const whole = decipher().setAAD(Buffer.from(aad!));
  expect(whole.update(hex(ciphertext), undefined, 'utf8') + whole.final('utf8')).toMatch(BEGINS);
  const bare = decipher();
  bare.update(hex(ciphertext));
  expect(() => bare.final()).toThrow(/unable to authenticate data/);
});

test('a short IV opens with zeros behind', () => {
  const { ciphertext, key, iv } = exampleOf('short-iv').texts;
  expect(() => open('aes-128-cbc', hex(key), hex(iv), hex(ciphertext))).toThrow(
    /Invalid initialization vector/,
  );
  const filled = hex(iv!.padEnd(32, '0'));
  expect(open('aes-128-cbc', hex(key), filled, hex(ciphertext))).toMatch(BEGINS);
});

test('a wrong IV spoils the first block and no other', () => {
  const { ciphertext, key, iv } = exampleOf('wrong-iv').texts;
  const text = open('aes-128-cbc', hex(key), hex(iv), base64(ciphertext));
  expect(text).not.toMatch(/^Dear Ada/);
  expect(text).toMatch(/at nine\. Bring the map/);
});

test('a key in Base64 is no key as letters, and one as bytes', () => {
  const { ciphertext, key, iv } = exampleOf('base64-key').texts;
  expect(() => open('aes-256-cbc', Buffer.from(key!), hex(iv), base64(ciphertext))).toThrow(
    /Invalid key length/,
  );
  expect(open('aes-256-cbc', base64(key), hex(iv), base64(ciphertext))).toMatch(BEGINS);
});

test('an IV as hex digits is none as letters, and one as bytes', () => {
  const { ciphertext, key, iv } = exampleOf('hex-iv').texts;
  expect(() => open('aes-128-cbc', base64(key), Buffer.from(iv!), base64(ciphertext))).toThrow(
    /Invalid initialization vector/,
  );
  expect(open('aes-128-cbc', base64(key), hex(iv), base64(ciphertext))).toMatch(BEGINS);
});

test('every message stands once in its library, and leads to an example', () => {
  for (const { errors } of LIBRARIES) {
    expect(new Set(errors.map(({ text }) => text)).size).toBe(errors.length);
    for (const { example } of errors) expect(exampleOf(example).texts.ciphertext).not.toBe('');
  }
});
