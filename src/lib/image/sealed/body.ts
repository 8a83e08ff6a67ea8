import { leastBytes, pnmHeader, samplesPerPixel } from '../pnm/header.ts';
import { readBmp } from '../sniff/others.ts';
import { Reader } from '../sniff/types.ts';

/** Where the pixels of an uncompressed picture file stand, by its header: BMP, and PNM of bytes. */
export interface Body {
  /** Bytes before the first pixel. */
  readonly at: number;
  /** Bytes of pixels. */
  readonly length: number;
  /** Bytes from a value to the same of the next pixel; 0 where a byte holds several pixels. */
  readonly step: number;
}

/** The body of a picture file; undefined where it has none that a header could be put back on. */
export const bodyOf = (bytes: Uint8Array): Body | undefined => bmpBody(bytes) ?? pnmBody(bytes);

function bmpBody(bytes: Uint8Array): Body | undefined {
  const r = new Reader(bytes);
  const found = readBmp(r);
  const isOld = r.le32(14) === 12;
  const isRaw = isOld || r.le32(30) === 0 || r.le32(30) === 3;
  if (!found || !isRaw || found.truncated) return undefined;
  const bits = r.le16(isOld ? 24 : 28);
  const length = 4 * Math.ceil((bits * found.width) / 32) * found.height;
  return { at: r.le32(10), length, step: Math.floor(bits / 8) };
}

function pnmBody(bytes: Uint8Array): Body | undefined {
  const header = pnmHeader(bytes);
  if (!header || 'problem' in header || header.kind < 4) return undefined;
  const length = leastBytes(header);
  if (header.end + length > bytes.length) return undefined;
  const step = samplesPerPixel(header.kind) * (header.most > 255 ? 2 : 1);
  return { at: header.end, length, step: header.kind === 4 ? 0 : step };
}

/** How much neighbours differ in what is taken for noise: pictures have 5 to 30, the bytes of a ciphertext 85. */
export const ROUGH = 50;
/** A window of the pixels is enough to tell. */
const LOOKED_AT = 65_536;

/** How much a value differs from the same of the pixel before, on average, 0 to 255; of bits scaled so that noise has 85 too. */
export function roughnessOf(bytes: Uint8Array, { at, length, step }: Body): number {
  const from = at + Math.max(0, (length - LOOKED_AT) >> 1);
  const to = Math.min(at + length, from + LOOKED_AT, bytes.length);
  let sum = 0;
  for (let i = from + step; i < to; i++)
    sum += step === 0 ? changesIn(bytes[i]) * (85 / 3.5) : Math.abs(bytes[i] - bytes[i - step]);
  return sum / Math.max(1, to - from - step);
}

/** How often two neighbouring bits of a byte differ, 0 to 7. */
function changesIn(byte: number): number {
  let count = 0;
  for (let pairs = (byte ^ (byte >> 1)) & 0x7f; pairs; pairs &= pairs - 1) count++;
  return count;
}

/** Whether a picture's pixels look like a ciphertext. */
export const looksSealed = (bytes: Uint8Array, body: Body): boolean =>
  roughnessOf(bytes, body) >= ROUGH;
