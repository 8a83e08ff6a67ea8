import { expect, test } from 'vitest';
import { concatBytes, encodeUtf8, toHex, xorBytes } from '../../src/lib/bytes/index.ts';
import { decrypt, encrypt, unpad } from '../../src/lib/modes/index.ts';
import {
  forge,
  learnBlock,
  learnSuffix,
  randomOf,
  searchByte,
  type Try,
} from '../../src/lib/attacks/index.ts';

const random = randomOf('learn');
const key = random.bytes(16);
const secret = encodeUtf8('271828182845');
const probe = (text: string | Uint8Array) => {
  const prefix = typeof text === 'string' ? encodeUtf8(text) : text;
  return { prefix, ciphertext: encrypt({ mode: 'ecb', key }, concatBytes([prefix, secret])) };
};

test('equal blocks give the next byte, and only the next one', () => {
  const target = probe('A'.repeat(15));
  expect(learnSuffix([target])).toHaveLength(0);
  expect(learnSuffix([target, probe(`${'A'.repeat(15)}3`)])).toHaveLength(0);
  expect(learnSuffix([target, probe(`${'A'.repeat(15)}2`)])).toEqual(encodeUtf8('2'));
  expect(learnSuffix([target, probe(`${'B'.repeat(15)}2`)])).toHaveLength(0);
});

test('ten guesses in one question do as well', () => {
  const guesses = [...'0123456789'].map((digit) => 'A'.repeat(15) + digit).join('');
  expect(learnSuffix([probe(guesses), probe('A'.repeat(15))])).toEqual(encodeUtf8('2'));
});

test('under CBC with fresh IVs nothing is learnt', () => {
  const cbc = (text: string) => {
    const prefix = encodeUtf8(text);
    const settings = { mode: 'cbc', key, iv: random.bytes(16) } as const;
    return { prefix, ciphertext: encrypt(settings, concatBytes([prefix, secret])) };
  };
  const all = [...'0123456789'].map((digit) => cbc('A'.repeat(15) + digit));
  expect(learnSuffix([cbc('A'.repeat(15)), ...all])).toHaveLength(0);
});

const target = random.bytes(16);
const middle = decrypt({ mode: 'ecb', key, padding: 'none' }, target);
const ask = (forged: Uint8Array): Try => ({
  forged,
  right: !('error' in unpad(xorBytes(middle, forged))),
});

test('one right padding proves no last byte: it may be 02 02', () => {
  const two = forge(new Uint8Array(0), middle[15] ^ 2);
  two[14] = middle[14] ^ 2;
  expect(ask(two).right).toBe(true);
  const changed = two.slice();
  changed[14] ^= 0xff;
  expect(learnBlock([ask(two), ask(changed)])).toHaveLength(0);
});

test('two right ones that differ in byte 14 prove it, and each further one the byte before', () => {
  const first = forge(new Uint8Array(0), middle[15] ^ 1);
  const again = first.slice();
  again[14] ^= 0xff;
  const tries = [ask(first), ask(again)];
  expect(toHex(learnBlock(tries))).toBe(toHex(middle.subarray(15)));
  for (let n = 2; n <= 16; n++) {
    tries.push(ask(forge(learnBlock(tries), middle[16 - n] ^ n)));
    expect(toHex(learnBlock(tries))).toBe(toHex(middle.subarray(16 - n)));
  }
});

test('the search finds each byte, also where 02 02 comes before 01', () => {
  for (let round = 0; round < 200; round++) {
    const c = random.bytes(16);
    const block = decrypt({ mode: 'ecb', key, padding: 'none' }, c);
    if (round % 2) block[14] = 2;
    const search = searchByte(c, new Uint8Array(0));
    let turn = search.next();
    while (!turn.done) {
      const right = !('error' in unpad(xorBytes(block, turn.value.bytes.subarray(0, 16))));
      const says = right ? 'Error: no such order.' : 'Error: wrong padding.';
      turn = search.next({ says, wire: [], ledger: [], facts: {} });
    }
    expect(turn.value).toBe(block[15]);
  }
});
