import { BLOCK_BYTES, concatBytes, encodeUtf8 } from '../bytes/index.ts';
import { decrypt, encrypt, ModeError } from '../modes/index.ts';

/** Bytes of the length in front of a message: unsigned, big-endian. */
export const LENGTH_BYTES = 4;

/** What a receiver makes of something: the bytes that it prints, or why it prints none. */
export type Heard = { readonly bytes: Uint8Array } | { readonly error: string };

/** A message as it travels: IV, then CBC ciphertext. */
export const packed = (key: Uint8Array, iv: Uint8Array, text: string): Uint8Array<ArrayBuffer> =>
  concatBytes([iv, encrypt({ mode: 'cbc', key, iv }, encodeUtf8(text))]);

/** The same with its length in front. */
export function framed(message: Uint8Array): Uint8Array<ArrayBuffer> {
  const length = new Uint8Array(LENGTH_BYTES);
  new DataView(length.buffer).setUint32(0, message.length);
  return concatBytes([length, message]);
}

/** A stream as calls of `recv` return it: cut at these places, which are bytes from its start. */
export function arrivals(stream: Uint8Array, cuts: readonly number[]): Uint8Array[] {
  const ends = [...new Set([...cuts, stream.length])].filter((at) => at > 0 && at <= stream.length);
  return ends.sort((a, b) => a - b).map((end, i) => stream.slice(i ? ends[i - 1] : 0, end));
}

/** What comes of taking some bytes for one message. Never throws. */
export function heard(key: Uint8Array, message: Uint8Array): Heard {
  if (message.length < 2 * BLOCK_BYTES)
    return { error: `${message.length} bytes are no IV and a block` };
  const iv = message.subarray(0, BLOCK_BYTES);
  try {
    return { bytes: decrypt({ mode: 'cbc', key, iv }, message.subarray(BLOCK_BYTES)) };
  } catch (error) {
    const whole = (message.length - BLOCK_BYTES) % BLOCK_BYTES === 0;
    if (!(error instanceof ModeError)) throw error;
    return { error: whole ? 'the padding is wrong' : 'these aren’t whole blocks' };
  }
}

/** A receiver that takes each `recv` for one message. */
export const naive = (key: Uint8Array, chunks: readonly Uint8Array[]): Heard[] =>
  chunks.map((chunk) => heard(key, chunk));

/** A receiver that collects bytes and reads lengths: for each `recv`, the messages that it completed. */
export function patient(key: Uint8Array, chunks: readonly Uint8Array[]): Heard[][] {
  let held: Uint8Array<ArrayBufferLike> = new Uint8Array(0);
  return chunks.map((chunk) => {
    held = concatBytes([held, chunk]);
    const complete: Heard[] = [];
    for (let next = firstOf(held); next; next = firstOf(held)) {
      complete.push(heard(key, next));
      held = held.subarray(LENGTH_BYTES + next.length);
    }
    return complete;
  });
}

/** The first message in what is held, without its length; undefined until it is all there. */
function firstOf(held: Uint8Array): Uint8Array | undefined {
  if (held.length < LENGTH_BYTES) return undefined;
  const length = new DataView(held.buffer, held.byteOffset).getUint32(0);
  const message = held.subarray(LENGTH_BYTES, LENGTH_BYTES + length);
  return message.length === length ? message : undefined;
}
