import type { BulkSettings } from '../../lib/bulk/index.ts';
import type {
  DecryptWish,
  Outcome,
  StripWish,
  Unsealed,
  UnsealWish,
  Wish,
} from '../../lib/image/index.ts';
import type { Painter, Rows } from './painter.ts';

/** What the page asks of its worker; an answer has the job's `id`. */
export type Job =
  | { readonly id: number; readonly kind: 'wish'; readonly wish: Wish }
  | { readonly id: number; readonly kind: 'decrypt'; readonly wish: DecryptWish }
  | { readonly id: number; readonly kind: 'unseal'; readonly wish: UnsealWish }
  | {
      readonly id: number;
      readonly kind: 'file';
      readonly file: Uint8Array;
      readonly settings: BulkSettings;
    }
  | {
      readonly id: number;
      readonly kind: 'paint';
      readonly rows: Rows;
    }
  /** A canvas to paint on; without one, what waits to be painted is forgotten. */
  | { readonly id: number; readonly kind: 'canvas'; readonly canvas: OffscreenCanvas | undefined }
  | {
      readonly id: number;
      readonly kind: 'strip';
      readonly wish: Omit<StripWish, 'pixels'>;
      /** Kept by the worker, by the strip's first row; undefined where it has them already. */
      readonly pixels: Uint8ClampedArray<ArrayBuffer> | undefined;
    };

/** What a decryption gives: all bytes, and the pixels among them, four bytes each. */
export interface Decrypted {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly pixels: Uint8ClampedArray<ArrayBuffer>;
}

/** One strip of a large picture, encrypted: its pixels, and what the strip after it starts from. */
export interface Strip {
  readonly pixels: Uint8ClampedArray<ArrayBuffer>;
  readonly next: Uint8Array<ArrayBuffer>;
}

/** What painting some rows gave. */
export type Painted = ReturnType<Painter['paint']>;

/** What the worker says to a job: its result, or why there is none. */
export interface Answer {
  readonly id: number;
  readonly result?:
    Outcome | Decrypted | Unsealed | Strip | Painted | Pick<Decrypted, 'bytes'> | object;
  readonly problem?: string;
}
