/**
 * How many bytes the character at `at` takes (1 to 4); negative: that many bytes are no UTF-8 (the longest
 * beginning of a character, else one byte: one U+FFFD each). The Unicode Standard §3.9, table 3-7.
 */
export function utf8Length(bytes: Uint8Array, at: number): number {
  const lead = bytes[at];
  const length = lengthByLead(lead);
  for (let i = 1; i < length; i++) {
    const [low, high] = i === 1 ? secondByte(lead) : TRAILING;
    if (!(bytes[at + i] >= low && bytes[at + i] <= high)) return -i;
  }
  return length;
}

const TRAILING = [0x80, 0xbf] as const;
/** Second bytes that would spell a character too long, a surrogate, or one past U+10FFFF are left out. */
const SECOND = new Map<number, readonly [number, number]>([
  [0xe0, [0xa0, 0xbf]],
  [0xed, [0x80, 0x9f]],
  [0xf0, [0x90, 0xbf]],
  [0xf4, [0x80, 0x8f]],
]);

function secondByte(lead: number): readonly [number, number] {
  return SECOND.get(lead) ?? TRAILING;
}

function lengthByLead(lead: number): number {
  if (lead < 0x80) return 1;
  if (lead < 0xc2) return -1;
  if (lead < 0xe0) return 2;
  if (lead < 0xf0) return 3;
  return lead < 0xf5 ? 4 : -1;
}
