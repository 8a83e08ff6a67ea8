import type { Picture } from '../layout.ts';

/** Points of closed outlines, in the drawing's own units. */
type Outline = readonly (readonly [number, number])[];

const STEPS = 24;

/**
 * Outlines of SVG path data made of the absolute commands M, L, C, Q and Z; curves become 24 lines each.
 */
export function outlinesOf(path: string): Outline[] {
  const outlines: [number, number][][] = [];
  for (const [, command, rest] of path.matchAll(/([MLCQZ])([^MLCQZ]*)/g)) {
    const n =
      rest.trim() === ''
        ? []
        : rest
            .trim()
            .split(/[\s,]+/)
            .map(Number);
    const size = { M: 2, L: 2, C: 6, Q: 4, Z: 0 }[command]!;
    if (command === 'M') outlines.push([[n[0], n[1]]]);
    const outline = outlines[outlines.length - 1];
    if (command === 'M' || command === 'Z') continue;
    for (let i = 0; i < n.length; i += size) curve(outline, n.slice(i, i + size));
  }
  return outlines;
}

/** Adds a line, a quadratic or a cubic Bézier curve by de Casteljau's construction. */
function curve(outline: [number, number][], n: readonly number[]): void {
  const start = outline[outline.length - 1];
  const points = [start, ...pairs(n)];
  const steps = points.length === 2 ? 1 : STEPS;
  for (let s = 1; s <= steps; s++) {
    let row = points;
    while (row.length > 1)
      row = row
        .slice(1)
        .map(([x, y], i): [number, number] => [
          row[i][0] + ((x - row[i][0]) * s) / steps,
          row[i][1] + ((y - row[i][1]) * s) / steps,
        ]);
    outline.push(row[0]);
  }
}

function pairs(n: readonly number[]): [number, number][] {
  return Array.from({ length: n.length / 2 }, (_, i) => [n[2 * i], n[2 * i + 1]]);
}

/** Fills outlines with a colour, hard-edged, even-odd, at pixel centres; `scale` pixels a unit. */
export function fill(picture: Picture, outlines: Outline[], colour: string, scale = 1): void {
  const words = new Uint32Array(picture.rgba.buffer);
  const word = wordOf(colour);
  for (let y = 0; y < picture.height; y++) {
    const crossings = crossingsAt(outlines, (y + 0.5) / scale).map((x) => x * scale);
    for (let i = 0; i + 1 < crossings.length; i += 2) {
      const from = Math.max(0, Math.ceil(crossings[i] - 0.5));
      const to = Math.min(picture.width, Math.ceil(crossings[i + 1] - 0.5));
      if (to > from) words.fill(word, y * picture.width + from, y * picture.width + to);
    }
  }
}

function crossingsAt(outlines: readonly Outline[], y: number): number[] {
  const xs: number[] = [];
  for (const outline of outlines)
    outline.forEach(([x1, y1], i) => {
      const [x0, y0] = outline[(i || outline.length) - 1];
      if (y0 <= y !== y1 <= y) xs.push(x0 + ((y - y0) / (y1 - y0)) * (x1 - x0));
    });
  return xs.sort((a, b) => a - b);
}

/** `#rrggbb`, opaque, as the little-endian word a canvas holds. */
export function wordOf(colour: string): number {
  const n = parseInt(colour.slice(1), 16);
  return (0xff000000 | ((n & 255) << 16) | (n & 0xff00) | (n >> 16)) >>> 0;
}

/** A picture of one colour. */
export function blank(width: number, height: number, colour: string): Picture {
  const rgba = new Uint8ClampedArray(4 * width * height);
  new Uint32Array(rgba.buffer).fill(wordOf(colour));
  return { width, height, rgba };
}

/** Fills a rectangle, cut to the picture. */
export function fillRect(p: Picture, x: number, y: number, w: number, h: number, colour: string) {
  const words = new Uint32Array(p.rgba.buffer);
  for (let row = Math.max(0, y); row < Math.min(p.height, y + h); row++)
    words.fill(
      wordOf(colour),
      row * p.width + Math.max(0, x),
      row * p.width + Math.min(p.width, x + w),
    );
}

/** The outline of an ellipse, for `fill`. */
export function ellipse(cx: number, cy: number, rx: number, ry: number): Outline {
  return Array.from({ length: 64 }, (_, i): [number, number] => {
    const angle = (i / 32) * Math.PI;
    return [cx + rx * Math.cos(angle), cy + ry * Math.sin(angle)];
  });
}
