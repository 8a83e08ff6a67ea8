import { toHex } from '../../lib/bytes/index.ts';
import { type KeySchedule, SBOX, xtime } from '../../lib/cipher/index.ts';

/** How a word of the key schedule is made: the formula with its real indices, then each value on the way. */
export interface WordMade {
  readonly formula: string;
  /** `[what, 8 hex digits]`, the word itself last. */
  readonly lines: readonly (readonly [name: string, word: string])[];
}

const wordAt = ({ roundKeys }: KeySchedule, i: number): Uint8Array =>
  roundKeys.subarray(4 * i, 4 * i + 4);

const xor = (a: Uint8Array, b: Uint8Array): Uint8Array => a.map((byte, i) => byte ^ b[i]);
const rotWord = (word: Uint8Array): Uint8Array =>
  Uint8Array.from(word, (_, i) => word[(i + 1) % 4]);
const subWord = (word: Uint8Array): Uint8Array => word.map((byte) => SBOX[byte]);

/** Rcon[j] is x^(j−1) in its first byte. FIPS 197 §5.2, table 5 */
function rcon(j: number): Uint8Array {
  let power = 1;
  for (let i = 1; i < j; i++) power = xtime(power);
  return Uint8Array.of(power, 0, 0, 0);
}

/** Word `i` of a schedule, spelled out. FIPS 197 §5.2, algorithm 2 */
export function explainWord(schedule: KeySchedule, i: number): WordMade {
  const nk = schedule.keyBytes / 4;
  const value = toHex(wordAt(schedule, i));
  if (i < nk)
    return {
      formula: `w[${i}] is bytes ${4 * i} to ${4 * i + 3} of the key`,
      lines: [[`w[${i}]`, value]],
    };
  const before = wordAt(schedule, i - 1);
  const back = wordAt(schedule, i - nk);
  const lines: [string, Uint8Array][] = [[`w[${i - 1}]`, before]];
  let term = `w[${i - 1}]`;
  let temp = before;
  if (i % nk === 0) {
    const constant = rcon(i / nk);
    const [turned, substituted] = [rotWord(before), subWord(rotWord(before))];
    temp = xor(substituted, constant);
    term = `SubWord(RotWord(w[${i - 1}])) ⊕ Rcon[${i / nk}]`;
    lines.push(
      ['RotWord: bytes turned one place', turned],
      ['SubWord: S-box on each byte', substituted],
    );
    lines.push([`Rcon[${i / nk}]`, constant], [`SubWord ⊕ Rcon[${i / nk}]`, temp]);
  } else if (nk === 8 && i % nk === 4) {
    temp = subWord(before);
    term = `SubWord(w[${i - 1}])`;
    lines.push(['SubWord: S-box on each byte', temp]);
  }
  lines.push([`w[${i - nk}]`, back]);
  const spelled = lines.map(([name, word]): [string, string] => [name, toHex(word)]);
  return {
    formula: `w[${i}] = w[${i - nk}] ⊕ ${term}`,
    lines: [...spelled, [`w[${i}]`, toHex(xor(back, temp))]],
  };
}
