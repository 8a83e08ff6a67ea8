import type { Schedule } from './key.ts';
import { encryptWords } from './ttable.ts';

const wordsOf = (iv: Uint8Array): Uint32Array => {
  const view = new DataView(iv.buffer, iv.byteOffset, 16);
  return Uint32Array.from([0, 4, 8, 12], (at) => view.getUint32(at));
};

/** SP 800-38A §6.2: Cⱼ = CIPH(Pⱼ ⊕ Cⱼ₋₁), in place. */
export function encryptCbc(schedule: Schedule, iv: Uint8Array, bytes: Uint8Array): void {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const s = wordsOf(iv);
  for (let at = 0; at < bytes.length; at += 16) {
    for (let i = 0; i < 4; i++) s[i] ^= view.getUint32(at + 4 * i);
    encryptWords(schedule, s);
    for (let i = 0; i < 4; i++) view.setUint32(at + 4 * i, s[i]);
  }
}

/** SP 800-38A §6.2 back: Pⱼ = CIPH⁻¹(Cⱼ) ⊕ Cⱼ₋₁; `bytes` already holds CIPH⁻¹ of each block. */
export function unchainCbc(iv: Uint8Array, ciphertext: Uint8Array, bytes: Uint8Array): void {
  for (let i = 0; i < bytes.length; i++) bytes[i] ^= i < 16 ? iv[i] : ciphertext[i - 16];
}

/**
 * Output blocks XORed into the bytes, in place; each input block is what `feed` says: what comes out (CFB encrypts,
 * SP 800-38A §6.3), what goes in (CFB decrypts), or the output block itself (OFB, §6.4). A last partial block takes
 * what it needs.
 */
export function feedBack(
  schedule: Schedule,
  iv: Uint8Array,
  bytes: Uint8Array,
  feed: 'out' | 'in' | 'output block',
): void {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const s = wordsOf(iv);
  let at = 0;
  for (; at + 16 <= bytes.length; at += 16) {
    encryptWords(schedule, s);
    for (let i = 0; i < 4; i++) {
      const given = view.getUint32(at + 4 * i);
      const result = given ^ s[i];
      view.setUint32(at + 4 * i, result);
      if (feed === 'out') s[i] = result;
      else if (feed === 'in') s[i] = given;
    }
  }
  if (at === bytes.length) return;
  encryptWords(schedule, s);
  for (let i = 0; at + i < bytes.length; i++) bytes[at + i] ^= s[i >> 2] >>> (24 - 8 * (i & 3));
}
