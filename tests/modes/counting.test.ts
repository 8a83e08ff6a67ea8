import { createCipheriv } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { concatBytes, encodeUtf8, fromHex, toHex, xorBytes } from '../../src/lib/bytes/index.ts';
import {
  type Counting,
  counterBlock,
  decrypt,
  encrypt,
  ModeError,
  type Settings,
  traceDecrypt,
  traceEncrypt,
} from '../../src/lib/modes/index.ts';
import { seededRandom } from '../support/random.ts';

const KEY = fromHex('00112233445566778899aabbccddeeff');
const TEXT = encodeUtf8('counter counts from the left end');
const LITTLE: Counting = { at: 0, bytes: 16, order: 'little' };
const HALF: Counting = { at: 8, bytes: 8, order: 'big' };
const none = new Uint8Array(0);

const caught = (work: () => unknown): ModeError => {
  try {
    work();
  } catch (error) {
    if (error instanceof ModeError) return error;
  }
  throw new Error('nothing was thrown, or another error');
};

/** The counter block after `steps` more, by arithmetic over one number. */
function later(block: Uint8Array, { at, bytes, order }: Counting, steps: number): Uint8Array {
  const counter = block.slice(at, at + bytes);
  if (order === 'little') counter.reverse();
  const sum = (BigInt(`0x${toHex(counter)}`) + BigInt(steps)) % (1n << BigInt(8 * bytes));
  const next = fromHex(sum.toString(16).padStart(2 * bytes, '0'));
  if (order === 'little') next.reverse();
  return Uint8Array.of(...block.subarray(0, at), ...next, ...block.subarray(at + bytes));
}

/** CTR over OpenSSL's ECB: the counter blocks one after another, encrypted, are the keystream. */
function byHand(block: Uint8Array, counting: Counting, plaintext: Uint8Array): Uint8Array {
  const count = Math.ceil(plaintext.length / 16);
  const blocks = Array.from({ length: count }, (_, j) => later(block, counting, j));
  const ecb = createCipheriv('aes-128-ecb', KEY, null).setAutoPadding(false);
  return xorBytes(plaintext, ecb.update(concatBytes(blocks)));
}

describe('CTR with another counter', () => {
  it('of 8 bytes behind a nonce of 8, from 0', () => {
    const iv = counterBlock({ nonce: fromHex('0102030405060708'), counting: HALF });
    expect(toHex(iv)).toBe('01020304050607080000000000000000');
    const settings = { mode: 'ctr', key: KEY, iv, counting: HALF } as const;
    expect(toHex(encrypt(settings, TEXT))).toBe(
      'c214f35374a37f7406588c3d424863bd620bc1f0adf5006d16c45c129519a319',
    );
  });

  it('of 128 bits, lowest byte first, from 2', () => {
    const iv = counterBlock({ nonce: none, counting: LITTLE, start: 2 });
    expect(toHex(iv)).toBe('02000000000000000000000000000000');
    const settings = { mode: 'ctr', key: KEY, iv, counting: LITTLE } as const;
    expect(toHex(encrypt(settings, TEXT))).toBe(
      'bd0cc29c694f15f8da7626d79e48e2080aaaa19a64afdad031db80baacaa99e8',
    );
  });

  it('is what OpenSSL’s cipher makes of each counter block, at all places, lengths and carries', () => {
    const random = seededRandom('counting');
    for (let at = 0; at < 16; at++)
      for (let bytes = 1; at + bytes <= 16; bytes++)
        for (const order of ['big', 'little'] as const) {
          const counting: Counting = { at, bytes, order };
          const iv = random.bytes(16);
          if (random.integer(2)) iv.fill(0xff, at, at + bytes);
          const plaintext = random.bytes(50);
          const settings: Settings = { mode: 'ctr', key: KEY, iv, counting };
          const ciphertext = byHand(iv, counting, plaintext);
          expect(toHex(encrypt(settings, plaintext))).toBe(toHex(ciphertext));
          expect(decrypt(settings, ciphertext)).toEqual(plaintext);
          const [there, back] = [
            traceEncrypt(settings, plaintext),
            traceDecrypt(settings, ciphertext),
          ];
          expect(there.output).toEqual(ciphertext);
          expect(back.output).toEqual(plaintext);
          const counted = there.steps.flatMap(({ counted }) => counted ?? []);
          expect(counted).toEqual([counting, counting, counting]);
        }
  });

  it('keeps the inputs of a counted step to the one block that it counts on from', () => {
    const trace = traceEncrypt(
      { mode: 'ctr', key: KEY, iv: TEXT.subarray(0, 16), counting: LITTLE },
      TEXT,
    );
    const step = trace.steps.find(({ op }) => op === 'increment')!;
    expect(step.inputs).toHaveLength(1);
    expect([trace.inputOf(step.id, 0), trace.inputOf(step.id, 1)]).toEqual([step.inputs[0], -1]);
  });

  it('is refused by modes that don’t leave it open', () => {
    for (const mode of ['ecb', 'cbc', 'gcm'] as const) {
      const error = caught(() =>
        encrypt({ mode, key: KEY, iv: TEXT.subarray(0, 16), counting: HALF }, TEXT),
      );
      expect(error.field).toBe('counting');
      expect(error.message).toMatch(/takes no counting: only CTR .* Leave it out\.$/);
    }
  });

  it.each([
    [{ at: 8, bytes: 9, order: 'big' }, '16; this one has 9 from byte 8 on'],
    [{ at: 0, bytes: 0, order: 'big' }, 'this one has 0 from byte 0 on'],
    [{ at: -1, bytes: 4, order: 'big' }, 'this one has 4 from byte -1 on'],
    [{ at: 0.5, bytes: 4, order: 'big' }, 'this one has 4 from byte 0.5 on'],
    [{ at: 0, bytes: 4, order: 'middle' }, 'this one is "middle"'],
  ])('that is no stretch of the block is refused: %o', (counting, says) => {
    const bad = counting as Counting;
    const runs = [
      () => encrypt({ mode: 'ctr', key: KEY, iv: new Uint8Array(16), counting: bad }, TEXT),
      () => counterBlock({ nonce: new Uint8Array(8), counting: bad }),
    ];
    for (const error of runs.map(caught)) {
      expect(error.field).toBe('counting');
      expect(error.message).toContain(says);
    }
  });
});

describe('counterBlock', () => {
  it('puts the nonce around the counter, wherever that stands', () => {
    const nonce = fromHex('a0a1a2a3a4a5a6a7a8a9aaab');
    const of = (counting: Counting, start?: number | bigint) =>
      toHex(counterBlock({ nonce, counting, start }));
    expect(of({ at: 12, bytes: 4, order: 'big' }, 1)).toBe('a0a1a2a3a4a5a6a7a8a9aaab00000001');
    expect(of({ at: 0, bytes: 4, order: 'little' }, 258)).toBe('02010000a0a1a2a3a4a5a6a7a8a9aaab');
    expect(of({ at: 2, bytes: 4, order: 'big' }, 0xffffffffn)).toBe(
      'a0a1ffffffffa2a3a4a5a6a7a8a9aaab',
    );
  });

  it('says what doesn’t fit: a nonce that is too long or too short', () => {
    const error = caught(() => counterBlock({ nonce: new Uint8Array(12), counting: HALF }));
    expect(error.field).toBe('iv');
    expect(error.message).toBe(
      'Nonce and counter have 16 bytes together; this nonce has 12, and the counter 8. Make the counter 4 bytes, or the nonce 8.',
    );
  });

  it.each([-1, 256, 1.5, Number.NaN, 256n, -1n])(
    'says that a counter can’t start at %s',
    (start) => {
      const counting = { at: 15, bytes: 1, order: 'big' } as const;
      const error = caught(() => counterBlock({ nonce: new Uint8Array(15), counting, start }));
      expect(error.message).toBe(
        `A counter of 1 bytes starts at a whole number from 0 to 2^8 − 1; this one starts at ${start}.`,
      );
    },
  );
});
