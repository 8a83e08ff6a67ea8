import { decryptTables, sBox } from './tables.ts';

/** The key schedule as big-endian words, four a round key (FIPS 197 §5.2). */
export interface Schedule {
  /** 10, 12 or 14. */
  readonly rounds: number;
  readonly words: Uint32Array;
}

const subWord = (w: number) =>
  (sBox[w >>> 24] << 24) |
  (sBox[(w >>> 16) & 0xff] << 16) |
  (sBox[(w >>> 8) & 0xff] << 8) |
  sBox[w & 0xff];

/**
 * KEYEXPANSION() of FIPS 197 §5.2.
 * @param key 16, 24 or 32 bytes; anything else throws a RangeError.
 */
export function expandKey(key: Uint8Array): Schedule {
  const length = key.length / 4;
  if (length !== 4 && length !== 6 && length !== 8)
    throw new RangeError(`AES keys have 16, 24 or 32 bytes. This one has ${key.length}.`);
  const rounds = length + 6;
  const words = new Uint32Array(4 * (rounds + 1));
  const view = new DataView(key.buffer, key.byteOffset, key.length);
  for (let i = 0, rcon = 1; i < words.length; i++) {
    if (i < length) {
      words[i] = view.getUint32(4 * i);
      continue;
    }
    let word = words[i - 1];
    if (i % length === 0) {
      word = subWord((word << 8) | (word >>> 24)) ^ (rcon << 24);
      rcon = (rcon << 1) ^ (rcon & 0x80 ? 0x11b : 0);
    } else if (length === 8 && i % length === 4) word = subWord(word);
    words[i] = words[i - length] ^ word;
  }
  return { rounds, words };
}

/** KEYEXPANSIONEIC() of FIPS 197 §5.3.5: InvMixColumns over all round keys but the first and the last, last first. */
export function invertSchedule({ rounds, words }: Schedule): Schedule {
  const out = new Uint32Array(words.length);
  const [d0, d1, d2, d3] = decryptTables;
  for (let i = 0; i < words.length; i++) {
    const round = i >> 2;
    const w = words[4 * (rounds - round) + (i & 3)];
    out[i] =
      round === 0 || round === rounds
        ? w
        : d0[sBox[w >>> 24]] ^
          d1[sBox[(w >>> 16) & 0xff]] ^
          d2[sBox[(w >>> 8) & 0xff]] ^
          d3[sBox[w & 0xff]];
  }
  return { rounds, words: out };
}
