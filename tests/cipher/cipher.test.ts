import { describe, expect, it } from 'vitest';
import { fromHex, toHex } from '../../src/lib/bytes/index.ts';
import type { KeySchedule } from '../../src/lib/cipher/index.ts';
import {
  cipher,
  cipherAt,
  CipherError,
  invCipher,
  invCipherAt,
  keyExpansion,
  recordCipher,
  recordInvCipher,
  traceCipher,
  traceInvCipher,
} from '../../src/lib/cipher/index.ts';

/** FIPS 197 Appendix C.1. */
const SCHEDULE = keyExpansion(fromHex('000102030405060708090a0b0c0d0e0f'));
const P = fromHex('00112233445566778899aabbccddeeff');
const C = fromHex('69c4e0d86a7b0430d8cdb78070b4c55a');

function caught(work: () => unknown): CipherError {
  try {
    work();
  } catch (error) {
    if (error instanceof CipherError) return error;
  }
  throw new Error('nothing was thrown, or another error');
}

describe('cipher', () => {
  it('gives the output block of FIPS 197 Appendix C.1, and invCipher its input block', () => {
    expect(cipher(SCHEDULE, P)).toEqual(C);
    expect(invCipher(SCHEDULE, C)).toEqual(P);
  });

  it('leaves its input as it was, and gives new memory each time', () => {
    const input = P.slice();
    const first = cipher(SCHEDULE, input);
    const second = cipher(SCHEDULE, first);
    expect(input).toEqual(P);
    expect(first).toEqual(C);
    expect(second).not.toEqual(C);
  });

  it('takes a block that begins at any byte of its memory', () => {
    for (let offset = 0; offset < 4; offset++) {
      const memory = new Uint8Array(24);
      memory.set(P, offset);
      const block = memory.subarray(offset, offset + 16);
      expect(cipher(SCHEDULE, block)).toEqual(C);
      expect(traceCipher(SCHEDULE, block).at(-1)?.state).toEqual(C);
    }
  });
});

describe('cipherAt and invCipherAt', () => {
  it('read 16 bytes at one place and write 16 at another, and nothing else', () => {
    const memory = new Uint8Array(50).fill(0xee);
    memory.set(P, 1);
    cipherAt(SCHEDULE, memory, 1, memory, 17);
    invCipherAt(SCHEDULE, memory, 17, memory, 33);
    expect(toHex(memory)).toBe(`ee${toHex(P)}${toHex(C)}${toHex(P)}ee`);
  });
});

describe('keyExpansion', () => {
  it.each([0, 1, 15, 17, 20, 31, 33, 64])('refuses a key of %i bytes and says why', (length) => {
    const error = caught(() => keyExpansion(new Uint8Array(length)));
    expect(error.message).toBe(`AES keys have 16, 24 or 32 bytes; this one has ${length}.`);
    expect(error.field).toBe('key');
  });

  it('keeps no hold on the key: the schedule stays when the key is overwritten', () => {
    const key = fromHex('000102030405060708090a0b0c0d0e0f');
    const schedule = keyExpansion(key);
    key.fill(0);
    expect(cipher(schedule, P)).toEqual(C);
  });
});

type OnBlock = (schedule: KeySchedule, block: Uint8Array) => unknown;
const ON_BLOCKS: [string, OnBlock][] = [
  ['cipher', cipher],
  ['invCipher', invCipher],
  ['traceCipher', traceCipher],
  ['traceInvCipher', traceInvCipher],
  ['recordCipher', (schedule, block) => recordCipher(schedule, block, new Uint32Array(164))],
  ['recordInvCipher', (schedule, block) => recordInvCipher(schedule, block, new Uint32Array(164))],
];

describe.each(ON_BLOCKS)('%s', (_, work) => {
  it.each([0, 15, 17, 32])('refuses a block of %i bytes and says why', (length) => {
    const error = caught(() => work(SCHEDULE, new Uint8Array(length)));
    expect(error.message).toBe(`A block has 16 bytes; this one has ${length}.`);
    expect(error.field).toBe('block');
  });
});
