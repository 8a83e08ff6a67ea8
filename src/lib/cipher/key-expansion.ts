import { CipherError } from './errors.ts';
import { ONE, subWord, up, xtimeWord } from './word.ts';

/** A key made ready for the rounds. */
export interface KeySchedule {
  /** The words of the round keys, four a round. FIPS 197 §5.2 */
  readonly w: Uint32Array;
  /** The same memory as bytes: round keys 0 … `rounds`, 16 bytes each, one after another. */
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
  const w = new Uint32Array(4 * (rounds + 1));
  const roundKeys = new Uint8Array(w.buffer);
  roundKeys.set(key);
  let rcon = ONE;
  for (let i = nk; i < w.length; i++) {
    let temp = w[i - 1];
    if (i % nk === 0) {
      temp = subWord(up(temp, 1)) ^ rcon; // RotWord turns the bytes one row up
      rcon = xtimeWord(rcon); // Rcon[j] is x^(j−1) in row 0
    } else if (nk === 8 && i % nk === 4) temp = subWord(temp);
    w[i] = w[i - nk] ^ temp;
  }
  return { w, roundKeys, rounds, keyBytes: key.length };
}

function requireKey(key: Uint8Array): void {
  if ([16, 24, 32].includes(key.length)) return;
  throw new CipherError('key', `AES keys have 16, 24 or 32 bytes; this one has ${key.length}.`);
}
