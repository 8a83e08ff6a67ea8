/** One forged block that was sent before a target, and whether the server found the padding right. */
export interface Try {
  /** 16 bytes. */
  readonly forged: Uint8Array;
  readonly right: boolean;
}

/** Whether two blocks agree but for byte 14. */
const twins = (a: Uint8Array, b: Uint8Array): boolean =>
  a[14] !== b[14] && a.every((byte, i) => i === 14 || byte === b[i]);

/**
 * What the answers prove of CIPH⁻¹_K(target), its last bytes, last known first at index 15; empty where nothing. The last
 * byte is proved by two right answers whose blocks differ in byte 14 alone: then it came out as 01, and not as the last of
 * 02 02. Every byte before it by one right answer for which all bytes after it came out as the padding's length.
 */
export function learnBlock(tries: readonly Try[]): Uint8Array {
  const right = tries.filter((one) => one.right).map(({ forged }) => forged);
  const last = right.find((a) => right.some((b) => twins(a, b)));
  if (!last) return new Uint8Array(0);
  let known = Uint8Array.of(last[15] ^ 1);
  for (;;) {
    const n = known.length + 1;
    const next = right.find((forged) =>
      known.every((byte, i) => (byte ^ forged[17 - n + i]) === n),
    );
    if (!next || n > 16) return known;
    known = Uint8Array.of(next[16 - n] ^ n, ...known);
  }
}
