import { subscript } from '../../words/index.ts';
import {
  BLOCK_BYTES,
  decodeUtf8,
  encodeUtf8,
  equalBytes,
  toHex,
  xorBytes,
} from '../../bytes/index.ts';
import { traceDecrypt, traceEncrypt } from '../../modes/index.ts';
import { stepNamed } from '../values.ts';
import { readBytes } from './read.ts';
import { seededBytes } from './seeded.ts';
import type { Fact, Given, TaskKind } from './types.ts';

/** Bytes to be worked out: enough to see it, few enough to do it by hand. */
const COUNT = 4;
const TEXT = 'The quick brown fox, and the dog.';

/** The XOR of block 2: what goes in, and what comes out. */
function made({ seed, setup }: Given) {
  const key = seededBytes(seed, 'cbc-by-hand key', BLOCK_BYTES);
  const iv = seededBytes(seed, 'cbc-by-hand iv', BLOCK_BYTES);
  const settings = { mode: 'cbc', key, iv } as const;
  const encryption = traceEncrypt(settings, encodeUtf8(setup.text ?? TEXT));
  const decrypting = setup.way === 'decrypt';
  const trace = decrypting ? traceDecrypt(settings, encryption.output) : encryption;
  const [first, result] = decrypting ? ['O2', 'P2'] : ['P2', 'I2'];
  const bytes = (name: string) => stepNamed(trace, name).bytes;
  return { decrypting, first, result, a: bytes(first), c1: bytes('C1'), out: bytes(result) };
}

const head = (bytes: Uint8Array): Uint8Array => bytes.subarray(0, COUNT);

/**
 * Do one XOR of the chain by hand. `setup.way`: `encrypt` (default): P₂ ⊕ C₁, the input block of AES; `decrypt`:
 * AES⁻¹(C₂) ⊕ C₁, the plaintext. `setup.text`: the message, more than one block.
 */
export const cbcByHand: TaskKind = {
  aim(given) {
    const { decrypting, result } = made(given);
    const what = decrypting
      ? `AES⁻¹ has done its part of block 2 and left O₂. Do the rest: type the first ${COUNT} bytes of ${subscript(result)}.`
      : `Prepare block 2 for AES: type the first ${COUNT} bytes of ${subscript(result)}, the input block.`;
    return `${what} The key is nowhere on this page, and you don’t need it.`;
  },
  facts(given) {
    const { decrypting, a, c1 } = made(given);
    const first: Fact = decrypting
      ? { id: 'o2', label: 'AES⁻¹(C₂) = O₂', bytes: a, role: 'value', names: ['O₂'] }
      : { id: 'p2', label: 'Plaintext block 2', bytes: a, role: 'plaintext', names: ['P₂'] };
    return [
      first,
      { id: 'c1', label: 'Ciphertext block 1', bytes: c1, role: 'ciphertext', names: ['C₁'] },
    ];
  },
  fields: (given) => [
    { id: 'bytes', label: `First ${COUNT} bytes of ${subscript(made(given).result)}`, form: 'hex' },
  ],
  check(given, typed) {
    const { decrypting, first, result, a, c1, out } = made(given);
    const read = readBytes(typed, 'bytes', `First ${COUNT} bytes of ${result}`, COUNT);
    if ('verdict' in read) return read.verdict;
    if (equalBytes(read.bytes, head(out))) {
      const text = decrypting ? ` They are “${decodeUtf8(head(out)).text}”.` : '';
      return { done: true, says: `${subscript(`${first} ⊕ C1`)}: right, byte by byte.${text}` };
    }
    const wrong = Array.from(read.bytes.keys()).filter((i) => read.bytes[i] !== out[i]);
    const why =
      equalBytes(read.bytes, head(a)) || equalBytes(read.bytes, head(c1))
        ? ' That is one of the two blocks as it stands.'
        : '';
    return {
      done: false,
      says: `Not yet: byte ${wrong[0]} is ${toHex(a.subarray(wrong[0], wrong[0] + 1))} ⊕ ${toHex(c1.subarray(wrong[0], wrong[0] + 1))}, and that isn’t ${toHex(read.bytes.subarray(wrong[0], wrong[0] + 1))}.${why}`,
    };
  },
  hints(given) {
    const { first, a, c1 } = made(given);
    return [
      `It is ${subscript(`${first} ⊕ C1`)}, byte by byte. The first bytes are ${toHex(a.subarray(0, 1))} and ${toHex(c1.subarray(0, 1))}.`,
      'A hex digit is four bits. XOR the digits one by one: where both are equal the result is 0.',
    ];
  },
  work(given) {
    const { a, c1, out } = made(given);
    return {
      typed: { bytes: toHex(head(out)) },
      steps: [0, 1, 2, 3].map((i) => {
        const [x, y] = [a.subarray(i, i + 1), c1.subarray(i, i + 1)];
        return `byte ${i}: ${toHex(x)} ⊕ ${toHex(y)} = ${toHex(xorBytes(x, y))}`;
      }),
    };
  },
};
