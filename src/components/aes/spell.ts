import { hexOfByte as hex } from '../../lib/bytes/index.ts';
import { multiply, xtime } from '../../lib/cipher/index.ts';
import { coefficient, type RoundStep, roundSourcesOf } from '../../lib/scene/index.ts';

/** How one byte of the state came about: what is said of it, and its sums, a line each. */
export interface Spelled {
  /** `s[1,0] = bf`: the byte that is spelled out. */
  readonly name: string;
  /** In words, which rule of the step applies. */
  readonly rule: string;
  /** The computation with its real numbers, the result last. */
  readonly lines: readonly string[];
}

type Rule = Omit<Spelled, 'name'>;

const bits = (byte: number): string => byte.toString(2).padStart(8, '0');
/** `s[row,column]` of byte i. FIPS 197 §3.4 */
export const cellName = (i: number, letter = 's'): string =>
  `${letter}[${i % 4},${Math.floor(i / 4)}]`;

/** {02}·b with how it is computed: a shift, and {1b} where a bit falls out. FIPS 197 §4.2 */
export function doubling(b: number): string {
  const says = b < 0x80 ? 'no 1 falls out' : `a 1 falls out, so ⊕ 1b = ${hex(xtime(b))}`;
  return `02·${hex(b)} = ${bits(b)} shifted left = ${hex((b << 1) & 0xff)}; ${says}`;
}

/** How a factor is made of doublings: {0b} is {08} ⊕ {02} ⊕ {01}. */
const POWERS = [8, 4, 2, 1];
const powersOf = (factor: number): number[] => POWERS.filter((power) => factor & power);

/** One product of a column, with the doublings that it needs. */
export function product(factor: number, b: number): string[] {
  const whole = `${hex(factor)}·${hex(b)}`;
  if (factor === 1) return [`${whole} = ${hex(b)}`];
  if (factor === 2) return [doubling(b)];
  const parts = powersOf(factor);
  const names = parts.map((power) => (power === 1 ? hex(b) : `${hex(power)}·${hex(b)}`));
  const values = parts.map((power) => hex(multiply(power, b)));
  const sum = `${whole} = ${names.join(' ⊕ ')} = ${values.join(' ⊕ ')} = ${hex(multiply(factor, b))}`;
  if (factor === 3) return [sum];
  const doubles = [2, 4, 8].map((power) => `${hex(power)}·${hex(b)} = ${hex(multiply(power, b))}`);
  return [doubles.join(', '), sum];
}

function mixed(step: RoundStep, i: number): Rule {
  const op = step.op as 'mixColumns' | 'invMixColumns';
  const column = roundSourcesOf(step, i).map((j) => step.before[j]);
  const factors = column.map((_, k) => coefficient(op, i % 4, k));
  const sum = factors.map((factor, k) => `${hex(factor)}·${hex(column[k])}`).join(' ⊕ ');
  const values = factors.map((factor, k) => hex(multiply(factor, column[k]))).join(' ⊕ ');
  return {
    rule: `Row ${i % 4} of the matrix times column ${i >> 2} of the state. In this field of 256 bytes, GF(256), a sum is an XOR, and a product is taken modulo {01}{1b}, so that it is a byte again${op === 'mixColumns' ? '' : '; 04·b is 02·(02·b), 08·b is 02·(04·b)'} (FIPS 197 §4.2).`,
    lines: [
      ...factors.flatMap((factor, k) => product(factor, column[k])),
      `${sum} = ${hex(step.after[i])}`,
      `${values} = ${hex(step.after[i])}`,
    ],
  };
}

/** The byte that a byte of the S-box's input has as its inverse; {00}, which has none, is kept. FIPS 197 §4.4 */
const inverse = (b: number): number =>
  Math.max(
    0,
    [...Array(256).keys()].findIndex((candidate) => multiply(b, candidate) === 1),
  );

function substituted(step: RoundStep, i: number): Rule {
  const [b, s] = [step.before[i], step.after[i]];
  const [high, low] = hex(b);
  const forth = step.op === 'subBytes';
  const [name, from, to] = forth ? ['SBOX', b, s] : ['INV_SBOX', s, b];
  const why =
    b === 0 && forth
      ? '00 has no inverse and is kept'
      : `${hex(from)} · ${hex(inverse(from))} = 01`;
  return {
    rule: `Look it up: the first digit is the row, the second the column of the ${forth ? '' : 'inverse '}S-box. The S-box is the inverse in the field of bytes, followed by a fixed mixing of its bits${forth ? '' : '; the inverse S-box undoes both'} (FIPS 197 ${forth ? '§5.1.1' : '§5.3.2'}).`,
    lines: [
      `${name}[${hex(b)}]: row ${high}, column ${low} = ${hex(s)}`,
      forth
        ? `inverse of ${hex(b)}: ${hex(inverse(b))} (${why})`
        : `because SBOX[${hex(from)}] = ${hex(to)}`,
      ...(forth ? [`its bits mixed and ⊕ 63: ${bits(inverse(b))} → ${bits(s)} = ${hex(s)}`] : []),
    ],
  };
}

function shifted(step: RoundStep, i: number): Rule {
  const [from] = roundSourcesOf(step, i);
  const [row, column] = [i % 4, i >> 2];
  const forth = step.op === 'shiftRows';
  const places = `moves ${row} ${row === 1 ? 'place' : 'places'} ${forth ? 'left' : 'right'}`;
  return {
    rule:
      row === 0
        ? 'Row 0 stays where it is.'
        : `Row ${row} ${places}, around its end. No value changes, only the column.`,
    lines: [
      `${cellName(i, 's′')} = s[${row},(${column} ${forth ? '+' : '−'} ${row}) mod 4] = ${cellName(from)} = ${hex(step.after[i])}`,
    ],
  };
}

function added(step: RoundStep, i: number): Rule {
  const key = (step.key ?? step.after)[i];
  const [a, sum] = [step.before[i], step.after[i]];
  const word = 4 * (step.keyRound ?? 0) + (i >> 2);
  return {
    rule: `XOR with byte ${i % 4} of word w[${word}] of the key schedule: bits that differ give 1.`,
    lines: [
      `${hex(a)} = ${bits(a)}`,
      `${hex(key)} = ${bits(key)}`,
      `${hex(sum)} = ${bits(sum)}`,
      `${hex(a)} ⊕ ${hex(key)} = ${hex(sum)}`,
    ],
  };
}

function copied(step: RoundStep, i: number): Rule {
  const into = step.op === 'input';
  const cell = cellName(i);
  return {
    rule: `Byte ${i} is row ${i} mod 4 = ${i % 4}, column ${i}/4, rounded down = ${i >> 2}.`,
    lines: [
      into
        ? `${cell} = in[${i}] = ${hex(step.after[i])}`
        : `out[${i}] = ${cell} = ${hex(step.after[i])}`,
    ],
  };
}

function ruleOf(step: RoundStep, i: number): Rule {
  if (step.op === 'addRoundKey') return added(step, i);
  if (step.op.endsWith('ubBytes')) return substituted(step, i);
  if (step.op.endsWith('hiftRows')) return shifted(step, i);
  return step.op.endsWith('ixColumns') ? mixed(step, i) : copied(step, i);
}

/** Byte `i` of the state after a step, spelled out with its real numbers. */
export function spell(step: RoundStep, i: number): Spelled {
  const letter = step.op.endsWith('put') ? 's' : 's′';
  return { name: `${cellName(i, letter)} = ${hex(step.after[i])}`, ...ruleOf(step, i) };
}
