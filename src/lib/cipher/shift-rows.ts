/** Row r of the state at `from` turned r places left: s′[r,c] = s[r,(c + r) mod 4]. FIPS 197 §5.1.2 */
export function shiftRows(s: Uint8Array, from: number, to: number): void {
  for (let i = 0; i < 16; i++) s[to + i] = s[from + ((5 * i) & 15)];
}

/** Row r turned r places right: s′[r,(c + r) mod 4] = s[r,c]. FIPS 197 §5.3.1 */
export function invShiftRows(s: Uint8Array, from: number, to: number): void {
  for (let i = 0; i < 16; i++) s[to + ((5 * i) & 15)] = s[from + i];
}
