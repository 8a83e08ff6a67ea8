import { facts } from './types.ts';
import type { ImageFacts, Reader } from './types.ts';

/** GIF89a: the logical screen; a second image descriptor makes it move. */
export function readGif(r: Reader): ImageFacts | undefined {
  if (!/^GIF8[79]a$/.test(r.text(0, 6))) return undefined;
  let frames = 0;
  let ended = false;
  for (let at = 13 + colourTable(r.u8(10)); at < r.length && !ended;) {
    const kind = r.u8(at);
    ended = kind === 0x3b;
    if (kind === 0x2c) {
      frames++;
      at = skipBlocks(r, at + 11 + colourTable(r.u8(at + 9)));
    } else if (kind === 0x21) at = skipBlocks(r, at + 2);
    else break;
  }
  const [width, height] = [r.le16(6), r.le16(8)];
  return facts({ type: 'gif', width, height, animated: frames > 1, truncated: !ended });
}

const colourTable = (flags: number) => (flags & 0x80 ? 3 * 2 ** ((flags & 7) + 1) : 0);

function skipBlocks(r: Reader, start: number): number {
  let at = start;
  while (at < r.length && r.u8(at) > 0) at += 1 + r.u8(at);
  return at + 1;
}

/** WebP (RFC 9649): VP8X, VP8L or VP8 in a RIFF container. */
export function readWebp(r: Reader): ImageFacts | undefined {
  if (r.text(0, 4) !== 'RIFF' || r.text(8, 4) !== 'WEBP') return undefined;
  const truncated = r.le32(4) + 8 > r.length;
  const of = (width: number, height: number, animated = false) =>
    facts({ type: 'webp', width, height, animated, truncated });
  const kind = r.text(12, 4);
  if (kind === 'VP8X') return of(1 + r.le24(24), 1 + r.le24(27), (r.u8(20) & 2) !== 0);
  if (kind === 'VP8L') {
    const bits = r.le32(21);
    return of(1 + (bits % 16_384), 1 + (Math.floor(bits / 16_384) % 16_384));
  }
  return of(r.le16(26) & 0x3fff, r.le16(28) & 0x3fff);
}

/** AVIF and HEIC (ISO 14496-12): the brand, and the largest `ispe` box, which holds the size. */
export function readIsobmff(r: Reader): ImageFacts | undefined {
  if (r.text(4, 4) !== 'ftyp') return undefined;
  const brands = r.text(8, Math.min(64, r.be32(0) - 8));
  const type = /avif|avis/.test(brands)
    ? 'avif'
    : /hei[csmx]|hev[cx]|mif1|msf1/.test(brands)
      ? 'heic'
      : '';
  if (type === '') return undefined;
  let [width, height] = [0, 0];
  for (let at = 0; at <= Math.min(r.length, 65_536) - 16; at++)
    if (r.be32(at) === 0x69737065 && r.be32(at + 8) * r.be32(at + 12) > width * height)
      [width, height] = [r.be32(at + 8), r.be32(at + 12)];
  let end = 0;
  for (let at = 0; at < r.length && r.be32(at) >= 8; at = end) end = at + r.be32(at);
  return facts({
    type,
    width,
    height,
    animated: /avis|msf1/.test(brands),
    truncated: width === 0 || end > r.length,
  });
}

/** BMP: the info header's size, height negative where the top row comes first. */
export function readBmp(r: Reader): ImageFacts | undefined {
  if (r.text(0, 2) !== 'BM' || r.le32(14) < 12 || r.le32(14) > 124) return undefined;
  const old = r.le32(14) === 12;
  const [width, height] = old
    ? [r.le16(18), r.le16(20)]
    : [r.le32(18) | 0, Math.abs(r.le32(22) | 0)];
  const bits = r.le16(old ? 24 : 28);
  const raw = old || r.le32(30) === 0 || r.le32(30) === 3;
  const needs = r.le32(10) + 4 * Math.ceil((bits * width) / 32) * height;
  return facts({ type: 'bmp', width, height, truncated: raw && needs > r.length });
}

/** What may stand before an SVG’s first tag, each with how it ends. */
const BEFORE_SVG: readonly (readonly [begins: RegExp, ends: RegExp])[] = [
  [/<\?/y, /\?>/g],
  [/<!--/y, /-->/g],
  [/<!DOCTYPE[^>[]*\[/iy, /\]\s*>/g],
  [/<!DOCTYPE/iy, />/g],
];

/** Where the first tag begins; undefined where what stands before it doesn’t end. Linear: nothing is looked at twice. */
function afterProlog(text: string): number | undefined {
  let at = text.startsWith('\uFEFF') ? 1 : 0;
  for (;;) {
    while (/\s/.test(text.charAt(at))) at += 1;
    const next = BEFORE_SVG.find(([begins]) => {
      begins.lastIndex = at;
      return begins.test(text);
    });
    if (!next) return at;
    const [begins, ends] = next;
    ends.lastIndex = begins.lastIndex;
    if (!ends.test(text)) return undefined;
    at = ends.lastIndex;
  }
}

/** SVG: its own width and height, else the view box; units of CSS where they are plain numbers or px. */
export function readSvg(r: Reader): ImageFacts | undefined {
  const text = new TextDecoder().decode(r.bytes.subarray(0, 65_536));
  const found = /^<svg\b([^>]*)>/i.exec(text.slice(afterProlog(text) ?? text.length));
  if (!found) return undefined;
  const length = (name: string) =>
    Number(
      new RegExp(`\\s${name}\\s*=\\s*["']\\s*([0-9.]+)(?:px)?\\s*["']`).exec(found[1])?.[1] ?? 0,
    );
  const box = /\sviewBox\s*=\s*["']([^"']*)["']/
    .exec(found[1])?.[1]
    .trim()
    .split(/[\s,]+/)
    .map(Number);
  const width = Math.round(length('width') || box?.[2] || 0);
  const height = Math.round(length('height') || box?.[3] || 0);
  const truncated =
    !/<\/svg\s*>/i.test(new TextDecoder().decode(r.bytes.subarray(-4096))) &&
    !found[1].endsWith('/');
  return facts({ type: 'svg', width, height, truncated });
}
