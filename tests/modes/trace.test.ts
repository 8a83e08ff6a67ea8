import { describe, expect, it } from 'vitest';
import { fitted } from '../support/given.ts';
import { concatBytes, fromHex, toHex, xorBytes } from '../../src/lib/bytes/index.ts';
import { cipher, invCipher, keyExpansion } from '../../src/lib/cipher/index.ts';
import type { ModeId, Op, Settings, Step, Trace } from '../../src/lib/modes/index.ts';
import {
  decrypt,
  encrypt,
  MODE_IDS,
  modes,
  traceDecrypt,
  traceEncrypt,
} from '../../src/lib/modes/index.ts';

const KEY = fromHex('000102030405060708090a0b0c0d0e0f');
const IV = fromHex('f0f1f2f3f4f5f6f7f8f9fafbfcfdfeff');
const MESSAGE = Uint8Array.from({ length: 37 }, (_, i) => i);

function settings(mode: ModeId, padding?: Settings['padding']): Settings {
  return { mode, ...fitted(mode, { key: KEY, iv: IV }), ...(padding && { padding }) };
}

/** Each step as `op block: inputs`. */
function shape(trace: Trace): string[] {
  return trace.steps.map(({ op, block, inputs }) => `${op} ${block}: ${inputs.join(' ')}`.trim());
}

/** The value of a step, worked out again from its inputs. */
function again({ op, inputs, counted, bytes }: Step, trace: Trace): Uint8Array | undefined {
  const schedule = keyExpansion(KEY);
  const [a, b] = inputs.map((id) => trace.step(id).bytes);
  const work: Partial<Record<Op, () => Uint8Array>> = {
    cipher: () => cipher(schedule, a),
    invCipher: () => invCipher(schedule, a),
    xor: () => xorBytes(a, b),
    increment: () => plusOne(a, BigInt(8 * counted!.bytes)),
    take: () => a.subarray(0, bytes.length),
    complete: () => concatBytes([a, b.subarray(a.length)]),
    shiftIn: () => concatBytes([a, b]).subarray(b.length),
    double: () => timesAlpha(a),
    tweakCipher: () => cipher(keyExpansion(KEY.map((byte) => byte ^ 0xff)), a),
    multiply: () => product(a, b),
    verify: () => xorBytes(a, b),
  };
  return work[op]?.();
}

const numberOf = (block: Uint8Array): bigint => BigInt(`0x${toHex(block)}`);
const blockOf = (number: bigint): Uint8Array => fromHex(number.toString(16).padStart(32, '0'));

/** The last `bits` bits as one number, plus one; the first bits as they were. */
function plusOne(counter: Uint8Array, bits: bigint): Uint8Array {
  const low = numberOf(counter) % (1n << bits);
  return blockOf(numberOf(counter) - low + ((low + 1n) % (1n << bits)));
}

/** x • α of IEEE 1619 §5.2, over a number whose lowest byte is the first. */
function timesAlpha(x: Uint8Array): Uint8Array {
  const doubled = numberOf(x.slice().reverse()) << 1n;
  const rest = doubled >> 128n ? doubled ^ ((1n << 128n) | 0x87n) : doubled;
  return blockOf(rest).reverse();
}

/** X • Y of SP 800-38D §6.3, over numbers of 128 bits, Horner's way: from the last bit of X to the first. */
function product(x: Uint8Array, y: Uint8Array): Uint8Array {
  let z = 0n;
  for (let i = 0n; i < 128n; i++) {
    z = (z >> 1n) ^ ((z & 1n) * (0xe1n << 120n));
    if ((numberOf(x) >> i) & 1n) z ^= numberOf(y);
  }
  return blockOf(z);
}

describe('the steps', () => {
  it('of ECB encryption are each block on its own', () => {
    expect(shape(traceEncrypt(settings('ecb'), MESSAGE.subarray(0, 20)))).toEqual([
      'in 1:',
      'in 2:',
      'cipher 1: 0',
      'cipher 2: 1',
    ]);
  });

  it('of CBC encryption are a chain that begins at the IV, block 0', () => {
    expect(shape(traceEncrypt(settings('cbc'), MESSAGE.subarray(0, 20)))).toEqual([
      'iv 0:',
      'in 1:',
      'in 2:',
      'xor 1: 1 0',
      'cipher 1: 3',
      'xor 2: 2 4',
      'cipher 2: 5',
    ]);
  });

  it('of CBC decryption need no result of another block', () => {
    expect(shape(traceDecrypt(settings('cbc'), MESSAGE.subarray(0, 32)))).toEqual([
      'iv 0:',
      'in 1:',
      'in 2:',
      'invCipher 1: 1',
      'xor 1: 3 0',
      'invCipher 2: 2',
      'xor 2: 5 1',
    ]);
  });

  it.each([
    ['encryption', traceEncrypt],
    ['decryption', traceDecrypt],
  ])('of CTR %s count up from the first counter block', (_, run) => {
    expect(shape(run(settings('ctr'), MESSAGE.subarray(0, 20)))).toEqual([
      'iv 0:',
      'in 1:',
      'in 2:',
      'cipher 1: 0',
      'xor 1: 1 3',
      'increment 2: 0',
      'cipher 2: 5',
      'xor 2: 2 6',
    ]);
  });

  it('of CFB encryption are a chain through the ciphertext', () => {
    expect(shape(traceEncrypt(settings('cfb'), MESSAGE.subarray(0, 20)))).toEqual([
      'iv 0:',
      'in 1:',
      'in 2:',
      'cipher 1: 0',
      'xor 1: 1 3',
      'cipher 2: 4',
      'xor 2: 2 5',
    ]);
  });

  it('of CFB decryption need no result of another block, and the cipher forwards', () => {
    expect(shape(traceDecrypt(settings('cfb'), MESSAGE.subarray(0, 20)))).toEqual([
      'iv 0:',
      'in 1:',
      'in 2:',
      'cipher 1: 0',
      'xor 1: 1 3',
      'cipher 2: 1',
      'xor 2: 2 5',
    ]);
  });

  it.each([
    ['encryption', traceEncrypt],
    ['decryption', traceDecrypt],
  ])('of OFB %s are a chain of the cipher alone', (_, run) => {
    expect(shape(run(settings('ofb'), MESSAGE.subarray(0, 20)))).toEqual([
      'iv 0:',
      'in 1:',
      'in 2:',
      'cipher 1: 0',
      'xor 1: 1 3',
      'cipher 2: 3',
      'xor 2: 2 5',
    ]);
  });
});

describe.each(MODE_IDS)('a trace of %s', (mode) => {
  const there = traceEncrypt(settings(mode), MESSAGE);
  const back = traceDecrypt(settings(mode), encrypt(settings(mode), MESSAGE));
  const both = [there, back];

  it('has steps whose ids are their places and whose inputs come before them', () => {
    for (const trace of both)
      trace.steps.forEach((step, id) => {
        expect(step.id).toBe(id);
        expect(step.inputs.every((input) => input >= 0 && input < id)).toBe(true);
      });
  });

  it('has in each step what its operation makes of its inputs', () => {
    for (const trace of both) {
      const computed = trace.steps.filter(({ inputs }) => inputs.length > 0);
      expect(computed.length).toBeGreaterThanOrEqual(3);
      for (const step of computed)
        expect(step.bytes, `step ${step.id}`).toEqual(again(step, trace));
    }
  });

  it('hands out the same step by id and in the list, and the list is made once', () => {
    for (const trace of both) {
      expect(trace.steps).toHaveLength(trace.length);
      expect(trace.steps.map(({ id }) => trace.step(id))).toEqual(trace.steps);
      expect(trace.steps).toBe(trace.steps);
    }
  });

  it.each([-1, there.length, 0.5, Number.NaN])('has no step %d', (id) => {
    expect(() => there.step(id)).toThrow(RangeError);
  });

  it('begins with the message and ends with the result', () => {
    for (const trace of both) {
      const bytesAt = (ids: readonly number[]) =>
        ids.map((id) => toHex(trace.step(id).bytes)).join('');
      expect(bytesAt(trace.inputs)).toBe(toHex(trace.input));
      expect(bytesAt(trace.outputs)).toBe(toHex(trace.output));
      // A mode may make what a next block would have taken in; of other blocks nothing comes after the result.
      const after = trace.steps.slice(trace.outputs.at(-1)! + 1);
      const last = trace.blockOf(trace.outputs.at(-1)!);
      expect(after.every(({ block }) => block >= last)).toBe(true);
      expect(trace.blocks).toBe(mode === 'cfb8' ? 37 : modes[mode].tagBytes > 0 ? 4 : 3);
      expect(Math.max(...trace.steps.map(({ block }) => block))).toBe(trace.blocks);
    }
    expect(there.output).toEqual(encrypt(settings(mode), MESSAGE));
    expect(back.output.subarray(0, MESSAGE.length)).toEqual(MESSAGE);
  });

  it('says what it is a trace of', () => {
    const padding = modes[mode].wholeBlocks ? 'pkcs7' : 'none';
    const paddingBytes = modes[mode].wholeBlocks ? 11 : 0;
    const common = { mode: modes[mode], keyBytes: 16, padding, paddingBytes };
    expect(there).toMatchObject({ ...common, direction: 'encrypt' });
    expect(back).toMatchObject({ ...common, direction: 'decrypt' });
    expect(both.map(({ paddingError }) => paddingError)).toEqual([undefined, undefined]);
  });

  it('stays as it was when the message, the key and the IV are overwritten', () => {
    const message = MESSAGE.slice();
    const { key, iv } = fitted(mode, { key: KEY.slice(), iv: IV.slice() });
    const trace = traceEncrypt({ mode, key, iv }, message);
    for (const bytes of [message, key, iv]) bytes.fill(0xee);
    expect(trace.steps).toEqual(there.steps);
    expect(trace.input).toEqual(there.input);
  });
});

describe('padding in a trace', () => {
  it('is in the last block that goes in, and is counted', () => {
    const trace = traceEncrypt(settings('ecb'), MESSAGE);
    expect(toHex(trace.step(trace.inputs[2]).bytes)).toBe('20212223240b0b0b0b0b0b0b0b0b0b0b');
    expect(trace.input).toHaveLength(48);
    expect(trace.paddingBytes).toBe(11);
  });

  it('is a whole block of 16 × 10 where the message is empty', () => {
    const trace = traceEncrypt(settings('cbc'), new Uint8Array(0));
    expect(toHex(trace.input)).toBe('10'.repeat(16));
    expect(trace.paddingBytes).toBe(16);
  });

  it('that is wrong on decryption is told in words, and every block is kept', () => {
    const c = encrypt(settings('cbc', 'none'), new Uint8Array(32));
    const trace = traceDecrypt(settings('cbc'), c);
    expect(trace.paddingError).toBe('the last byte is 0, and at least 1 byte is padding');
    expect(trace.paddingBytes).toBe(0);
    expect(trace.output).toEqual(new Uint8Array(32));
  });

  it('of no ciphertext at all is wrong too, and no exception', () => {
    const trace = traceDecrypt(settings('ecb'), new Uint8Array(0));
    expect(trace.paddingError).toBe('there is no block, and so no padding');
    expect(trace.length).toBe(0);
  });

  it('is not looked for where there is none', () => {
    const trace = traceDecrypt(settings('ecb', 'none'), new Uint8Array(16));
    expect(trace.paddingError).toBeUndefined();
    expect(trace.output).toHaveLength(16);
  });

  it('can be asked for in CTR, and then comes off again', () => {
    const padded = settings('ctr', 'pkcs7');
    const trace = traceEncrypt(padded, MESSAGE);
    expect([trace.output.length, trace.paddingBytes]).toEqual([48, 11]);
    expect(decrypt(padded, trace.output)).toEqual(MESSAGE);
  });
});

describe('a partial last block in CTR', () => {
  const trace = traceEncrypt(settings('ctr'), MESSAGE);

  it('is as short at both ends, and the output block of the cipher is whole', () => {
    const last = trace.step(trace.outputs[2]);
    const sizes = [last.inputs[0], last.inputs[1], last.id].map(
      (id) => trace.step(id).bytes.length,
    );
    expect(sizes).toEqual([5, 16, 5]);
  });

  it('leaves an empty message without blocks', () => {
    const empty = traceEncrypt(settings('ctr'), new Uint8Array(0));
    expect([empty.inputs, empty.outputs, empty.length]).toEqual([[], [], 1]);
  });
});

describe('a long trace', () => {
  it('keeps every step, and makes the one that is asked for', () => {
    const blocks = 2 ** 16;
    const trace = traceEncrypt(settings('cbc', 'none'), new Uint8Array(16 * blocks));
    expect(trace.length).toBe(1 + 3 * blocks);
    const last = trace.step(trace.outputs[blocks - 1]);
    expect([last.op, last.block]).toEqual(['cipher', blocks]);
    expect(last.bytes).toEqual(trace.output.subarray(-16));
  });
});
