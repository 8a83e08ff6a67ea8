import { crc32, deflateSync } from 'node:zlib';
import type { Picture } from '../../src/lib/image/layout.ts';

/** A chunk of a PNG: length, name, data, checksum. */
export function chunk(name: string, data: Uint8Array): Buffer {
  const body = Buffer.concat([Buffer.from(name, 'latin1'), data]);
  const out = Buffer.alloc(body.length + 8);
  out.writeUInt32BE(data.length, 0);
  body.copy(out, 4);
  out.writeUInt32BE(crc32(body), body.length + 4);
  return out;
}

export const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

/** The header chunk: size, bits a channel, colour type (2 RGB, 6 RGBA, 0 grey, 3 palette). */
export function header(width: number, height: number, depth = 8, type = 6): Buffer {
  const data = Buffer.alloc(13);
  data.writeUInt32BE(width, 0);
  data.writeUInt32BE(height, 4);
  data.set([depth, type], 8);
  return chunk('IHDR', data);
}

/** A picture as an 8-bit RGBA PNG, alpha and what is under it kept. */
export function encodePng({ width, height, rgba }: Picture): Buffer {
  const raw = Buffer.alloc(height * (4 * width + 1));
  for (let y = 0; y < height; y++)
    raw.set(rgba.subarray(4 * width * y, 4 * width * (y + 1)), y * (4 * width + 1) + 1);
  return Buffer.concat([
    SIGNATURE,
    header(width, height),
    chunk('IDAT', deflateSync(raw)),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}
