import { describe, expect, test } from 'vitest';
import { ivRule, keyRule, tagRule } from '../../src/components/fields/fit.ts';
import { filledUp, ranked } from '../../src/components/fields/offers.ts';
import { encrypt, MODE_IDS, modeFacts } from '../../src/lib/modes/index.ts';

test('a key says which AES its length makes, and what is wrong with one that makes none', () => {
  expect([16, 24, 32].map((n) => keyRule(n).says)).toEqual(['AES-128', 'AES-192', 'AES-256']);
  expect(keyRule(31)).toEqual({
    fits: false,
    says: 'An AES key has 16, 24 or 32 bytes; this has 31 bytes.',
  });
});

describe('an IV', () => {
  const key = new Uint8Array(16);
  /** Whether the mode itself takes an IV of so many bytes. */
  function takes(mode: (typeof MODE_IDS)[number], bytes: number): boolean {
    try {
      encrypt({ mode, key, iv: new Uint8Array(bytes) }, new Uint8Array(32));
      return true;
    } catch {
      return false;
    }
  }

  test.each(MODE_IDS.filter((id) => ['iv', 'nonce'].includes(modeFacts[id].iv)))(
    'of %s fits where the mode itself takes it',
    (mode) => {
      for (let bytes = 0; bytes <= 40; bytes++)
        expect([bytes, ivRule(mode)(bytes).fits]).toEqual([bytes, takes(mode, bytes)]);
    },
  );

  test('of CTR may be a shorter nonce, and says how long its counter then is', () => {
    expect(ivRule('ctr')(8)).toEqual({
      fits: true,
      says: 'nonce; a counter of 8 bytes follows it',
    });
    expect(ivRule('ctr')(17).fits).toBe(false);
  });

  test('isn’t used by ECB, which says so', () => {
    expect(ivRule('ecb')(16).says).toMatch(/ECB takes no IV/);
  });

  test('of GCM is taken whole, whatever its length, with a word on the usual one', () => {
    expect(ivRule('gcm')(12).says).toBe('the usual length');
    expect(ivRule('gcm')(8).says).toBe('taken whole; 12 are usual');
  });

  test('of no mode yet fits from one byte on', () => {
    expect([0, 1, 12, 16, 99].map((n) => ivRule(undefined)(n).fits)).toEqual([
      ...[false, true, true, true, true],
    ]);
  });
});

test('a tag of an HMAC’s length is told apart', () => {
  expect(tagRule(12).fits).toBe(true);
  expect(tagRule(20).says).toMatch(/An HMAC has 20 or more/);
});

test('readings whose length fits come first, else in the order in which they were given', () => {
  const offers = [{ byteLength: 8 }, { byteLength: 16 }, { byteLength: 15 }, { byteLength: 32 }];
  expect(ranked(offers, keyRule).map(({ byteLength }) => byteLength)).toEqual([16, 32, 8, 15]);
  expect(ranked(offers, undefined)).toBe(offers);
});

test('too few hex digits are filled up with zeros behind, as openssl enc -iv does; what is no hex, or whole, isn’t', () => {
  expect(filledUp('0102030405060708', 16)).toBe('01020304050607080000000000000000');
  expect(filledUp(' 0xAB ', 4)).toBe('AB000000');
  expect(filledUp('00'.repeat(16), 16)).toBeUndefined();
  expect(filledUp('my secret iv', 16)).toBeUndefined();
  expect(filledUp('', 16)).toBeUndefined();
});
