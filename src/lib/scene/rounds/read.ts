import type { RoundLine, RoundOp, Rounds, RoundsOf, RoundStep } from './types.ts';

/** What leads to the line of this name, where no round key stands before it. */
const OPS: Record<string, RoundOp> = {
  s_box: 'subBytes',
  s_row: 'shiftRows',
  m_col: 'mixColumns',
  is_row: 'invShiftRows',
  is_box: 'invSubBytes',
  start: 'invMixColumns', // the cipher's `start` always follows a round key, the inverse cipher's only in round 1
};

/** The steps between the lines of FIPS 197 (2001) Appendix C: each from one state to the next. */
export function readRounds(lines: readonly RoundLine[], of: RoundsOf): Rounds {
  const rounds = lines[lines.length - 1].round;
  const input = lines[0].state;
  const steps: RoundStep[] = [{ id: 0, op: 'input', round: 0, before: input, after: input }];
  let key: RoundLine | undefined;
  for (const line of lines.slice(1)) {
    if (line.step === 'k_sch') {
      key = line;
      continue;
    }
    const before = steps[steps.length - 1].after;
    steps.push({ id: steps.length, before, after: line.state, ...work(line, key, of, rounds) });
    key = undefined;
  }
  const output = steps[steps.length - 1].after;
  steps.push({ id: steps.length, op: 'output', round: rounds, before: output, after: output });
  return { ...of, rounds, steps };
}

function work(
  { step, round }: RoundLine,
  key: RoundLine | undefined,
  { direction }: RoundsOf,
  rounds: number,
): Pick<RoundStep, 'op' | 'round' | 'key' | 'keyRound'> {
  if (!key) return { op: OPS[step], round: OPS[step] === 'invMixColumns' ? round - 1 : round };
  const keyRound = direction === 'encrypt' ? key.round : rounds - key.round;
  return { op: 'addRoundKey', round: key.round, key: key.state, keyRound };
}
