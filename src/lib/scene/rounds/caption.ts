import { columnOf, hex, rowOf } from './cells.ts';
import { opName, opSection } from './names.ts';
import { shiftedTo } from './draw-shift.ts';
import type { RoundOp, Rounds, RoundStep } from './types.ts';

const list = (bytes: Iterable<number>): string => [...bytes].map(hex).join(' ');
const row = (bytes: Uint8Array, r: number): string => list(bytes.filter((_, i) => rowOf(i) === r));
const column = (bytes: Uint8Array, c: number): string =>
  list(bytes.filter((_, i) => columnOf(i) === c));

type Say = (step: RoundStep, run: Rounds) => string;

const substitute: Say = ({ op, before, after }) =>
  `each byte by itself goes through the ${op === 'subBytes' ? '' : 'inverse '}S-box: ${hex(before[0])} becomes ${hex(after[0])}, ${hex(before[1])} becomes ${hex(after[1])}, and so on`;

const shift: Say = ({ op, before, after }) => {
  const [way, other] = op === 'shiftRows' ? ['left', 'right'] : ['right', 'left'];
  return `row r moves r places ${way}, and what falls out comes back on the ${other}: row 1, ${row(before, 1)}, becomes ${row(after, 1)}`;
};

const mix: Say = ({ before, after }) =>
  `each column is multiplied by one matrix, in the arithmetic of bytes: column 0, ${column(before, 0)}, becomes ${column(after, 0)}`;

const SENTENCES: Record<RoundOp, Say> = {
  input: () =>
    'The input block fills the state column by column: byte i goes to row i mod 4, column i/4, rounded down',
  output: ({ after }) =>
    `The state is read out column by column, byte r + 4c from row r, column c: the output block is ${list(after)}`,
  addRoundKey: ({ before, after, key = after, keyRound }) =>
    `each byte of the state is XORed with the byte of round key ${keyRound} in its place: ${hex(before[0])} ⊕ ${hex(key[0])} = ${hex(after[0])}, and so on`,
  subBytes: substitute,
  invSubBytes: substitute,
  shiftRows: shift,
  invShiftRows: shift,
  mixColumns: mix,
  invMixColumns: mix,
};

/** Which round, and where it isn't like the others, why. */
function where(step: RoundStep, { rounds }: Rounds): string {
  if (step.op === 'addRoundKey' && step.round === 0) return 'before the first round';
  const last = step.round === rounds && step.op === 'addRoundKey';
  return `round ${step.round} of ${rounds}${last ? ', which has no MixColumns' : ''}`;
}

/** One sentence on a step with its real bytes and the section of FIPS 197 that defines it. */
export function roundCaption(run: Rounds, id: number): string {
  const step = run.steps[id];
  const section = `(FIPS 197 ${opSection(step.op, run.direction)})`;
  const says = SENTENCES[step.op](step, run);
  if (step.op === 'input' || step.op === 'output') return `${says} ${section}.`;
  return `${opName(step.op)}, ${where(step, run)}: ${says} ${section}.`;
}

/** The bytes of the state before a step that decide byte `i` after it, in the order of the column or row. */
export function roundSourcesOf({ op }: RoundStep, i: number): number[] {
  if (op.endsWith('ixColumns')) return [0, 1, 2, 3].map((r) => 4 * columnOf(i) + r);
  if (!op.endsWith('hiftRows')) return [i];
  return [...Array(16).keys()].filter((j) => shiftedTo(j, op) === i);
}
