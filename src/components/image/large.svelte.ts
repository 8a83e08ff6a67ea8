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

/** A large picture, encrypted by two workers strip by strip and painted by a third; rows painted so far, and how to stop. */
export class Large {
  /** Rows painted. */
  done = $state(0);
  state = $state<'idle' | 'running' | 'done' | 'cancelled'>('idle');
  #hands: [Hand, Hand] = [new Hand(), new Hand()];
  #painter = new Hand();
  #picture: Picture | undefined;
  #canvas: HTMLCanvasElement | undefined;
  #run = 0;

  /** Encrypts and paints on the canvas, which has the picture's size. What ran before is cancelled. */
  async encrypt(wish: LargeWish, canvas: HTMLCanvasElement): Promise<void> {
    const run = ++this.#run;
    this.#begin(wish.picture, canvas);
    const cancelled = () => run !== this.#run;
    const { height } = wish.picture;
    let given = 0;
    const painted: Promise<void>[] = [];
    const paint = (pixels: Uint8ClampedArray<ArrayBuffer>, firstRow: number, rows: number) => {
      given += rows;
      painted.push(this.#paint({ pixels, firstRow, last: given === height }, cancelled));
    };
    this.done = 0;
    this.state = 'running';
    performance.mark('strips-start');
    try {
      await encryptStrips({ ...wish, cancelled, paint }, this.#hands);
      await Promise.all(painted);
    } catch (error) {
      if (!cancelled()) throw error;
    }
    if (cancelled()) return;
    performance.mark('strips-end');
    this.state = 'done';
  }

  /** Another picture: the workers let go of the one before. */
  #begin(picture: Picture, canvas: HTMLCanvasElement): void {
    if (this.#picture !== picture) for (const hand of this.#hands) hand.end();
    this.#picture = picture;
    if (this.#canvas !== canvas) {
      this.#painter.end();
      this.#painter.give(canvas.transferControlToOffscreen());
    } else this.#painter.forget();
    this.#canvas = canvas;
  }

  async #paint(rows: Parameters<Hand['paint']>[0], cancelled: () => boolean): Promise<void> {
    const painted = await this.#painter.paint(rows);
    if (cancelled() || painted.rows === 0) return;
    performance.mark(painted.first ? 'strips-first' : 'strips-more');
    this.done += painted.rows;
  }

  /** Leaves the rest undone. */
  stop(): void {
    this.#run++;
    if (this.state === 'running') this.state = 'cancelled';
  }

  close(): void {
    this.#run++;
    for (const hand of [...this.#hands, this.#painter]) hand.end();
  }
}
