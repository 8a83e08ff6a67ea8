/** A kind of picture file that is told by its first bytes. */
export type ImageType = 'png' | 'jpeg' | 'gif' | 'webp' | 'avif' | 'heic' | 'svg' | 'bmp' | 'pnm';

/** What the first bytes of a picture file say, read without decoding it. */
export interface ImageFacts {
  readonly type: ImageType;
  /** As stored: before EXIF orientation. 0 where the file doesn't say (an SVG without a size). */
  readonly width: number;
  readonly height: number;
  /** EXIF orientation, 1 to 8; 1 is upright. */
  readonly orientation: number;
  readonly animated: boolean;
  /** Things to be said beside the picture: 16 bits a channel, CMYK. */
  readonly notes: readonly string[];
  /** True where the file ends before its own structure does. */
  readonly truncated: boolean;
  /** What is wrong with its header, as the end of a sentence. */
  readonly problem?: string;
}

/** Facts with what is usual filled in. */
export function facts(
  given: Pick<ImageFacts, 'type' | 'width' | 'height'> & Partial<ImageFacts>,
): ImageFacts {
  return { orientation: 1, animated: false, notes: [], truncated: false, ...given };
}

/** Bytes with typed reading past whose end nothing throws: what isn't there is 0. */
export class Reader {
  readonly bytes: Uint8Array;

  constructor(bytes: Uint8Array) {
    this.bytes = bytes;
  }
  get length(): number {
    return this.bytes.length;
  }
  u8(at: number): number {
    return this.bytes[at] ?? 0;
  }
  be16(at: number): number {
    return this.u8(at) * 256 + this.u8(at + 1);
  }
  be32(at: number): number {
    return this.be16(at) * 65_536 + this.be16(at + 2);
  }
  le16(at: number): number {
    return this.u8(at + 1) * 256 + this.u8(at);
  }
  le24(at: number): number {
    return this.u8(at + 2) * 65_536 + this.le16(at);
  }
  le32(at: number): number {
    return this.le16(at + 2) * 65_536 + this.le16(at);
  }
  text(at: number, length: number): string {
    return String.fromCharCode(...this.bytes.subarray(at, at + length));
  }
}
