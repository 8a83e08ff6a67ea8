import { number } from '../../words/index.ts';
import { readJpeg } from './jpeg.ts';
import { readBmp, readGif, readIsobmff, readSvg, readWebp } from './others.ts';
import { readPng } from './png.ts';
import { readPnm } from './pnm.ts';
import { howToConvert, strangerOf } from './strangers.ts';
import { Reader } from './types.ts';
import type { ImageFacts } from './types.ts';

export type { ImageFacts, ImageType } from './types.ts';

/** A file of more bytes isn’t read. */
export const MAX_FILE_BYTES = 20 * 1024 * 1024;
/** A picture of more pixels isn’t decoded. */
export const MAX_PIXELS = 16_000_000;
/** Above this a smaller copy is offered. */
export const OFFER_SMALLER_PIXELS = 2_000_000;

/** A file that can't be used, with the whole sentence for the page. */
export class ImageError extends Error {
  override readonly name = 'ImageError';
}

/**
 * What kind of picture the bytes are and how large, from their first bytes, whatever the file is called.
 * Undefined where they are none of PNG, JPEG, GIF, WebP, AVIF, HEIC, BMP, PNM and SVG.
 */
export function sniffImage(bytes: Uint8Array): ImageFacts | undefined {
  const reader = new Reader(bytes);
  for (const read of [
    readPng,
    readJpeg,
    readGif,
    readWebp,
    readIsobmff,
    readBmp,
    readPnm,
    readSvg,
  ]) {
    const found = read(reader);
    if (found) return found;
  }
  return undefined;
}

/** The facts of a picture that may be decoded; else an `ImageError`: one sentence for each reason. */
export function checkImage(bytes: Uint8Array, name = 'This file'): ImageFacts {
  if (bytes.length === 0)
    throw new ImageError(`${name} is empty: it has 0 bytes. Choose another picture.`);
  checkFileSize(bytes.length, name);
  const found = sniffImage(bytes);
  if (!found) throw new ImageError(whatInstead(bytes, name));
  if (found.type === 'heic')
    throw new ImageError(
      `${name} is a HEIC picture, which this page can't read. Save it as JPEG or PNG and choose that.`,
    );
  if (found.problem !== undefined)
    throw new ImageError(
      `${name} begins as a PNM picture does and can't be read: ${found.problem}. Make it again.`,
    );
  checkDimensions(found, name);
  if (found.truncated)
    throw new ImageError(
      `${name} is cut short: the ${found.type.toUpperCase()} file ends before the picture does. Fetch it again.`,
    );
  return found;
}

/** Throws an `ImageError` above 20 MB: to be asked before a file is read. */
export function checkFileSize(length: number, name = 'This file'): void {
  if (length <= MAX_FILE_BYTES) return;
  const size = (length / 1024 / 1024).toFixed(1);
  throw new ImageError(
    `Pictures may have up to 20 MB. ${name} has ${size} MB; choose a smaller one.`,
  );
}

function checkDimensions({ type, width, height }: ImageFacts, name: string): void {
  const size = `${number(width)} × ${number(height)} pixels`;
  if (width * height > MAX_PIXELS)
    throw new ImageError(
      `Pictures may have up to 16 million pixels. ${name} says it has ${size}; choose a smaller one.`,
    );
  if (width * height === 0 && type !== 'svg')
    throw new ImageError(
      `${name} says it has ${size}: there is nothing to show. Choose another picture.`,
    );
}

/** What a file that isn't a picture looks like, for the sentence that refuses it. */
function whatInstead(bytes: Uint8Array, name: string): string {
  const start = new TextDecoder('latin1').decode(bytes.subarray(0, 512)).trimStart();
  const stranger = strangerOf(bytes, name);
  if (stranger)
    return `${name} is ${stranger} picture, which this page can't read. ${howToConvert(name)}`;
  const next = 'Choose a PNG, JPEG, GIF, WebP, AVIF, BMP, PNM (PBM, PGM, PPM) or SVG.';
  const isnt = `${name} isn't an image that this browser can read`;
  if (/^<(!doctype html|html|head|body|!--)/i.test(start))
    return `${isnt}: it is a web page (HTML). ${next}`;
  if (start.startsWith('%PDF')) return `${isnt}: it is a PDF. ${next}`;
  if (/^....ftyp/s.test(start) || start.startsWith('\x1aE\xdf\xa3'))
    return `${isnt}: it is a video. ${next}`;
  return `${isnt}. ${next}`;
}
