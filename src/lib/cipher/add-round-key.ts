/** The state at `from` ⊕ the round key of `round`, written at `to`; its own inverse. FIPS 197 §5.1.4 */
export function addRoundKey(
  s: Uint32Array,
  from: number,
  to: number,
  w: Uint32Array,
  round: number,
): void {
  for (let c = 0; c < 4; c++) s[to + c] = s[from + c] ^ w[4 * round + c];
}
