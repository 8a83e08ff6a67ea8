import type { BulkModeId, ImageKey, Picture, PixelFormat } from '../../lib/image/index.ts';
import { Hand } from './crew.ts';
import { encryptStrips } from './strips.ts';

/** What a large picture is encrypted with, in one mode at a time. */
export interface LargeWish {
  readonly picture: Picture;
  readonly format: PixelFormat;
  readonly noise: number;
  readonly mode: BulkModeId;
  readonly secret: ImageKey;
}

/**
 * After the first strip the picture is painted so often, in ms. A browser copies the whole of a canvas whenever a part
 * of it changed: painting each strip by itself kept the main thread busier than all the encryption.
 */
const PAINT_MS = 150;

type Done = [pixels: Uint8ClampedArray<ArrayBuffer>, firstRow: number, rows: number];

/** A large picture, encrypted by two workers strip by strip; rows painted so far, and how to stop. */
export class Large {
  /** Rows painted. */
  done = $state(0);
  state = $state<'idle' | 'running' | 'done' | 'cancelled'>('idle');
  #hands: [Hand, Hand] = [new Hand(), new Hand()];
  #run = 0;

  /** Encrypts and paints on the canvas, which has the picture's size. What ran before is cancelled. */
  async encrypt(wish: LargeWish, canvas: HTMLCanvasElement): Promise<void> {
    const run = ++this.#run;
    const context = canvas.getContext('2d', { alpha: false })!;
    const cancelled = () => run !== this.#run;
    let waiting: Done[] = [];
    let painted = -PAINT_MS;
    let rowsDone = 0;
    const flush = () => {
      for (const [pixels, firstRow, rows] of waiting) {
        context.putImageData(new ImageData(pixels, wish.picture.width, rows), 0, firstRow);
        performance.mark(firstRow === 0 ? 'strips-first' : 'strips-more');
      }
      waiting = [];
      painted = performance.now();
      this.done = rowsDone;
    };
    const paint = (...strip: Done) => {
      waiting.push(strip);
      rowsDone += strip[2];
      if (performance.now() - painted >= PAINT_MS) flush();
    };
    this.done = 0;
    this.state = 'running';
    performance.mark('strips-start');
    await encryptStrips({ ...wish, cancelled, paint }, this.#hands);
    if (cancelled()) return;
    flush();
    performance.mark('strips-end');
    this.state = 'done';
  }

  /** Leaves the rest undone. */
  stop(): void {
    this.#run++;
    if (this.state === 'running') this.state = 'cancelled';
  }

  close(): void {
    this.#run++;
    for (const hand of this.#hands) hand.end();
  }
}
