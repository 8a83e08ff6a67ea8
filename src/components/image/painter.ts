/** Rows of a picture on their way to its canvas. */
export interface Rows {
  readonly pixels: Uint8ClampedArray<ArrayBuffer>;
  readonly firstRow: number;
  /** True with the last rows there are: nothing is held back any longer. */
  readonly last: boolean;
}

/**
 * So often a large picture is painted, in ms, after its first rows: a browser copies the whole of a canvas whenever a
 * part of it changed, and each copy costs as much as a fifth of all the encryption.
 */
const PAINT_MS = 120;

/** Paints on a canvas that the page gave away, in a worker: the page's own thread stays free. */
export class Painter {
  #canvas: OffscreenCanvas;
  #waiting: Rows[] = [];
  #painted = -PAINT_MS;

  constructor(canvas: OffscreenCanvas) {
    this.#canvas = canvas;
  }

  /** @returns how many rows were painted just now, and whether the first was among them. */
  paint(rows: Rows): { rows: number; first: boolean } {
    this.#waiting.push(rows);
    const now = performance.now();
    const due = rows.firstRow === 0 || rows.last || now - this.#painted >= PAINT_MS;
    return due ? this.#flush(now) : { rows: 0, first: false };
  }

  #flush(now: number) {
    const { width } = this.#canvas;
    const context = this.#canvas.getContext('2d', { alpha: false })!;
    for (const { pixels, firstRow } of this.#waiting)
      context.putImageData(new ImageData(pixels, width), 0, firstRow);
    const length = this.#waiting.reduce((sum, { pixels }) => sum + pixels.length, 0);
    const first = this.#waiting.some(({ firstRow }) => firstRow === 0);
    this.#waiting = [];
    this.#painted = now;
    return { rows: length / (4 * width), first };
  }

  /** Leaves what waits unpainted: it was of a run that nobody wants any longer. */
  forget(): void {
    this.#waiting = [];
  }
}
