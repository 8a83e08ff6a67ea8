// Picture files made for the tests: right ones, odd ones, broken ones. All bytes are our own.
import { deflateSync } from 'node:zlib';
import { blank, type Picture } from './library.ts';
import { chunk, encodePng, header, SIGNATURE } from './png.ts';

const end = chunk('IEND', Buffer.alloc(0));
const b = (...bytes: number[]) => Buffer.from(bytes);
const le16 = (n: number) => b(n & 255, n >> 8);

export const smallPng = () => encodePng(blank(33, 17, '#336699'));

/** 20,000 × 20,000 in less than 40 KB: rows of zeros compress to nothing. */
export function hugePng(): Buffer {
  const idat = deflateSync(Buffer.alloc(20_000_000), { level: 9 });
  return Buffer.concat([SIGNATURE, header(20_000, 20_000, 1, 0), chunk('IDAT', idat), end]);
}

export const cutPng = (picture: Picture) => encodePng(picture).subarray(0, -200);

/** 16 bits a channel: one RGB pixel. */
export const deepPng = () =>
  Buffer.concat([
    SIGNATURE,
    header(1, 1, 16, 2),
    chunk('IDAT', deflateSync(b(0, 0x12, 0x34, 0x56, 0x78, 0x9a, 0xbc))),
    end,
  ]);

/** Two colours in a palette. */
export const palettePng = () =>
  Buffer.concat([
    SIGNATURE,
    header(3, 1, 8, 3),
    chunk('PLTE', b(255, 0, 0, 0, 0, 255)),
    chunk('IDAT', deflateSync(b(0, 0, 1, 0))),
    end,
  ]);

/** Every pixel transparent, and a colour under it. */
export const transparentPng = () => {
  const picture = blank(16, 16, '#c86432');
  for (let i = 3; i < picture.rgba.length; i += 4) picture.rgba[i] = 0;
  return encodePng(picture);
};

/** Two frames of 1 × 1: red, then blue. */
export const animatedGif = () =>
  Buffer.concat([
    Buffer.from('GIF89a'),
    b(1, 0, 1, 0, 0x80, 0, 0, 255, 0, 0, 0, 0, 255),
    ...[0x44, 0x4c].map((code) =>
      Buffer.concat([
        b(0x21, 0xf9, 4, 0, 10, 0, 0, 0),
        b(0x2c, 0, 0, 0, 0, 1, 0, 1, 0, 0, 2, 2, code, 1, 0),
      ]),
    ),
    b(0x3b),
  ]);

const segment = (marker: number, data: Buffer) =>
  Buffer.concat([b(0xff, marker, (data.length + 2) >> 8, (data.length + 2) & 255), data]);

/** EXIF with nothing but an orientation, big- or little-endian. */
function exif(orientation: number, little: boolean): Buffer {
  const n16 = (n: number) => (little ? le16(n) : b(n >> 8, n & 255));
  const n32 = (n: number) =>
    little ? Buffer.concat([n16(n), n16(0)]) : Buffer.concat([n16(0), n16(n)]);
  const tiff = [Buffer.from(little ? 'II' : 'MM'), n16(42), n32(8), n16(1)];
  const entry = [n16(0x0112), n16(3), n32(1), n16(orientation), n16(0), n32(0)];
  return segment(0xe1, Buffer.concat([Buffer.from('Exif\0\0'), ...tiff, ...entry]));
}

/**
 * A baseline JPEG of 8 × 8 blocks of one shade each: only DC coefficients, in a Huffman code of 4 bits a size.
 * @param shades one a block, left to right, 0 to 255. @param components 1 grey, 4 CMYK (all inks alike).
 */
export function jpeg(
  shades: readonly number[],
  { components = 1, orientation = 0, little = false, padding = 0 } = {},
): Buffer {
  const ids = Array.from({ length: components }, (_, i) => i + 1);
  const bits: string[] = [];
  let before = 0;
  for (const shade of shades) {
    // One DC step is a shade: with a quantiser of 8 the mean of a block is DC + 128.
    const difference = shade - 128 - before;
    before += difference;
    const size = difference === 0 ? 0 : Math.floor(Math.log2(Math.abs(difference))) + 1;
    const value = difference < 0 ? difference + 2 ** size - 1 : difference;
    const dc =
      size.toString(2).padStart(4, '0') + (size ? value.toString(2).padStart(size, '0') : '');
    // Each component has a prediction of its own, and all are alike.
    for (let i = 0; i < components; i++) bits.push(`${dc}0`);
  }
  const stream = bits.join('').padEnd(Math.ceil(bits.join('').length / 8) * 8, '1');
  const scan = (stream.match(/.{8}/g) ?? []).flatMap((byte) => {
    const value = parseInt(byte, 2);
    return value === 255 ? [255, 0] : [value];
  });
  return Buffer.concat([
    b(0xff, 0xd8),
    ...(orientation ? [exif(orientation, little)] : []),
    ...(components === 4 ? [segment(0xee, Buffer.from('Adobe\0d\0\0\0\0\0', 'latin1'))] : []),
    ...(padding ? [segment(0xfe, Buffer.alloc(padding))] : []),
    segment(0xdb, Buffer.concat([b(0), Buffer.alloc(64, 8)])),
    segment(
      0xc0,
      Buffer.concat([
        b(8, 0, 8),
        b(0, 8 * shades.length, components),
        ...ids.map((id) => b(id, 0x11, 0)),
      ]),
    ),
    segment(
      0xc4,
      Buffer.concat([
        b(0x00, 0, 0, 0, 12),
        Buffer.alloc(12),
        b(...Array.from({ length: 12 }, (_, i) => i)),
      ]),
    ),
    segment(0xc4, Buffer.concat([b(0x10, 1), Buffer.alloc(15), b(0)])),
    segment(0xda, Buffer.concat([b(components), ...ids.map((id) => b(id, 0)), b(0, 63, 0)])),
    Buffer.from(scan),
    b(0xff, 0xd9),
  ]);
}

/** Half red (#d8344b), half blue (#285ac8), 24 × 16 pixels: a drawing of ours as `cwebp -lossless` and `avifenc -l` write it. */
export const twoHalves = {
  webp: Buffer.from(
    'UklGRioAAABXRUJQVlA4TB4AAAAvF8ADAA9wE5pDYX+pb/5jCUICwv+1HugWRPQ/sBk=',
    'base64',
  ),
  avif: Buffer.from(
    'AAAAIGZ0eXBhdmlmAAAAAGF2aWZtaWYxbWlhZk1BMUEAAADybWV0YQAAAAAAAAAoaGRscgAAAAAAAAAAcGljdAAAAAAAAAAAAAAAAGxpYmF2aWYA' +
      'AAAADnBpdG0AAAAAAAEAAAAeaWxvYwAAAABEAAABAAEAAAABAAABGgAAACAAAAAoaWluZgAAAAAAAQAAABppbmZlAgAAAAABAABhdjAxQ29sb3IA' +
      'AAAAamlwcnAAAABLaXBjbwAAABRpc3BlAAAAAAAAABgAAAAQAAAAEHBpeGkAAAAAAwgICAAAAAxhdjFDgSAAAAAAABNjb2xybmNseAABAA0AAIAA' +
      'AAAXaXBtYQAAAAAAAAABAAEEAQKDBAAAAChtZGF0EgAKCDgQ7/ygIaAEMhJEAADcgCOJBQxbn1ieN9oxWHA=',
    'base64',
  ),
};

/** A WebP header as the extended format has it; no picture inside. */
export const webpHeader = (width: number, height: number, flags = 0) => {
  const size = [width - 1, height - 1].flatMap((n) => [n & 255, (n >> 8) & 255, n >> 16]);
  const body = Buffer.concat([Buffer.from('WEBPVP8X'), b(10, 0, 0, 0, flags, 0, 0, 0, ...size)]);
  return Buffer.concat([Buffer.from('RIFF'), b(body.length, 0, 0, 0), body]);
};

/** The boxes that say what an AVIF or HEIC is and how large; no picture inside. */
export const isobmff = (brand: string, width: number, height: number) => {
  const box = (name: string, ...data: Buffer[]) => {
    const body = Buffer.concat([Buffer.from(name), ...data]);
    const size = Buffer.alloc(4);
    size.writeUInt32BE(body.length + 4);
    return Buffer.concat([size, body]);
  };
  const be32 = (n: number) => {
    const out = Buffer.alloc(4);
    out.writeUInt32BE(n);
    return out;
  };
  const ispe = box('ispe', be32(0), be32(width), be32(height));
  const thumb = box('ispe', be32(0), be32(64), be32(64));
  const inner = box('ipco', thumb, ispe);
  return Buffer.concat([
    box('ftyp', Buffer.from(brand), be32(0), Buffer.from(brand)),
    box('meta', be32(0), box('iprp', inner)),
  ]);
};

/** An SVG that would call out and run a script, were it inlined. */
export const evilSvg = (origin: string) =>
  Buffer.from(`<?xml version="1.0"?><!-- a comment --><svg xmlns="http://www.w3.org/2000/svg" width="64" height="32"
  onload="document.title='owned'"><script>document.title='owned';fetch('${origin}/script')</script>
  <image href="${origin}/image.png" width="9" height="9"/><rect width="64" height="32" fill="#d8344b"/></svg>`);

export const htmlPage = () => Buffer.from('<!doctype html><title>No picture</title><p>Not found');
