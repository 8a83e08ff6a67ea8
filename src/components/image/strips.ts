import { addToCounter, type BulkModeId } from '../../lib/bulk/index.ts';
import type { ImageKey, Layout, Picture, PixelFormat } from '../../lib/image/index.ts';
import type { Hand } from './crew.ts';

/** Rows a strip: a multiple of 16, so that every strip is whole blocks in every format. */
const ROWS = 112;
/** The first strip is small, so that something is seen at once. */
const FIRST_ROWS = 32;

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

/**
 * A large picture encrypted in strips, which the hands pull as they are free; CBC's strips wait for each other, for
 * its chain goes through all of them.
 */
export async function encryptStrips(job: StripJob, hands: readonly Hand[]): Promise<void> {
  const { height } = job.picture;
  let next = 0;
  let iv = job.secret.iv;
  const pull = async (hand: Hand) => {
    while (next < height && !job.cancelled()) {
      const firstRow = next;
      next += rowsAt(job, firstRow);
      const strip = await hand.strip(stripAt(job, firstRow, iv));
      if (job.mode === 'cbc') iv = strip.last;
      if (!job.cancelled()) job.paint(strip.pixels, firstRow, rowsAt(job, firstRow));
    }
  };
  const chained = job.mode === 'cbc';
  // Two jobs a hand: one at work, one waiting, so that no hand stands idle while an answer travels.
  const pulls = chained ? [hands[0]] : [...hands, ...hands];
  await Promise.all(pulls.map(pull));
}

const rowsAt = ({ picture }: StripJob, firstRow: number) =>
  Math.min(firstRow === 0 ? FIRST_ROWS : ROWS, picture.height - firstRow);

function stripAt(job: StripJob, firstRow: number, chained: Uint8Array) {
  const { picture, format, noise, mode, secret } = job;
  const { width } = picture;
  const height = rowsAt(job, firstRow);
  const layout: Layout = { width, height, format, shift: 0, rowPadding: 0 };
  const iv = mode === 'ctr' ? counterAt(secret.iv, layout, firstRow) : chained;
  return {
    pixels: picture.rgba.slice(4 * width * firstRow, 4 * width * (firstRow + height)),
    layout,
    noise,
    mode,
    secret: { key: secret.key, iv },
    firstRow,
  };
}

/** The counter block of a strip's first block. */
function counterAt(iv: Uint8Array, { width, format }: Layout, firstRow: number): Uint8Array {
  const counter = Uint8Array.from(iv);
  const size = format === 'grey' ? 1 : format === 'rgb' ? 3 : 4;
  addToCounter(counter, (firstRow * width * size) / 16);
  return counter;
}
