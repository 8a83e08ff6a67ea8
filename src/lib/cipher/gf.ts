/** b × x, that is × {02}, modulo m(x) = x⁸ + x⁴ + x³ + x + 1, {01}{1b}. FIPS 197 §4.2 */
export function xtime(b: number): number {
  return b < 0x80 ? b << 1 : ((b << 1) ^ 0x1b) & 0xff;
}

/** a • b in GF(2⁸): the sum (XOR) of those multiples of `a` by powers of x that `b` names. FIPS 197 §4.2 */
export function multiply(a: number, b: number): number {
  let product = 0;
  for (let multiple = a, rest = b; rest > 0; multiple = xtime(multiple), rest >>= 1)
    if (rest & 1) product ^= multiple;
  return product;
}
