import type { Picture } from '../layout.ts';
import { type PnmHeader, pnmHeader, samplesPerPixel, skipSpace } from './header.ts';

/**
 * The first picture of a PNM file whose header was found right, opaque; or in words why there is none. A value above the
 * greatest is drawn as the greatest.
 * @param pause awaited after each half MiB of text: what is refused at its very end has held nobody up.
 */
export async function decodePnm(
  bytes: Uint8Array,
  pause: () => Promise<void>,
): Promise<Picture | { readonly problem: string }> {
  const header = pnmHeader(bytes);
  if (!header || 'problem' in header) return header ?? { problem: 'it isn’t a PNM file' };
  const samples = header.kind < 4 ? await ofText(bytes, header, pause) : ofBytes(bytes, header);
  return typeof samples === 'string' ? { problem: samples } : pictureOf(samples, header);
}

/** One byte a sample, 0 dark and 255 bright. */
function ofBytes(bytes: Uint8Array, header: PnmHeader): Uint8Array {
  const { kind, width, height, most, end } = header;
  const samples = new Uint8Array(width * height * samplesPerPixel(kind));
  if (kind === 4) {
    const stride = Math.ceil(width / 8);
    for (let y = 0, i = 0; y < height; y++)
      for (let x = 0; x < width; x++, i++)
        samples[i] = (bytes[end + y * stride + (x >> 3)] >> (7 - (x & 7))) & 1 ? 0 : 255;
  } else if (most === 255) samples.set(bytes.subarray(end, end + samples.length));
  else if (most < 255)
    for (let i = 0; i < samples.length; i++) samples[i] = scaled(bytes[end + i], most);
  else
    for (let i = 0, at = end; i < samples.length; i++, at += 2)
      samples[i] = scaled(bytes[at] * 256 + bytes[at + 1], most);
  return samples;
}

/** The same of digits; a sentence's end where they aren't there, or aren't digits. */
async function ofText(
  bytes: Uint8Array,
  header: PnmHeader,
  pause: () => Promise<void>,
): Promise<Uint8Array | string> {
  const { kind, width, height, most, end } = header;
  const samples = new Uint8Array(width * height * samplesPerPixel(kind));
  let at = end;
  let next = end + PAUSE_BYTES;
  for (let i = 0; i < samples.length; i++) {
    if (at >= next) {
      next = at + PAUSE_BYTES;
      await pause();
    }
    at = skipSpace(bytes, at);
    const start = at;
    let value = 0;
    // Of black and white each digit is a sample, with or without white space between them.
    while (isDigit(bytes[at]) && at - start < (kind > 1 ? MOST_DIGITS : 1))
      value = value * 10 + bytes[at++] - 0x30;
    if (at === start || (kind > 1 && isDigit(bytes[at])))
      return `${problemAt(bytes, start)} after ${i} of ${samples.length} values`;
    samples[i] = kind === 1 ? (value === 0 ? 255 : 0) : scaled(value, most);
  }
  return samples;
}

const PAUSE_BYTES = 512 * 1024;
/** No value has more: the greatest is 65,535. */
const MOST_DIGITS = 5;

function problemAt(bytes: Uint8Array, at: number): string {
  if (at < 0) return 'more than 64 KiB of white space or comment stand';
  if (at >= bytes.length) return 'it ends';
  if (isDigit(bytes[at])) return 'a value of more than 5 digits stands';
  return `no digit but “${String.fromCharCode(bytes[at])}” stands`;
}

const isDigit = (byte: number): boolean => byte >= 0x30 && byte <= 0x39;
const scaled = (value: number, most: number): number =>
  Math.round((Math.min(value, most) * 255) / most);

function pictureOf(samples: Uint8Array, { kind, width, height }: PnmHeader): Picture {
  const rgba = new Uint8ClampedArray(4 * width * height).fill(255);
  const step = samplesPerPixel(kind);
  const [green, blue] = step === 3 ? [1, 2] : [0, 0];
  for (let from = 0, to = 0; to < rgba.length; from += step, to += 4) {
    rgba[to] = samples[from];
    rgba[to + 1] = samples[from + green];
    rgba[to + 2] = samples[from + blue];
  }
  return { width, height, rgba };
}
