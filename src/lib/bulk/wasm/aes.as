/**
 * AES encryption of many blocks, bitsliced: AssemblyScript, compiled with SIMD128 into aes-wasm.ts by `npm run build:wasm`.
 *
 * Eight blocks are eight registers of 16 bytes. Transposed, register b holds bit b of all 128 bytes: its byte p
 * is byte p of the state, its bit j is block j. SubBytes is then a circuit of XOR and AND over whole registers,
 * ShiftRows a shuffle of a register's bytes, and MixColumns two rotations and some XORs. No tables, so no cache misses.
 *
 * Between rounds the state lies row by row (byte 4r + c), so that "the row below" is a rotation of 32-bit lanes.
 * The shuffle of the first round's ShiftRows takes it there from FIPS 197's columns, that of the last brings it back.
 */

/**
 * Byte orders and bit masks. They are loaded, not written as constants where they are used: engines would build a
 * constant anew at each use, in four instructions; that took a tenth of the time.
 */
const MASKS: usize = memory.data<u8>(
  [
    0, 4, 8, 12, 5, 9, 13, 1, 10, 14, 2, 6, 15, 3, 7, 11, // the first ShiftRows, columns to rows
    0, 1, 2, 3, 5, 6, 7, 4, 10, 11, 8, 9, 15, 12, 13, 14, // those between, rows to rows
    0, 5, 10, 15, 1, 6, 11, 12, 2, 7, 8, 13, 3, 4, 9, 14, // the last, rows to columns
    0x0f, 0x0f, 0x0f, 0x0f, 0x0f, 0x0f, 0x0f, 0x0f, 0x0f, 0x0f, 0x0f, 0x0f, 0x0f, 0x0f, 0x0f, 0x0f,
    0x33, 0x33, 0x33, 0x33, 0x33, 0x33, 0x33, 0x33, 0x33, 0x33, 0x33, 0x33, 0x33, 0x33, 0x33, 0x33,
    0x55, 0x55, 0x55, 0x55, 0x55, 0x55, 0x55, 0x55, 0x55, 0x55, 0x55, 0x55, 0x55, 0x55, 0x55, 0x55,
  ],
  16,
);
/** Round keys: 128 bytes a round, as bit planes. Written by the host, see kernel.ts. */
const KEYS: usize = 2048;
/** Blocks, in place. */
const DATA: usize = 4096;

/** What has to be flipped in both of a pair so that a's high bits and b's low bits change places. */
// @ts-ignore: decorator
@inline
function delta(a: v128, b: v128, n: i32, mask: usize): v128 {
  return v128.and(v128.xor(v128.shr<u64>(a, n), b), v128.load(MASKS + mask));
}

// @ts-ignore: decorator
@inline
function x(a: v128, b: v128): v128 {
  return v128.xor(a, b);
}

// @ts-ignore: decorator
@inline
function a(a: v128, b: v128): v128 {
  return v128.and(a, b);
}

/** The row below, and the row below that. */
// @ts-ignore: decorator
@inline
function below(s: v128): v128 {
  return v128.shuffle<i32>(s, s, 1, 2, 3, 0);
}
// @ts-ignore: decorator
@inline
function twoBelow(s: v128): v128 {
  return v128.shuffle<i32>(s, s, 2, 3, 0, 1);
}

/** Encrypts `groups` × 8 blocks at DATA, in place, with the `rounds` + 1 round keys at KEYS. */
export function encrypt(groups: i32, rounds: i32): void {
  const end: usize = DATA + (<usize>groups << 7);
  const lastKey: usize = KEYS + (<usize>rounds << 7);
  for (let at: usize = DATA; at < end; at += 128) {
    let b0 = v128.load(at, 0);
    let b1 = v128.load(at, 16);
    let b2 = v128.load(at, 32);
    let b3 = v128.load(at, 48);
    let b4 = v128.load(at, 64);
    let b5 = v128.load(at, 80);
    let b6 = v128.load(at, 96);
    let b7 = v128.load(at, 112);
    let d: v128;
    // Block j, bit b changes places with block b, bit j: three rounds of swaps, of halves, quarters and eighths.
    d = delta(b0, b4, 4, 48);
    b4 = x(b4, d);
    b0 = x(b0, v128.shl<i64>(d, 4));
    d = delta(b1, b5, 4, 48);
    b5 = x(b5, d);
    b1 = x(b1, v128.shl<i64>(d, 4));
    d = delta(b2, b6, 4, 48);
    b6 = x(b6, d);
    b2 = x(b2, v128.shl<i64>(d, 4));
    d = delta(b3, b7, 4, 48);
    b7 = x(b7, d);
    b3 = x(b3, v128.shl<i64>(d, 4));
    d = delta(b0, b2, 2, 64);
    b2 = x(b2, d);
    b0 = x(b0, v128.shl<i64>(d, 2));
    d = delta(b1, b3, 2, 64);
    b3 = x(b3, d);
    b1 = x(b1, v128.shl<i64>(d, 2));
    d = delta(b4, b6, 2, 64);
    b6 = x(b6, d);
    b4 = x(b4, v128.shl<i64>(d, 2));
    d = delta(b5, b7, 2, 64);
    b7 = x(b7, d);
    b5 = x(b5, v128.shl<i64>(d, 2));
    d = delta(b0, b1, 1, 80);
    b1 = x(b1, d);
    b0 = x(b0, v128.shl<i64>(d, 1));
    d = delta(b2, b3, 1, 80);
    b3 = x(b3, d);
    b2 = x(b2, v128.shl<i64>(d, 1));
    d = delta(b4, b5, 1, 80);
    b5 = x(b5, d);
    b4 = x(b4, v128.shl<i64>(d, 1));
    d = delta(b6, b7, 1, 80);
    b7 = x(b7, d);
    b6 = x(b6, v128.shl<i64>(d, 1));

    b0 = x(b0, v128.load(KEYS, 0));
    b1 = x(b1, v128.load(KEYS, 16));
    b2 = x(b2, v128.load(KEYS, 32));
    b3 = x(b3, v128.load(KEYS, 48));
    b4 = x(b4, v128.load(KEYS, 64));
    b5 = x(b5, v128.load(KEYS, 80));
    b6 = x(b6, v128.load(KEYS, 96));
    b7 = x(b7, v128.load(KEYS, 112));

    for (let key: usize = KEYS + 128; ; key += 128) {
      // SubBytes: Boyar and Peralta's circuit of 2010 (115 gates; u0 is the most significant bit, here b7). Its four
      // XNORs are XORs here: the 0x63 that they leave out is in the round keys.
      let y14 = x(b4, b2);
      let y13 = x(b7, b1);
      let y9 = x(b7, b4);
      let y8 = x(b7, b2);
      let t0 = x(b6, b5);
      let y1 = x(t0, b0);
      let y4 = x(y1, b4);
      let y12 = x(y13, y14);
      let y2 = x(y1, b7);
      let y5 = x(y1, b1);
      let y3 = x(y5, y8);
      let t1 = x(b3, y12);
      let y15 = x(t1, b2);
      let y20 = x(t1, b6);
      let y6 = x(y15, b0);
      let y10 = x(y15, t0);
      let y11 = x(y20, y9);
      let y7 = x(b0, y11);
      let y17 = x(y10, y11);
      let y19 = x(y10, y8);
      let y16 = x(t0, y11);
      let y21 = x(y13, y16);
      let y18 = x(b7, y16);

      // The inverse in GF(2⁸), by way of GF(2⁴).
      let t2 = a(y12, y15);
      let t4 = x(a(y3, y6), t2);
      let t6 = x(a(y4, b0), t2);
      let t7 = a(y13, y16);
      let t9 = x(a(y5, y1), t7);
      let t11 = x(a(y2, y7), t7);
      let t12 = a(y9, y11);
      let t14 = x(a(y14, y17), t12);
      let t16 = x(a(y8, y10), t12);
      let t21 = x(x(t4, t14), y20);
      let t22 = x(x(t6, t16), y19);
      let t23 = x(x(t9, t14), y21);
      let t24 = x(x(t11, t16), y18);

      let t25 = x(t21, t22);
      let t26 = a(t21, t23);
      let t27 = x(t24, t26);
      let t29 = x(a(t25, t27), t22);
      let t30 = x(t23, t24);
      let t31 = x(t22, t26);
      let t33 = x(a(t31, t30), t24);
      let t34 = x(t23, t33);
      let t35 = x(t27, t33);
      let t36 = a(t24, t35);
      let t37 = x(t36, t34);
      let t38 = x(t27, t36);
      let t40 = x(t25, a(t29, t38));
      let t41 = x(t40, t37);
      let t42 = x(t29, t33);
      let t43 = x(t29, t40);
      let t44 = x(t33, t37);
      let t45 = x(t42, t41);

      let z0 = a(t44, y15);
      let z1 = a(t37, y6);
      let z2 = a(t33, b0);
      let z3 = a(t43, y16);
      let z4 = a(t40, y1);
      let z5 = a(t29, y7);
      let z6 = a(t42, y11);
      let z7 = a(t45, y17);
      let z8 = a(t41, y10);
      let z9 = a(t44, y12);
      let z10 = a(t37, y3);
      let z11 = a(t33, y4);
      let z12 = a(t43, y13);
      let z13 = a(t40, y5);
      let z14 = a(t29, y2);
      let z15 = a(t42, y9);
      let z16 = a(t45, y14);
      let z17 = a(t41, y8);

      let t46 = x(z15, z16);
      let t47 = x(z10, z11);
      let t48 = x(z5, z13);
      let t49 = x(z9, z10);
      let t50 = x(z2, z12);
      let t51 = x(z2, z5);
      let t52 = x(z7, z8);
      let t53 = x(z0, z3);
      let t54 = x(z6, z7);
      let t55 = x(z16, z17);
      let t56 = x(z12, t48);
      let t57 = x(t50, t53);
      let t58 = x(z4, t46);
      let t59 = x(z3, t54);
      let t60 = x(t46, t57);
      let t61 = x(z14, t57);
      let t62 = x(t52, t58);
      let t63 = x(t49, t58);
      let t64 = x(z4, t59);
      let t65 = x(t61, t62);
      let t66 = x(z1, t63);
      b7 = x(t59, t63);
      b1 = x(t56, t62);
      b0 = x(t48, t60);
      b4 = x(t53, t66);
      b3 = x(t51, t66);
      b2 = x(t47, t65);
      b6 = x(t64, b4);
      b5 = x(t55, x(t64, t65));

      // ShiftRows; the last round stops here (FIPS 197 §5.1: no MixColumns).
      let order = v128.load(MASKS + (key == KEYS + 128 ? 0 : key == lastKey ? 32 : 16));
      b0 = i8x16.swizzle(b0, order);
      b1 = i8x16.swizzle(b1, order);
      b2 = i8x16.swizzle(b2, order);
      b3 = i8x16.swizzle(b3, order);
      b4 = i8x16.swizzle(b4, order);
      b5 = i8x16.swizzle(b5, order);
      b6 = i8x16.swizzle(b6, order);
      b7 = i8x16.swizzle(b7, order);
      if (key == lastKey) break;

      // MixColumns and AddRoundKey: with r the row below and t = s ⊕ r, each row becomes 2·t ⊕ r ⊕ (t, two below).
      // Doubling moves each plane up by one; what leaves the top comes back in at bits 0, 1, 3 and 4 (0x1b).
      let r = below(b7);
      let top = x(b7, r);
      let m7 = x(x(r, twoBelow(top)), v128.load(key, 112));
      r = below(b6);
      let t = x(b6, r);
      b7 = x(m7, t);
      let m = x(x(r, twoBelow(t)), v128.load(key, 96));
      r = below(b5);
      t = x(b5, r);
      b6 = x(m, t);
      m = x(x(r, twoBelow(t)), v128.load(key, 80));
      r = below(b4);
      t = x(b4, r);
      b5 = x(m, t);
      m = x(x(x(r, twoBelow(t)), v128.load(key, 64)), top);
      r = below(b3);
      t = x(b3, r);
      b4 = x(m, t);
      m = x(x(x(r, twoBelow(t)), v128.load(key, 48)), top);
      r = below(b2);
      t = x(b2, r);
      b3 = x(m, t);
      m = x(x(r, twoBelow(t)), v128.load(key, 32));
      r = below(b1);
      t = x(b1, r);
      b2 = x(m, t);
      m = x(x(x(r, twoBelow(t)), v128.load(key, 16)), top);
      r = below(b0);
      t = x(b0, r);
      b1 = x(m, t);
      b0 = x(x(x(r, twoBelow(t)), v128.load(key, 0)), top);
    }

    b0 = x(b0, v128.load(lastKey, 0));
    b1 = x(b1, v128.load(lastKey, 16));
    b2 = x(b2, v128.load(lastKey, 32));
    b3 = x(b3, v128.load(lastKey, 48));
    b4 = x(b4, v128.load(lastKey, 64));
    b5 = x(b5, v128.load(lastKey, 80));
    b6 = x(b6, v128.load(lastKey, 96));
    b7 = x(b7, v128.load(lastKey, 112));

    // Block j, bit b changes places with block b, bit j: three rounds of swaps, of halves, quarters and eighths.
    d = delta(b0, b4, 4, 48);
    b4 = x(b4, d);
    b0 = x(b0, v128.shl<i64>(d, 4));
    d = delta(b1, b5, 4, 48);
    b5 = x(b5, d);
    b1 = x(b1, v128.shl<i64>(d, 4));
    d = delta(b2, b6, 4, 48);
    b6 = x(b6, d);
    b2 = x(b2, v128.shl<i64>(d, 4));
    d = delta(b3, b7, 4, 48);
    b7 = x(b7, d);
    b3 = x(b3, v128.shl<i64>(d, 4));
    d = delta(b0, b2, 2, 64);
    b2 = x(b2, d);
    b0 = x(b0, v128.shl<i64>(d, 2));
    d = delta(b1, b3, 2, 64);
    b3 = x(b3, d);
    b1 = x(b1, v128.shl<i64>(d, 2));
    d = delta(b4, b6, 2, 64);
    b6 = x(b6, d);
    b4 = x(b4, v128.shl<i64>(d, 2));
    d = delta(b5, b7, 2, 64);
    b7 = x(b7, d);
    b5 = x(b5, v128.shl<i64>(d, 2));
    d = delta(b0, b1, 1, 80);
    b1 = x(b1, d);
    b0 = x(b0, v128.shl<i64>(d, 1));
    d = delta(b2, b3, 1, 80);
    b3 = x(b3, d);
    b2 = x(b2, v128.shl<i64>(d, 1));
    d = delta(b4, b5, 1, 80);
    b5 = x(b5, d);
    b4 = x(b4, v128.shl<i64>(d, 1));
    d = delta(b6, b7, 1, 80);
    b7 = x(b7, d);
    b6 = x(b6, v128.shl<i64>(d, 1));
    v128.store(at, b0, 0);
    v128.store(at, b1, 16);
    v128.store(at, b2, 32);
    v128.store(at, b3, 48);
    v128.store(at, b4, 64);
    v128.store(at, b5, 80);
    v128.store(at, b6, 96);
    v128.store(at, b7, 112);
  }
}
