import { leastBytes, pnmHeader } from '../pnm/header.ts';
import type { ImageFacts, Reader } from './types.ts';
import { facts } from './types.ts';

/** PNM (Netpbm): P1 to P6, the size in digits; what is cut is told by the least that the samples take. */
export function readPnm({ bytes }: Reader): ImageFacts | undefined {
  const header = pnmHeader(bytes);
  if (!header) return undefined;
  if ('problem' in header) return facts({ type: 'pnm', width: 0, height: 0, ...header });
  const { width, height, most, end } = header;
  const notes = most > 255 ? ['Its values of two bytes were brought down to one.'] : [];
  const truncated = end + leastBytes(header) > bytes.length;
  return facts({ type: 'pnm', width, height, truncated, notes });
}
