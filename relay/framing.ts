/** A stream that doesn't keep to the framing; nothing after it can be trusted. */
export class FramingError extends Error {
  override readonly name = 'FramingError';
}

const LENGTH_BYTES = 4;

/** The bytes of one frame on a stream: its length in 4 bytes, big-endian, then the frame. */
export function withLength(frame: Uint8Array): Buffer {
  const bytes = Buffer.allocUnsafe(LENGTH_BYTES + frame.length);
  bytes.writeUInt32BE(frame.length);
  bytes.set(frame, LENGTH_BYTES);
  return bytes;
}

/** Cuts a stream back into frames, however the network has merged and split them. Keeps at most one frame. */
export class LengthReader {
  readonly #maxBytes: number;
  #chunks: Uint8Array[] = [];
  #buffered = 0;
  /** How many bytes there have to be before a look is worth it. */
  #needed = LENGTH_BYTES;

  constructor(maxBytes: number) {
    this.#maxBytes = maxBytes;
  }

  /** Bytes that have arrived and are no whole frame yet. */
  get buffered(): number {
    return this.#buffered;
  }

  /** The frames that are whole now, in order. Throws `FramingError` on a length of 0 or above the limit. */
  feed(chunk: Uint8Array): Buffer[] {
    this.#chunks.push(chunk);
    this.#buffered += chunk.length;
    if (this.#buffered < this.#needed) return [];
    const bytes = this.#joined();
    const frames: Buffer[] = [];
    let at = 0;
    while (bytes.length - at >= LENGTH_BYTES) {
      const end = at + LENGTH_BYTES + this.#lengthAt(bytes, at);
      if (end > bytes.length) break;
      frames.push(bytes.subarray(at + LENGTH_BYTES, end));
      at = end;
    }
    this.#keep(bytes, at);
    return frames;
  }

  #lengthAt(bytes: Buffer, at: number): number {
    const length = bytes.readUInt32BE(at);
    if (length > 0 && length <= this.#maxBytes) return length;
    throw new FramingError(`A frame has 1 to ${this.#maxBytes} bytes; this says ${length}.`);
  }

  /** All that waits, in one piece. A single chunk is used as it is. */
  #joined(): Buffer {
    const [first] = this.#chunks;
    if (this.#chunks.length > 1) return Buffer.concat(this.#chunks);
    return Buffer.from(first.buffer, first.byteOffset, first.length);
  }

  #keep(bytes: Buffer, at: number): void {
    this.#buffered = bytes.length - at;
    this.#chunks = this.#buffered > 0 ? [bytes.subarray(at)] : [];
    this.#needed = LENGTH_BYTES;
    if (this.#buffered >= LENGTH_BYTES) this.#needed += this.#lengthAt(bytes, at);
  }
}
