import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { concatBytes, splitBlocks, toHex, xorBytes } from '../../src/lib/bytes/index.ts';
import type { Settings } from '../../src/lib/modes/index.ts';
import { decrypt, encrypt, MODE_IDS, ModeError, modeOf } from '../../src/lib/modes/index.ts';
import { fitted } from '../support/given.ts';
import { SEED } from '../support/random.ts';

console.log(`properties: TEST_SEED=${SEED}`);
const RUNS = { seed: SEED | 0, numRuns: 300 };

const bytes = (length: number) => fc.uint8Array({ minLength: length, maxLength: length });
const key = fc.constantFrom(16, 24, 32).chain(bytes);
const message = fc.uint8Array({ maxLength: 200 });
const mode = fc.constantFrom(...MODE_IDS);
const settings = fc
  .record({ mode, key, iv: bytes(16) })
  .map((given): Settings & { iv: Uint8Array } => fitted(given.mode, given));
/** Four blocks and a bit among them, to be flipped. */
const fourBlocks = bytes(64);
const bit = fc.integer({ min: 0, max: 8 * 64 - 1 });

function flipped(original: Uint8Array, at: number): Uint8Array {
  const copy = original.slice();
  copy[at >> 3] ^= 0x80 >> (at & 7);
  return copy;
}

/** For each block, which of its bits differ, in hex. */
function differences(a: Uint8Array, b: Uint8Array): string[] {
  return splitBlocks(xorBytes(a, b)).map(toHex);
}

const NONE = '00'.repeat(16);

/** The one bit, in hex, at its place in its block. */
function alone(at: number): string {
  return toHex(flipped(new Uint8Array(16), at & 127));
}

/** The message, with zeros behind it where a mode wants more. */
function longEnough({ mode }: Settings, p: Uint8Array): Uint8Array {
  const least = new Uint8Array(modeOf({ mode }).leastBytes);
  return p.length < least.length ? (least.set(p), least) : p;
}

describe('in every mode', () => {
  it('decrypt undoes encrypt', () => {
    fc.assert(
      fc.property(settings, message, (with_, text) => {
        const p = longEnough(with_, text);
        expect(decrypt(with_, encrypt(with_, p))).toEqual(p);
      }),
      RUNS,
    );
  });

  it('neither changes the key, the IV or the message', () => {
    fc.assert(
      fc.property(settings, message, (with_, text) => {
        const p = longEnough(with_, text);
        const before = [with_.key, with_.iv, p].map(toHex);
        decrypt(with_, encrypt(with_, p));
        expect([with_.key, with_.iv, p].map(toHex)).toEqual(before);
      }),
      RUNS,
    );
  });

  it('a run leaves nothing behind for the next one: the same input gives the same output', () => {
    fc.assert(
      fc.property(settings, message, settings, (with_, text, others) => {
        const p = longEnough(with_, longEnough(others, text));
        const first = encrypt(with_, p);
        encrypt(others, p);
        expect(encrypt(with_, p)).toEqual(first);
      }),
      RUNS,
    );
  });
});

describe('ECB', () => {
  it('gives equal blocks for equal blocks and different ones for different ones', () => {
    const blocks = fc.array(fc.constantFrom(0, 1, 2), { minLength: 2, maxLength: 12 });
    fc.assert(
      fc.property(key, blocks, (k, kinds) => {
        const p = concatBytes(kinds.map((kind) => new Uint8Array(16).fill(kind)));
        const c = encrypt({ mode: 'ecb', key: k, padding: 'none' }, p);
        const firsts = splitBlocks(c).map(toHex);
        expect(firsts.map((block) => firsts.indexOf(block))).toEqual(
          kinds.map((kind) => kinds.indexOf(kind)),
        );
      }),
      RUNS,
    );
  });

  it('takes an IV for nothing', () => {
    fc.assert(
      fc.property(key, bytes(16), message, (k, iv, p) => {
        expect(encrypt({ mode: 'ecb', key: k, iv }, p)).toEqual(
          encrypt({ mode: 'ecb', key: k }, p),
        );
      }),
      RUNS,
    );
  });

  it('a flipped bit of C(i) garbles P(i) and no other block', () => {
    fc.assert(
      fc.property(key, fourBlocks, bit, (k, c, at) => {
        const with_: Settings = { mode: 'ecb', key: k, padding: 'none' };
        const found = differences(decrypt(with_, c), decrypt(with_, flipped(c, at)));
        expect(found.map((block) => block !== NONE)).toEqual(
          [0, 1, 2, 3].map((i) => i === at >> 7),
        );
      }),
      RUNS,
    );
  });
});

describe('CBC', () => {
  it('a flipped bit of C(i) garbles P(i), flips that bit of P(i+1) alone, and nothing else', () => {
    fc.assert(
      fc.property(key, bytes(16), fourBlocks, bit, (k, iv, c, at) => {
        const with_: Settings = { mode: 'cbc', key: k, iv, padding: 'none' };
        const found = differences(decrypt(with_, c), decrypt(with_, flipped(c, at)));
        const i = at >> 7;
        const garbled = found[i];
        expect(garbled).not.toBe(NONE);
        expect(garbled).not.toBe(alone(at));
        expect(found).toEqual(
          [0, 1, 2, 3].map((j) => (j === i ? garbled : j === i + 1 ? alone(at) : NONE)),
        );
      }),
      RUNS,
    );
  });

  it('a flipped bit of the IV flips that bit of P(1) alone', () => {
    const ivBit = fc.integer({ min: 0, max: 127 });
    fc.assert(
      fc.property(key, bytes(16), fourBlocks, ivBit, (k, iv, c, at) => {
        const with_: Settings = { mode: 'cbc', key: k, iv, padding: 'none' };
        const other = decrypt({ ...with_, iv: flipped(iv, at) }, c);
        expect(differences(decrypt(with_, c), other)).toEqual([alone(at), NONE, NONE, NONE]);
      }),
      RUNS,
    );
  });

  it('a flipped bit of P(i) changes C(i) and every block after it', () => {
    fc.assert(
      fc.property(key, bytes(16), fourBlocks, bit, (k, iv, p, at) => {
        const with_: Settings = { mode: 'cbc', key: k, iv, padding: 'none' };
        const found = differences(encrypt(with_, p), encrypt(with_, flipped(p, at)));
        expect(found.map((block) => block !== NONE)).toEqual([0, 1, 2, 3].map((j) => j >= at >> 7));
      }),
      RUNS,
    );
  });
});

describe('CFB', () => {
  const chained = fc.record({ mode: fc.constant('cfb' as const), key, iv: bytes(16) });

  it('a flipped bit of C(i) flips that bit of P(i) alone, garbles P(i+1), and nothing else', () => {
    fc.assert(
      fc.property(chained, fourBlocks, bit, (with_, c, at) => {
        const found = differences(decrypt(with_, c), decrypt(with_, flipped(c, at)));
        const i = at >> 7;
        const garbled = found[i + 1];
        expect(garbled).not.toBe(NONE);
        expect(garbled).not.toBe(alone(at));
        expect(found).toEqual(
          [0, 1, 2, 3].map((j) => (j === i ? alone(at) : j === i + 1 ? garbled : NONE)),
        );
      }),
      RUNS,
    );
  });

  it('a flipped bit of P(i) flips that bit of C(i) alone, and garbles every block after it', () => {
    fc.assert(
      fc.property(chained, fourBlocks, bit, (with_, p, at) => {
        const found = differences(encrypt(with_, p), encrypt(with_, flipped(p, at)));
        const i = at >> 7;
        expect(found[i]).toBe(alone(at));
        expect(found.map((block) => block !== NONE)).toEqual([0, 1, 2, 3].map((j) => j >= i));
      }),
      RUNS,
    );
  });

  it('a flipped bit of the IV garbles P(1) and nothing else', () => {
    fc.assert(
      fc.property(chained, fourBlocks, fc.nat(127), (with_, c, at) => {
        const other = decrypt({ ...with_, iv: flipped(with_.iv, at) }, c);
        const found = differences(decrypt(with_, c), other);
        expect(found.map((block) => block !== NONE)).toEqual([true, false, false, false]);
        expect(found[0]).not.toBe(alone(at));
      }),
      RUNS,
    );
  });
});

describe('OFB', () => {
  const keyed = fc.record({ mode: fc.constant('ofb' as const), key, iv: bytes(16) });

  it('a flipped bit of the ciphertext flips that bit of the plaintext alone', () => {
    fc.assert(
      fc.property(keyed, fourBlocks, bit, (with_, c, at) => {
        const found = differences(decrypt(with_, c), decrypt(with_, flipped(c, at)));
        expect(found).toEqual([0, 1, 2, 3].map((j) => (j === at >> 7 ? alone(at) : NONE)));
      }),
      RUNS,
    );
  });

  it('a flipped bit of the IV garbles every block', () => {
    fc.assert(
      fc.property(keyed, fourBlocks, fc.nat(127), (with_, c, at) => {
        const other = decrypt({ ...with_, iv: flipped(with_.iv, at) }, c);
        expect(differences(decrypt(with_, c), other)).not.toContain(NONE);
      }),
      RUNS,
    );
  });

  it('under one IV twice, C ⊕ C′ is P ⊕ P′: the key is out of the game', () => {
    fc.assert(
      fc.property(keyed, fourBlocks, fourBlocks, (with_, p, q) => {
        expect(xorBytes(encrypt(with_, p), encrypt(with_, q))).toEqual(xorBytes(p, q));
      }),
      RUNS,
    );
  });

  it('encryption and decryption are the same', () => {
    fc.assert(
      fc.property(keyed, message, (with_, p) => {
        expect(encrypt(with_, p)).toEqual(decrypt(with_, p));
      }),
      RUNS,
    );
  });
});

describe('GCM', () => {
  const some = fc.uint8Array({ maxLength: 40 });
  const nonce = fc.uint8Array({ minLength: 1, maxLength: 40 });
  const sealed = fc.record({ mode: fc.constant('gcm' as const), key, iv: nonce, aad: some });

  it('decrypts what it encrypted, whatever the nonce and the additional data', () => {
    fc.assert(
      fc.property(sealed, message, (with_, p) => {
        expect(decrypt(with_, encrypt(with_, p))).toEqual(p);
      }),
      RUNS,
    );
  });

  it('refuses any flipped bit of the ciphertext, the tag, the additional data or the nonce', () => {
    const place = fc.nat(8 * 1000);
    fc.assert(
      fc.property(sealed, message, place, (with_, p, any) => {
        const c = encrypt(with_, p);
        const parts = [c, with_.aad, with_.iv];
        const total = parts.reduce((sum, part) => sum + part.length, 0);
        let at = any % (8 * total);
        const [c2, aad, iv] = parts.map((part) => {
          const here = at >= 0 && at < 8 * part.length;
          const changed = here ? flipped(part, at) : part;
          at -= 8 * part.length;
          return changed;
        });
        const error = (() => {
          try {
            return decrypt({ ...with_, aad, iv }, c2);
          } catch (thrown) {
            return thrown;
          }
        })();
        expect(error).toBeInstanceOf(ModeError);
        expect((error as ModeError).field).toBe('tag');
      }),
      RUNS,
    );
  });

  it('has the ciphertext of CTR, counted on from its first counter block', () => {
    fc.assert(
      fc.property(key, bytes(12), message, (k, iv, p) => {
        const c = encrypt({ mode: 'gcm', key: k, iv }, p).subarray(0, p.length);
        const second = Uint8Array.of(...iv, 0, 0, 0, 2);
        expect(c).toEqual(encrypt({ mode: 'ctr', key: k, iv: second }, p));
      }),
      RUNS,
    );
  });

  it('under one nonce twice, C ⊕ C′ is P ⊕ P′: the key is out of the game', () => {
    fc.assert(
      fc.property(sealed, fourBlocks, fourBlocks, (with_, p, q) => {
        const [c, d] = [p, q].map((text) => encrypt(with_, text).subarray(0, 64));
        expect(xorBytes(c, d)).toEqual(xorBytes(p, q));
      }),
      RUNS,
    );
  });
});

describe('CTR', () => {
  const counter = fc.record({ k: key, iv: bytes(16) });

  it('a flipped bit of the ciphertext flips that bit of the plaintext alone', () => {
    fc.assert(
      fc.property(counter, fourBlocks, bit, ({ k, iv }, c, at) => {
        const with_: Settings = { mode: 'ctr', key: k, iv };
        const found = differences(decrypt(with_, c), decrypt(with_, flipped(c, at)));
        expect(found).toEqual([0, 1, 2, 3].map((j) => (j === at >> 7 ? alone(at) : NONE)));
      }),
      RUNS,
    );
  });

  it('under one counter block twice, C ⊕ C′ is P ⊕ P′: the key is out of the game', () => {
    fc.assert(
      fc.property(counter, fourBlocks, fourBlocks, ({ k, iv }, p, q) => {
        const with_: Settings = { mode: 'ctr', key: k, iv };
        expect(xorBytes(encrypt(with_, p), encrypt(with_, q))).toEqual(xorBytes(p, q));
      }),
      RUNS,
    );
  });

  it('encryption and decryption are the same', () => {
    fc.assert(
      fc.property(counter, message, ({ k, iv }, p) => {
        const with_: Settings = { mode: 'ctr', key: k, iv };
        expect(encrypt(with_, p)).toEqual(decrypt(with_, p));
      }),
      RUNS,
    );
  });

  it('the beginning of a message is encrypted to the beginning of its ciphertext', () => {
    fc.assert(
      fc.property(counter, fourBlocks, fc.nat(64), ({ k, iv }, p, length) => {
        const with_: Settings = { mode: 'ctr', key: k, iv };
        const whole = encrypt(with_, p);
        expect(encrypt(with_, p.subarray(0, length))).toEqual(whole.subarray(0, length));
      }),
      RUNS,
    );
  });
});
