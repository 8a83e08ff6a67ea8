// Still pictures, made when the site is built: what is seen before the page is live, and without JavaScript.
// Reads node:zlib: nothing that reaches a browser imports this file.
import { crc32, deflateSync } from 'node:zlib';
import { fromHex } from '../../lib/bytes/index.ts';
import {
  type BulkModeId,
  encryptPicture,
  type Picture,
  type PictureId,
  runWish,
} from '../../lib/image/index.ts';
import {
  EXAMPLE_IV,
  EXAMPLE_KEY,
  type FirstFacts,
  fromGallery,
  PLAIN_KNOBS,
  type View,
} from './views.ts';

const secret = { key: fromHex(EXAMPLE_KEY), iv: fromHex(EXAMPLE_IV) };

function chunk(name: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(name), data]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, sum]);
}

/** A picture as a PNG file without alpha. Rows that are like the one above cost nothing: filter 2. */
function pngOf({ width, height, rgba }: Picture): Buffer {
  const raw = Buffer.alloc(height * (3 * width + 1));
  for (let y = 0, to = 0; y < height; y++) {
    raw[to++] = 2;
    for (let x = 0; x < width; x++)
      for (let c = 0; c < 3; c++) {
        const at = 4 * (y * width + x) + c;
        raw[to++] = rgba[at] - (y > 0 ? rgba[at - 4 * width] : 0);
      }
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 2], 8);
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(raw, { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

/** A gallery picture as it is, or as a mode leaves it, with the example key: a PNG file. */
export function stillOf(id: PictureId, view: View): Buffer {
  const { picture } = fromGallery(id);
  if (view === 'original') return pngOf(picture);
  const layout = { width: picture.width, height: picture.height, ...PLAIN_KNOBS };
  return pngOf(encryptPicture(picture, layout, view, secret).picture);
}

/** What is counted in a gallery picture and in each mode's, so that the page says it before it is live. */
export function firstFacts(id: PictureId, modes: readonly BulkModeId[]): FirstFacts {
  const { picture } = fromGallery(id);
  const { noise, colours, ...layout } = PLAIN_KNOBS;
  const { width, height } = picture;
  const outcome = runWish({
    picture,
    layout: { width, height, ...layout },
    noise,
    colours,
    secret,
    modes,
  });
  const readings = { original: outcome.plain, ...outcome.modes };
  return Object.fromEntries(
    Object.entries(readings).map(([view, { measures }]) => {
      const { blocks, distinct, sameAsBefore } = measures;
      return [view, { blocks, distinct, sameAsBefore }];
    }),
  );
}
