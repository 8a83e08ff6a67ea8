import { facts } from './types.ts';
import type { ImageFacts, Reader } from './types.ts';

const isFrame = (marker: number) =>
  marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;

/** JPEG (ITU-T T.81 annex B): segments up to the start of the scan; the size is in SOF, the turn in APP1. */
export function readJpeg(r: Reader): ImageFacts | undefined {
  if (r.be16(0) !== 0xffd8 || r.u8(2) !== 0xff) return undefined;
  let [width, height, components, orientation] = [0, 0, 3, 1];
  for (let at = 2; at + 4 <= r.length && r.u8(at) === 0xff;) {
    const marker = r.u8(at + 1);
    if (marker === 0xda) break;
    if (isFrame(marker))
      [height, width, components] = [r.be16(at + 5), r.be16(at + 7), r.u8(at + 9)];
    if (marker === 0xe1 && r.text(at + 4, 4) === 'Exif') orientation = orientationAt(r, at + 10);
    at += marker === 0xff ? 1 : 2 + Math.max(2, r.be16(at + 2));
  }
  return facts({
    type: 'jpeg',
    width,
    height,
    orientation,
    truncated: width === 0 || !endsWithEoi(r),
    notes: components === 4 ? ['Its four inks (CMYK) were turned into red, green and blue.'] : [],
  });
}

/** Tag 0x0112 of the first directory of the TIFF structure at `start`; 1 where there is none. */
function orientationAt(r: Reader, start: number): number {
  const little = r.be16(start) === 0x4949;
  const u16 = (at: number) => (little ? r.le16(at) : r.be16(at));
  const u32 = (at: number) => (little ? r.le32(at) : r.be32(at));
  const directory = start + u32(start + 4);
  for (let i = 0; i < Math.min(u16(directory), 512); i++) {
    const entry = directory + 2 + 12 * i;
    const value = u16(entry + 8);
    if (u16(entry) === 0x0112) return value >= 1 && value <= 8 ? value : 1;
  }
  return 1;
}

/** The end-of-image marker, with at most 64 KiB of what cameras append after it. */
function endsWithEoi(r: Reader): boolean {
  for (let at = r.length - 2; at >= Math.max(2, r.length - 65_536); at--)
    if (r.u8(at) === 0xff && r.u8(at + 1) === 0xd9) return true;
  return false;
}
