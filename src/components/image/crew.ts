import type { BulkSettings } from '../../lib/bulk/index.ts';
import type {
  DecryptWish,
  Outcome,
  StripWish,
  Unsealed,
  UnsealWish,
  Wish,
} from '../../lib/image/index.ts';
import { moduleWorker } from '../parts/module-worker.ts';
import workerUrl from './image.worker.ts?worker&url';
import type { Answer, Decrypted, Job, Painted, Strip } from './jobs.ts';
import type { Rows } from './painter.ts';

interface Waiting {
  resolve(result: unknown): void;
  readonly reject: (error: Error) => void;
}

/** One worker, which does its jobs in the order they come. A worker that dies is replaced by the next job. */
export class Hand {
  #worker: Worker | undefined;
  #waiting = new Map<number, Waiting>();
  #next = 0;
  #kept = new Set<number>();

  /** Jobs given and not answered. */
  get load(): number {
    return this.#waiting.size;
  }

  wish(wish: Wish): Promise<Outcome> {
    return this.#ask<Outcome>((id) => ({ id, kind: 'wish', wish }), []);
  }
  decrypt(wish: DecryptWish): Promise<Decrypted> {
    return this.#ask<Decrypted>((id) => ({ id, kind: 'decrypt', wish }), []);
  }
  unseal(wish: UnsealWish): Promise<Unsealed> {
    return this.#ask<Unsealed>((id) => ({ id, kind: 'unseal', wish }), []);
  }
  file(file: Uint8Array, settings: BulkSettings): Promise<Pick<Decrypted, 'bytes'>> {
    return this.#ask<Pick<Decrypted, 'bytes'>>((id) => ({ id, kind: 'file', file, settings }), []);
  }
  /** The strip's pixels are asked for and transferred once: the worker keeps them, as long as it lives. */
  strip(
    wish: Omit<StripWish, 'pixels'>,
    pixelsOf: () => Uint8ClampedArray<ArrayBuffer>,
  ): Promise<Strip> {
    const pixels = this.#kept.has(wish.firstRow) ? undefined : pixelsOf();
    this.#kept.add(wish.firstRow);
    const transfer = pixels ? [pixels.buffer] : [];
    return this.#ask<Strip>((id) => ({ id, kind: 'strip', wish, pixels }), transfer);
  }

  /** From now on the worker paints on this canvas. */
  give(canvas: OffscreenCanvas): void {
    void this.#ask((id) => ({ id, kind: 'canvas', canvas }), [canvas]).catch(() => {});
  }
  paint(rows: Rows): Promise<Painted> {
    return this.#ask<Painted>((id) => ({ id, kind: 'paint', rows }), [rows.pixels.buffer]);
  }
  /** What waits to be painted isn't wanted any longer. */
  forget(): void {
    void this.#ask((id) => ({ id, kind: 'canvas', canvas: undefined }), []).catch(() => {});
  }

  /** Ends the worker; whoever waits is told. */
  end(reason = 'stopped'): void {
    this.#worker?.terminate();
    this.#worker = undefined;
    this.#kept.clear();
    for (const { reject } of this.#waiting.values()) reject(new Error(reason));
    this.#waiting.clear();
  }

  #ask<R>(job: (id: number) => Job, transfer: Transferable[]): Promise<R> {
    const worker = (this.#worker ??= this.#hire());
    const id = this.#next++;
    return new Promise<R>((resolve, reject) => {
      this.#waiting.set(id, { resolve: resolve, reject });
      worker.postMessage(job(id), transfer);
    });
  }

  #hire(): Worker {
    const worker = moduleWorker(workerUrl);
    worker.onmessage = ({ data }: MessageEvent<Answer>) => {
      const waiting = this.#waiting.get(data.id);
      this.#waiting.delete(data.id);
      if (data.problem === undefined) waiting?.resolve(data.result);
      else waiting?.reject(new Error(data.problem));
    };
    worker.onerror = () => this.end('The worker stopped.');
    return worker;
  }
}
