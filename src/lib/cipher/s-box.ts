import { multiply } from './gf.ts';

/** b⁻¹ with b • b⁻¹ = {01}; {00}, which has no inverse, is kept. Every other byte is a power of {03}, and {03}²⁵⁵ = {01}. FIPS 197 §4.4 */
function inverses(): Uint8Array {
  const powers = [1];
  while (powers.length < 255) powers.push(multiply(powers.at(-1), 3));
  const found = new Uint8Array(256);
  powers.forEach((b, i) => (found[b] = powers[(255 - i) % 255]));
  return found;
}

/** b′ᵢ = bᵢ ⊕ bᵢ₊₄ ⊕ bᵢ₊₅ ⊕ bᵢ₊₆ ⊕ bᵢ₊₇ ⊕ cᵢ with c = {63}, indices mod 8. FIPS 197 §5.1.1 */
function affine(b: number): number {
  const twice = b * 0x101; // bit i + 8 is bit i, so that a shift turns the byte round
  return (b ^ (twice >> 4) ^ (twice >> 5) ^ (twice >> 6) ^ (twice >> 7) ^ 0x63) & 0xff;
}

/** SBOX[b], 256 bytes, computed as it is defined. FIPS 197 §5.1.1, table 4 */
export const SBOX: Uint8Array = inverses().map(affine);

/** INV_SBOX[SBOX[b]] = b. FIPS 197 §5.3.2, table 6 */
export const INV_SBOX: Uint8Array = new Uint8Array(256);
SBOX.forEach((s, b) => (INV_SBOX[s] = b));
