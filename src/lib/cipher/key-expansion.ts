import { CipherError } from './errors.ts';
import { xtime } from './gf.ts';
import { SBOX } from './s-box.ts';

/** A key made ready for the rounds. */
export interface KeySchedule {
  /** Round keys 0 … `rounds`, 16 bytes each, one after another. */
  readonly roundKeys: Uint8Array;
  /** Nr: 10, 12 or 14. */
  readonly rounds: number;
  /** 16, 24 or 32. */
  readonly keyBytes: number;
}

/** The key schedule of a key of 16, 24 or 32 bytes, else `CipherError`. FIPS 197 §5.2, algorithm 2 */
export function keyExpansion(key: Uint8Array): KeySchedule {
  requireKey(key);
  const nk = key.length / 4;
  const rounds = nk + 6;
  const w = new Uint8Array(16 * (rounds + 1));
  w.set(key);
  for (let i = nk, rcon = 1; i < w.length / 4; i++) {
    const temp = w.slice(4 * i - 4, 4 * i);
    if (i % nk === 0) {
      subWord(rotWord(temp));
      temp[0] ^= rcon;
      rcon = xtime(rcon); // Rcon[j] = x^(j−1), FIPS 197 §5.2, table 5
    } else if (nk === 8 && i % nk === 4) subWord(temp);
    for (let r = 0; r < 4; r++) w[4 * i + r] = w[4 * (i - nk) + r] ^ temp[r];
  }
  return { roundKeys: w, rounds, keyBytes: key.length };
}

/** [a₀, a₁, a₂, a₃] becomes [a₁, a₂, a₃, a₀]. FIPS 197 §5.2 */
function rotWord(word: Uint8Array): Uint8Array {
  const first = word[0];
  word.copyWithin(0, 1);
  word[3] = first;
  return word;
}

/** The S-box on each byte. FIPS 197 §5.2 */
function subWord(word: Uint8Array): void {
  for (let r = 0; r < 4; r++) word[r] = SBOX[word[r]];
}

function requireKey(key: Uint8Array): void {
  if ([16, 24, 32].includes(key.length)) return;
  throw new CipherError('key', `AES keys have 16, 24 or 32 bytes; this one has ${key.length}.`);
}
