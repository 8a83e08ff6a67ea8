import { describe, expect, test } from 'vitest';
import {
  encrypt,
  MODE_IDS,
  modes,
  type ModeId,
  type Settings,
  traceDecrypt,
  traceEncrypt,
} from '../../src/lib/modes/index.ts';
import { reachOf, sourcesOf } from '../../src/lib/scene/light/provenance.ts';
import { placeAt, startAt } from '../../src/lib/diagram/index.ts';
import { fitted } from '../support/given.ts';
import { seededRandom } from '../support/random.ts';

const random = seededRandom('provenance');
const BLOCKS = 4;

function settingsFor(mode: ModeId, iv: Uint8Array): Settings {
  const padding = modes[mode].wholeBlocks ? 'none' : undefined;
  const fits = fitted(mode, { key: random.bytes(16), iv });
  return {
    mode,
    key: fits.key,
    ...(modes[mode].iv === 'none' ? {} : { iv: fits.iv }),
    ...(padding ? { padding } : {}),
  };
}

/** By step id the mask of bytes that change when any one bit of a byte is flipped: run again, compared, for all eight. */
function bruteForce(
  run: (input: Uint8Array, iv: Uint8Array) => ReturnType<typeof traceEncrypt>,
  input: Uint8Array,
  iv: Uint8Array,
  where: 'input' | 'iv',
  at: number,
) {
  const before = run(input, iv);
  const changed = new Map<number, number>();
  for (let flip = 0; flip < 8; flip++) {
    const given = { input: input.slice(), iv: iv.slice() };
    given[where][at] ^= 1 << flip;
    const after = run(given.input, given.iv);
    for (const { id, bytes } of before.steps) {
      const other = after.step(id).bytes;
      bytes.forEach((byte, i) => {
        if (byte !== other[i]) changed.set(id, (changed.get(id) ?? 0) | (1 << i));
      });
    }
  }
  return { before, changed };
}

const directions = ['encrypt', 'decrypt'] as const;

describe('what a byte reaches is what really changes when its bits are flipped, nothing more and nothing less', () => {
  for (const mode of MODE_IDS.filter((id) => modes[id].tagBytes === 0)) {
    for (const direction of directions) {
      test(`${mode}, ${direction}: bytes of the message`, () => {
        const iv = random.bytes(16);
        const settings = settingsFor(mode, iv);
        const trace = direction === 'encrypt' ? traceEncrypt : traceDecrypt;
        const run = (input: Uint8Array, given: Uint8Array) =>
          trace({ ...settings, ...(settings.iv ? { iv: given } : {}) }, input);
        // A partial last block where the mode takes one: there the bytes go another way.
        const input = random.bytes(16 * BLOCKS - (modes[mode].wholeBlocks ? 0 : 5));
        for (const at of [0, 7, 15, 16, 30, 40, 50, input.length - 1]) {
          const { before, changed } = bruteForce(run, input, iv, 'input', at);
          const which = placeAt(before, 'inputs', at);
          const place = { step: before.inputs[which], byte: at - startAt(before, 'inputs', which) };
          expect(Object.fromEntries(reachOf(before, place, before.blocks))).toEqual(
            Object.fromEntries(changed),
          );
        }
      });

      if (modes[mode].iv === 'none') continue;
      test(`${mode}, ${direction}: bytes of the IV, also where a counter carries`, () => {
        for (const iv of [
          random.bytes(16),
          Uint8Array.from({ length: 16 }, (_, i) => (i > 13 ? 0xff : i)),
          new Uint8Array(16).fill(0xff),
        ]) {
          const settings = settingsFor(mode, iv);
          const trace = direction === 'encrypt' ? traceEncrypt : traceDecrypt;
          const run = (input: Uint8Array, given: Uint8Array) =>
            trace({ ...settings, iv: given }, input);
          const input = random.bytes(16 * BLOCKS - (modes[mode].wholeBlocks ? 0 : 5));
          for (const at of [0, 9, 13, 14, 15]) {
            const { before, changed } = bruteForce(run, input, iv, 'iv', at);
            const step = before.steps.find(({ op }) => op === 'iv')!.id;
            expect(Object.fromEntries(reachOf(before, { step, byte: at }, before.blocks))).toEqual(
              Object.fromEntries(changed),
            );
          }
        }
      });
    }
  }

  /**
   * GCM refuses what was flipped and then has no further values to compare: so each flipped ciphertext comes with a tag that
   * fits it. T ⊕ T′ is zeros then; of the T that really came it would have changed where T′ has.
   */
  const accepted = (settings: Settings, ciphertext: Uint8Array): Uint8Array => {
    const keystream = encrypt(settings, new Uint8Array(ciphertext.length));
    return encrypt(
      settings,
      ciphertext.map((byte, i) => byte ^ keystream[i]),
    );
  };
  // GHASH is linear: for one H in some 2¹⁵ all eight flips of a byte leave some other byte as it is. What a byte can change is
  // what it changes under one key or another.
  const KEYS = 4;
  for (const direction of directions) {
    test(`gcm, ${direction}: bytes of the message, of the nonce and of the additional data, through GHASH to the tag`, () => {
      for (const length of [16 * BLOCKS, 16 * BLOCKS - 5]) {
        const given = { input: random.bytes(length), iv: random.bytes(12), aad: random.bytes(21) };
        const keys = Array.from({ length: KEYS }, () => random.bytes(16));
        const run = (key: Uint8Array, { input, iv, aad }: typeof given) => {
          const settings = { mode: 'gcm', key, iv, aad } as const;
          return direction === 'encrypt'
            ? traceEncrypt(settings, input)
            : traceDecrypt(settings, accepted(settings, input));
        };
        const originals = keys.map((key) => run(key, given));
        const [before] = originals;
        const ofOp = (op: string) => before.steps.filter((step) => step.op === op);
        const [verify] = ofOp('verify');
        const check = (what: keyof typeof given, at: number, step: number, byte: number) => {
          const changed = new Map<number, number>();
          for (let flip = 0; flip < 8; flip++) {
            const flipped = { ...given, [what]: given[what].slice() };
            flipped[what][at] ^= 1 << flip;
            originals.forEach((original, k) => {
              const after = run(keys[k], flipped);
              for (const { id, bytes } of original.steps)
                bytes.forEach((own, i) => {
                  if (own !== after.step(id).bytes[i])
                    changed.set(id, (changed.get(id) ?? 0) | (1 << i));
                });
            });
          }
          if (verify) {
            changed.set(verify.id, changed.get(verify.inputs[1])!);
            changed.delete(before.tag!);
          }
          expect(
            Object.fromEntries(reachOf(before, { step, byte }, before.blocks)),
            `${what} ${at}`,
          ).toEqual(Object.fromEntries(changed));
        };
        for (const at of [0, 15, 16, 40, length - 1])
          check('input', at, before.inputs[Math.floor(at / 16)], at % 16);
        for (const at of [0, 11]) check('iv', at, ofOp('iv')[0].id, at);
        for (const at of [0, 15, 20])
          check('aad', at, ofOp('aad')[Math.floor(at / 16)].id, at % 16);
      }
    });
  }

  test('a window that ends earlier only leaves out what lies behind it', () => {
    const trace = traceEncrypt(
      { mode: 'cbc', key: random.bytes(16), iv: random.bytes(16), padding: 'none' },
      random.bytes(16 * 8),
    );
    const place = { step: trace.inputs[1], byte: 3 };
    const short = reachOf(trace, place, 4);
    for (const [id, mask] of reachOf(trace, place, 8))
      expect(short.get(id)).toBe(trace.step(id).block <= 4 ? mask : undefined);
  });
});

describe('what made a byte', () => {
  const key = random.bytes(16);
  const iv = random.bytes(16);
  test('CBC: a byte of C₂ comes from all of P₂ and all of C₁, and is followed no further', () => {
    const trace = traceEncrypt({ mode: 'cbc', key, iv, padding: 'none' }, random.bytes(48));
    const set = sourcesOf(trace, { step: trace.outputs[1], byte: 5 });
    expect(set.get(trace.inputs[1])).toBe(0xffff);
    expect(set.get(trace.outputs[0])).toBe(0xffff);
    expect(set.get(trace.inputs[0])).toBeUndefined();
  });

  test('CBC decryption: a byte of P₂ comes from all of C₂ and from the same byte of C₁', () => {
    const trace = traceDecrypt({ mode: 'cbc', key, iv, padding: 'none' }, random.bytes(48));
    const set = sourcesOf(trace, { step: trace.outputs[1], byte: 5 });
    expect(set.get(trace.inputs[1])).toBe(0xffff);
    expect(set.get(trace.inputs[0])).toBe(1 << 5);
  });

  test('CTR: a byte of C₃ comes from the same byte of P₃ and from its whole counter block', () => {
    const trace = traceEncrypt({ mode: 'ctr', key, iv }, random.bytes(48));
    const set = sourcesOf(trace, { step: trace.outputs[2], byte: 9 });
    expect(set.get(trace.inputs[2])).toBe(1 << 9);
    const counter = trace.steps.find(({ op, block }) => op === 'increment' && block === 3)!;
    expect(set.get(counter.id)).toBe(0xffff);
    expect([...set.keys()].some((id) => trace.step(id).block === 1)).toBe(false);
  });
});
