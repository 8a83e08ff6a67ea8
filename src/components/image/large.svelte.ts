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
    const context = canvas.getContext('2d', { willReadFrequently: true })!;
    this.done = 0;
    this.state = 'running';
    performance.mark('strips-start');
    await encryptStrips(
      {
        ...wish,
        cancelled: () => run !== this.#run,
        paint: (pixels, firstRow, rows) => {
          context.putImageData(new ImageData(pixels, wish.picture.width, rows), 0, firstRow);
          performance.mark(firstRow === 0 ? 'strips-first' : 'strips-more');
          this.done += rows;
        },
      },
      this.#hands,
    );
    if (run !== this.#run) return;
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
