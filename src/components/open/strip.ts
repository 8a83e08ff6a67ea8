import type { PartRole } from '../../lib/envelope/index.ts';
import { hexOfByte } from '../../lib/bytes/index.ts';
import { number } from '../../lib/words/index.ts';
import type { Anatomy, PartView } from './look.ts';

/** A byte of the strip: of which part, and which of its bytes, both counted from 0. */
export interface StripPlace {
  readonly part: number;
  readonly byte: number;
}

/** Which role’s colour a part has: the bytes that chain, those that are encrypted, those that prove; the rest is quiet. */
export function colourOf(role: PartRole): 'chain' | 'ciphertext' | 'proof' | 'quiet' {
  if (role === 'iv' || role === 'salt') return 'chain';
  if (role === 'tag' || role === 'mac') return 'proof';
  return role === 'ciphertext' ? 'ciphertext' : 'quiet';
}

/** What is said of a byte: its place in what was given, its value, and what its part is for. */
export function placeOf({ counts, parts }: Anatomy, { part, byte }: StripPlace): string {
  const { name, says, start, end, head } = parts[part];
  const value = hexOfByte(head[byte]);
  if (counts === 'bytes')
    return `Byte ${number(start + byte)} (counted from 0, ${hexOffset(start + byte)}): ${value}, of “${name}”. ${says}`;
  return `Byte ${number(byte)} of “${name}” (counted from 0): ${value}; characters ${number(start)} to ${number(end)} of the text spell it. ${says}`;
}

const hexOffset = (offset: number): string => `0x${offset.toString(16).padStart(2, '0')}`;

/** Where a key leads from a byte: along the bytes, or to the part above or below; undefined where it leads nowhere. */
export function nextByte(
  parts: readonly PartView[],
  { part, byte }: StripPlace,
  key: string,
): StripPlace | undefined {
  const filled = (p: number): boolean => (parts[p]?.head.length ?? 0) > 0;
  const beside = (step: 1 | -1): number => {
    let p = part + step;
    while (p in parts && !filled(p)) p += step;
    return p;
  };
  const last = (p: number): number => parts[p].head.length - 1;
  switch (key) {
    case 'ArrowRight':
      if (byte < last(part)) return { part, byte: byte + 1 };
      return filled(beside(1)) ? { part: beside(1), byte: 0 } : undefined;
    case 'ArrowLeft':
      if (byte > 0) return { part, byte: byte - 1 };
      return filled(beside(-1)) ? { part: beside(-1), byte: last(beside(-1)) } : undefined;
    case 'ArrowDown':
    case 'ArrowUp': {
      const to = beside(key === 'ArrowDown' ? 1 : -1);
      return filled(to) ? { part: to, byte: Math.min(byte, last(to)) } : undefined;
    }
    case 'Home':
      return { part, byte: 0 };
    case 'End':
      return { part, byte: last(part) };
    default:
      return undefined;
  }
}
