/** Multiplication by x in GF(2⁸) modulo x⁸ + x⁴ + x³ + x + 1 (FIPS 197 §4.2). */
const double = (a: number) => ((a << 1) ^ (a & 0x80 ? 0x11b : 0)) & 0xff;

/** SBOX() and its inverse (FIPS 197 §5.1.1): 3 generates the field, so the inverse of 3ⁱ is 3²⁵⁵⁻ⁱ. */
function makeBoxes(): [Uint8Array, Uint8Array] {
  const powers = new Uint8Array(256);
  for (let i = 0, power = 1; i < 256; i++, power ^= double(power)) powers[i] = power;
  const sBox = new Uint8Array(256);
  const invSBox = new Uint8Array(256);
  for (let i = 0; i < 256; i++) {
    const [a, inverse] = i === 255 ? [0, 0] : [powers[i], powers[255 - i]];
    const twice = inverse * 0x101;
    const image = (twice ^ (twice >> 4) ^ (twice >> 5) ^ (twice >> 6) ^ (twice >> 7) ^ 0x63) & 0xff;
    sBox[a] = image;
    invSBox[image] = a;
  }
  return [sBox, invSBox];
}

const rotateRight8 = (word: number) => (word >>> 8) | (word << 24);

/** Four tables of 256 words: a box's output times a column of MixColumns, for each of the four rows. */
function makeTables(box: Uint8Array, column: (s: number) => number): Uint32Array[] {
  const tables = [0, 1, 2, 3].map(() => new Uint32Array(256));
  for (let i = 0; i < 256; i++) {
    let word = column(box[i]);
    for (const table of tables) {
      table[i] = word;
      word = rotateRight8(word);
    }
  }
  return tables;
}

function mixColumn(s: number): number {
  const s2 = double(s);
  return (s2 << 24) | (s << 16) | (s << 8) | (s ^ s2);
}

function invMixColumn(s: number): number {
  const s2 = double(s);
  const s4 = double(s2);
  const s8 = double(s4);
  return ((s2 ^ s4 ^ s8) << 24) | ((s ^ s8) << 16) | ((s ^ s4 ^ s8) << 8) | (s ^ s2 ^ s8);
}

const boxes = /* @__PURE__ */ makeBoxes();
/** SubBytes: 256 bytes. FIPS 197 §5.1.1 */
export const sBox = boxes[0];
/** InvSubBytes: 256 bytes. FIPS 197 §5.3.2 */
export const invSBox = boxes[1];

/** SubBytes and MixColumns as one lookup for each row; big-endian words, one a column. */
export const encryptTables = /* @__PURE__ */ makeTables(sBox, mixColumn);

/** InvSubBytes and InvMixColumns, for the equivalent inverse cipher (FIPS 197 §5.3.5). */
export const decryptTables = /* @__PURE__ */ makeTables(invSBox, invMixColumn);
