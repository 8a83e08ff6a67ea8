/** The state at `from` ⊕ the round key of `round`, written at `to`; its own inverse. FIPS 197 §5.1.4 */
export function addRoundKey(
  s: Uint8Array,
  from: number,
  to: number,
  roundKeys: Uint8Array,
  round: number,
): void {
  for (let i = 0; i < 16; i++) s[to + i] = s[from + i] ^ roundKeys[16 * round + i];
}
