/** What leaves a word at the right by four places comes in again at the left: SP 800-38D §6.3's R, for each nibble. */
const REDUCED = Uint32Array.from({ length: 16 }, (_, nibble) => {
  let [high, low] = [0, nibble];
  for (let i = 0; i < 4; i++) {
    high = (high >>> 1) ^ (low & 1 ? 0xe1000000 : 0);
    low >>>= 1;
  }
  return high;
});

/** The multiples of H by each nibble, four words each. */
function multiplesOf(h: Uint8Array): Uint32Array {
  const table = new Uint32Array(64);
  const view = new DataView(h.buffer, h.byteOffset, 16);
  for (let i = 0; i < 4; i++) table[4 * 8 + i] = view.getUint32(4 * i);
  for (let n = 4; n > 0; n >>= 1) {
    const [a, b, c, d] = table.subarray(8 * n, 8 * n + 4);
    const out = d & 1 ? 0xe1000000 : 0;
    const halved = [(a >>> 1) ^ out, (b >>> 1) | (a << 31), (c >>> 1) | (b << 31)];
    table.set([...halved, (d >>> 1) | (c << 31)], 4 * n);
  }
  for (let n = 3; n < 16; n++) {
    const first = n & -n;
    if (n === first) continue;
    for (let i = 0; i < 4; i++)
      table[4 * n + i] = table[4 * first + i] ^ table[4 * (n - first) + i];
  }
  return table;
}

/**
 * GHASH_H (SP 800-38D §6.4), four bits at a time.
 * @param h the hash subkey, 16 bytes.
 * @param parts each is filled up with zeros to whole blocks, as GCM does with ciphertext and lengths.
 * @returns 16 bytes.
 */
export function ghash(h: Uint8Array, parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const table = multiplesOf(h);
  const y = new Uint8Array(16);
  const view = new DataView(y.buffer);
  for (const part of parts)
    for (let at = 0; at < part.length; at += 16) {
      const end = Math.min(16, part.length - at);
      for (let i = 0; i < end; i++) y[i] ^= part[at + i];
      multiply(table, y, view);
    }
  return y;
}

/** y • H, in place: Horner's rule over its nibbles, the last first. */
function multiply(table: Uint32Array, y: Uint8Array, view: DataView): void {
  let [a, b, c, d] = [0, 0, 0, 0];
  for (let i = 31; i >= 0; i--) {
    const nibble = i & 1 ? y[i >> 1] & 15 : y[i >> 1] >> 4;
    const out = REDUCED[d & 15];
    d = ((d >>> 4) | (c << 28)) ^ table[4 * nibble + 3];
    c = ((c >>> 4) | (b << 28)) ^ table[4 * nibble + 2];
    b = ((b >>> 4) | (a << 28)) ^ table[4 * nibble + 1];
    a = (a >>> 4) ^ out ^ table[4 * nibble];
  }
  view.setUint32(0, a);
  view.setUint32(4, b);
  view.setUint32(8, c);
  view.setUint32(12, d);
}
