import { facts } from './types.ts';
import type { ImageFacts, Reader } from './types.ts';

/** PNG (W3C PNG 3rd edition §5): the signature, then chunks up to IEND; `acTL` says that it moves. */
export function readPng(r: Reader): ImageFacts | undefined {
  if (r.be32(0) !== 0x89504e47 || r.be32(4) !== 0x0d0a1a0a) return undefined;
  const names = new Set<string>();
  let at = 8;
  while (at + 12 <= r.length && !names.has('IEND')) {
    names.add(r.text(at + 4, 4));
    at += 12 + r.be32(at);
  }
  return facts({
    type: 'png',
    width: r.be32(16),
    height: r.be32(20),
    animated: names.has('acTL'),
    truncated: !names.has('IEND') || at > r.length,
    notes: r.u8(24) === 16 ? ['16 bits a channel were brought down to 8.'] : [],
  });
}
