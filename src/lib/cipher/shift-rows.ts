import { ROW0, ROW1, ROW2, ROW3 } from './word.ts';

/** Row r of the state at `from` turned r places left: s′[r,c] = s[r,(c + r) mod 4]. FIPS 197 §5.1.2 */
export function shiftRows(s: Uint32Array, from: number, to: number): void {
  for (let c = 0; c < 4; c++)
    s[to + c] =
      (s[from + c] & ROW0) |
      (s[from + ((c + 1) & 3)] & ROW1) |
      (s[from + ((c + 2) & 3)] & ROW2) |
      (s[from + ((c + 3) & 3)] & ROW3);
}

/** Row r turned r places right: s′[r,c] = s[r,(c − r) mod 4]. FIPS 197 §5.3.1 */
export function invShiftRows(s: Uint32Array, from: number, to: number): void {
  for (let c = 0; c < 4; c++)
    s[to + c] =
      (s[from + c] & ROW0) |
      (s[from + ((c + 3) & 3)] & ROW1) |
      (s[from + ((c + 2) & 3)] & ROW2) |
      (s[from + ((c + 1) & 3)] & ROW3);
}
