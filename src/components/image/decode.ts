import {
  bmpLayout,
  bodyOf,
  checkFileSize,
  checkImage,
  decodePnm,
  encodeBmp,
  fitSize,
  flipped,
  hasAlpha,
  ImageError,
  looksSealed,
  type ImageFacts,
  OFFER_SMALLER_PIXELS,
  type Picture,
  toBytes,
} from '../../lib/image/index.ts';

/** A picture of the visitor's own, and what there is to say about how it was read. */
export interface Decoded {
  readonly picture: Picture;
  /** The same made smaller, of a picture with very many pixels. */
  readonly preview?: Picture;
  readonly name: string;
  readonly notes: readonly string[];
  /** The file, where its header is apart from its pixels, so that they may have been encrypted by themselves. */
  readonly body?: Sealed;
}

/** A file whose pixels may be a ciphertext. `looksSo`: they look like one. */
export interface Sealed {
  readonly name: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly looksSo: boolean;
}

function sealedOf(bytes: Uint8Array<ArrayBuffer>, name: string): Sealed | undefined {
  const body = bodyOf(bytes);
  return body && { name, bytes, looksSo: looksSealed(bytes, body) };
}

/**
 * How large a picture is that has so many pixels that a smaller copy is to be offered; undefined of others. Its bytes are
 * looked at and not decoded. Throws as `decodeFile` does.
 */
export async function sizeOfMany(
  file: File,
): Promise<{ width: number; height: number } | undefined> {
  const name = nameOf(file);
  checkFileSize(file.size, name);
  const { width, height } = checkImage(await read(file, name), name);
  return width * height > OFFER_SMALLER_PIXELS ? { width, height } : undefined;
}

const nameOf = (file: File) => file.name || 'The pasted picture';

/** Largest side of an SVG that doesn't say how large it is. */
const SVG_SIDE = 512;
/** More are hardly seen on the page. */
const PREVIEW_PIXELS = 500_000;

/**
 * Reads a picture file: first its bytes are looked at, and only what passes is decoded. An `ImageError` holds the
 * sentence for the page.
 */
export async function decodeFile(file: File, pixels = Infinity): Promise<Decoded> {
  const name = nameOf(file);
  checkFileSize(file.size, name);
  const bytes = await read(file, name);
  const facts = checkImage(bytes, name);
  const image = await load(facts.type === 'pnm' ? await asBmp(bytes, name) : bytes, facts, name);
  try {
    const picture = draw(image, facts, pixels);
    const many = picture.width * picture.height > OFFER_SMALLER_PIXELS;
    const preview = many ? draw(image, facts, PREVIEW_PIXELS) : undefined;
    const body = sealedOf(bytes, name);
    const notes = notesOf(facts, picture, image);
    return { picture, name, notes, ...(preview && { preview }), ...(body && { body }) };
  } finally {
    URL.revokeObjectURL(image.src);
    image.removeAttribute('src');
  }
}

/** A folder that was dropped can't be read; it says so here. */
async function read(file: File, name: string): Promise<Uint8Array<ArrayBuffer>> {
  try {
    return new Uint8Array(await file.arrayBuffer());
  } catch {
    throw new ImageError(`${name} can't be read: it is a folder, or it is gone. Choose one file.`);
  }
}

/** A PNM picture, which no browser reads, as a BMP, which all do: made smaller and drawn as any other from there on. */
async function asBmp(bytes: Uint8Array, name: string): Promise<Uint8Array<ArrayBuffer>> {
  const picture = await decodePnm(bytes, () => new Promise((resolve) => setTimeout(resolve)));
  if ('problem' in picture)
    throw new ImageError(`${name} is a PNM picture and can't be read: ${picture.problem}.`);
  const { width, height } = picture;
  const layout = bmpLayout({ width, height, format: 'rgb', shift: 0, rowPadding: 0 });
  return encodeBmp(layout, toBytes(flipped(picture), layout));
}

/**
 * Through an image element, which applies EXIF orientation, shows the first frame, and runs no script of an SVG and
 * fetches nothing for it.
 */
async function load(bytes: Uint8Array<ArrayBuffer>, { type }: ImageFacts, name: string) {
  const image = new Image();
  const mime = type === 'svg' ? 'image/svg+xml' : `image/${type === 'pnm' ? 'bmp' : type}`;
  image.src = URL.createObjectURL(new Blob([bytes], { type: mime }));
  try {
    await image.decode();
  } catch {
    URL.revokeObjectURL(image.src);
    throw new ImageError(
      `${name} isn't an image that this browser can read: it begins as ${type.toUpperCase()}, and decoding it fails. Choose another picture.`,
    );
  }
  return image;
}

function sizeOf(image: HTMLImageElement, { type, width, height }: ImageFacts): [number, number] {
  if (type === 'svg') return width * height > 0 ? [width, height] : [SVG_SIDE, SVG_SIDE];
  return [image.naturalWidth, image.naturalHeight];
}

function draw(image: HTMLImageElement, facts: ImageFacts, pixels: number): Picture {
  const [width, height] = fitSize(...sizeOf(image, facts), pixels);
  const canvas = new OffscreenCanvas(width, height);
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (!context) throw new ImageError('This browser gives no canvas to read the picture with.');
  context.drawImage(image, 0, 0, width, height);
  const picture = { width, height, rgba: context.getImageData(0, 0, width, height).data };
  // Freed at once, and not when it is collected some day: of a large picture it holds all bytes a second time.
  canvas.width = canvas.height = 0;
  return hasAlpha(picture) ? (unmultiplied(image, width, height) ?? picture) : picture;
}

/**
 * The same pixels by way of WebGL, which can leave colours as they are: a 2D canvas multiplies them by alpha, and
 * what lay under transparency is lost. Undefined where WebGL is missing.
 */
function unmultiplied(image: HTMLImageElement, width: number, height: number): Picture | undefined {
  if (width !== image.naturalWidth || height !== image.naturalHeight) return undefined;
  const gl = new OffscreenCanvas(1, 1).getContext('webgl');
  if (!gl || Math.max(width, height) > gl.getParameter(gl.MAX_TEXTURE_SIZE)) return undefined;
  gl.pixelStorei(gl.UNPACK_PREMULTIPLY_ALPHA_WEBGL, false);
  gl.pixelStorei(gl.UNPACK_COLORSPACE_CONVERSION_WEBGL, gl.NONE);
  gl.bindTexture(gl.TEXTURE_2D, gl.createTexture());
  gl.texImage2D(gl.TEXTURE_2D, 0, gl.RGBA, gl.RGBA, gl.UNSIGNED_BYTE, image);
  gl.bindFramebuffer(gl.FRAMEBUFFER, gl.createFramebuffer());
  const texture = gl.getParameter(gl.TEXTURE_BINDING_2D) as WebGLTexture;
  gl.framebufferTexture2D(gl.FRAMEBUFFER, gl.COLOR_ATTACHMENT0, gl.TEXTURE_2D, texture, 0);
  const rgba = new Uint8ClampedArray(4 * width * height);
  gl.readPixels(0, 0, width, height, gl.RGBA, gl.UNSIGNED_BYTE, new Uint8Array(rgba.buffer));
  const failed = gl.getError() !== gl.NO_ERROR;
  gl.getExtension('WEBGL_lose_context')?.loseContext();
  return failed ? undefined : { width, height, rgba };
}

function notesOf(facts: ImageFacts, picture: Picture, image: HTMLImageElement): string[] {
  const notes = [...facts.notes];
  if (facts.animated) notes.push('It moves; its first frame is used.');
  if (facts.orientation > 1) notes.push('It was turned upright, as its EXIF data says.');
  if (facts.type === 'svg') notes.push('The SVG was drawn as a picture; no script in it can run.');
  if (facts.type !== 'svg' && picture.width < image.naturalWidth)
    notes.push(`It was made smaller, to ${picture.width} × ${picture.height} pixels.`);
  if (hasAlpha(picture))
    notes.push(
      'It has transparent places. Alpha is a byte like the others and is encrypted; what is shown is opaque.',
    );
  return notes;
}
