import { toHex } from '../../bytes/index.ts';
import { readBytes } from './read.ts';
import { seededBytes } from './seeded.ts';
import type { Given, TaskKind } from './types.ts';

const operands = ({ seed }: Given) => {
  const [a, b] = seededBytes(seed, 'xor-byte', 2);
  // Neither zero nor equal: both would hide what XOR does.
  return { a: a || 0x5a, b: b && b !== a ? b : (a || 0x5a) ^ 0xff };
};
const one = (byte: number): Uint8Array => Uint8Array.of(byte);
const hex = (byte: number): string => toHex(one(byte));
const binary = (byte: number): string => byte.toString(2).padStart(8, '0');

/** XOR two bytes by hand. */
export const xorByte: TaskKind = {
  aim: () => 'XOR these two bytes by hand. Type the result as two hex digits.',
  facts(given) {
    const { a, b } = operands(given);
    return [
      { id: 'a', label: 'First byte', bytes: one(a), role: 'value' },
      { id: 'b', label: 'Second byte', bytes: one(b), role: 'value' },
    ];
  },
  fields: () => [{ id: 'xor', label: 'First ⊕ second', form: 'hex' }],
  check(given, typed) {
    const { a, b } = operands(given);
    const read = readBytes(typed, 'xor', 'First ⊕ second', 1);
    if ('verdict' in read) return read.verdict;
    const [said] = read.bytes;
    if (said === (a ^ b))
      return {
        done: true,
        says: `${hex(a)} ⊕ ${hex(b)} = ${hex(said)}. And ${hex(said)} ⊕ ${hex(b)} is ${hex(said ^ b)} again.`,
      };
    const why =
      said === (a | b)
        ? ' That is OR: where both bits are 1, XOR gives 0.'
        : said === ((a + b) & 0xff)
          ? ' That is the sum: XOR carries nothing to the next bit.'
          : said === (a & b)
            ? ' That is AND: XOR gives 1 where the bits differ.'
            : ` Your byte XOR the second is ${hex(said ^ b)}, and should be ${hex(a)}.`;
    return { done: false, says: `Not ${hex(said)}.${why}` };
  },
  hints(given) {
    const { a, b } = operands(given);
    return [
      'Write both bytes as eight bits, one under the other. A hex digit is four bits.',
      `${hex(a)} is ${binary(a)}, and ${hex(b)} is ${binary(b)}. Where the bits differ, write 1; where they agree, 0.`,
    ];
  },
  work(given) {
    const { a, b } = operands(given);
    return {
      typed: { xor: hex(a ^ b) },
      steps: [
        `${hex(a)} = ${binary(a)}`,
        `${hex(b)} = ${binary(b)}`,
        `⊕ gives ${binary(a ^ b)} = ${hex(a ^ b)}`,
      ],
    };
  },
};
