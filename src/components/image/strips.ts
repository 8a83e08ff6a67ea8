import { addToCounter } from '../../lib/bulk/index.ts';
import {
  type BulkModeId,
  BYTES_PER_PIXEL,
  counterModeOf,
  type ImageKey,
  type Layout,
  type Picture,
  type PixelFormat,
} from '../../lib/image/index.ts';
import type { Hand } from './crew.ts';

/** Pixels a strip, about: small enough to be seen at once, large enough to be worth a message. */
const STRIP_PIXELS = 400_000;
/** The first strip has fewer rows, so that something is seen at once. */
const FIRST_ROWS = 16;

/** How many rows each strip of a picture of this width has: a multiple of 16, so that it is whole blocks in any format. */
const stripRows = (width: number): number =>
  16 * Math.max(1, Math.round(STRIP_PIXELS / (16 * width)));

/** A picture to be encrypted strip by strip, and who gets the strips. */
export interface StripJob {
  readonly picture: Picture;
  readonly format: PixelFormat;
  readonly noise: number;
  readonly mode: BulkModeId;
  readonly secret: ImageKey;
  /** Called as each strip is done, from the top or not. */
  readonly paint: (pixels: Uint8ClampedArray<ArrayBuffer>, firstRow: number, rows: number) => void;
  /** True once nobody wants the rest. */
  readonly cancelled: () => boolean;
}

interface Strip {
  readonly firstRow: number;
  readonly rows: number;
}

/** A picture's strips from the top; the first is cut in two. */
function stripsOf({ width, height }: Picture): Strip[] {
  const size = stripRows(width);
  const starts = Array.from({ length: Math.ceil(height / size) }, (_, i) => i * size);
  if (FIRST_ROWS < Math.min(size, height)) starts.splice(1, 0, FIRST_ROWS);
  return starts.map((firstRow, i) => ({ firstRow, rows: (starts[i + 1] ?? height) - firstRow }));
}

/**
 * A large picture encrypted in strips, each always by the same hand, which keeps its pixels: they cross once. Strips of
 * CBC, CFB and OFB wait for each other, for a chain goes through all of them.
 */
export async function encryptStrips(job: StripJob, hands: readonly Hand[]): Promise<void> {
  const { mode, secret } = counterModeOf(job.mode, job.secret);
  const strips = stripsOf(job.picture);
  let iv = secret.iv;
  const run = async (strip: Strip, hand: Hand) => {
    if (job.cancelled()) return;
    const start = mode === 'ctr' ? counterAt(job, secret.iv, strip.firstRow) : iv;
    const now = { key: secret.key, iv: start };
    const { pixels, next } = await hand.strip({ ...wishOf(job, strip), mode, secret: now }, () =>
      pixelsOf(job.picture, strip),
    );
    iv = next;
    if (!job.cancelled()) job.paint(pixels, strip.firstRow, strip.rows);
  };
  if (mode === 'cbc' || mode === 'cfb' || mode === 'ofb')
    for (const [i, strip] of strips.entries()) await run(strip, hands[i % hands.length]);
  else await Promise.all(hands.map((hand, h) => deal(hand, h)));

  /** Two strips a hand: one at work, one waiting, so that no hand stands idle while an answer travels. */
  async function deal(hand: Hand, h: number) {
    const own = strips.filter((_, i) => i % hands.length === h).values();
    const pull = async () => {
      for (const strip of own) await run(strip, hand);
    };
    await Promise.all([pull(), pull()]);
  }
}

const wishOf = ({ picture, format, noise }: StripJob, { firstRow, rows }: Strip) => {
  const layout: Layout = { width: picture.width, height: rows, format, shift: 0, rowPadding: 0 };
  return { layout, noise, firstRow };
};

const pixelsOf = ({ width, rgba }: Picture, { firstRow, rows }: Strip) =>
  rgba.slice(4 * width * firstRow, 4 * width * (firstRow + rows));

/** The counter block of a strip's first block. */
function counterAt({ picture, format }: StripJob, iv: Uint8Array, firstRow: number): Uint8Array {
  const counter = Uint8Array.from(iv);
  addToCounter(counter, (firstRow * picture.width * BYTES_PER_PIXEL[format]) / 16);
  return counter;
}
