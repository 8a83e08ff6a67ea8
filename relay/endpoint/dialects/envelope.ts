import { concatBytes, encodeUtf8 } from '../../../src/lib/bytes/index.ts';
import { withLength } from '../../framing.ts';
import type { Agreed, Recipe } from './recipes.ts';
import { messageEnds } from './split.ts';

/** What was cut out of a stream: whole payloads, and the bytes after them. */
export interface Cut {
  readonly payloads: readonly Uint8Array[];
  readonly rest: Uint8Array;
}

/** The longest message that is waited for. */
export const MAX_PAYLOAD_BYTES = 65_536;
const LENGTH_BYTES = 4;
const NEWLINE = 10;

/** Puts a payload into the recipe's envelope. A newline after base64 harms nobody and helps those who read lines. */
export function wrap({ dialect }: Recipe, payload: Uint8Array): Uint8Array {
  if (dialect === 'length4') return withLength(payload);
  if (dialect === 'base64') return encodeUtf8(`${Buffer.from(payload).toString('base64')}\n`);
  return payload;
}

/** Cuts what is surely whole off the front; with `isPaused`, nothing more came for a while, and what is there is all. */
export function cut(recipe: Recipe, agreed: Agreed, bytes: Uint8Array, isPaused: boolean): Cut {
  if (recipe.dialect === 'length4') return cutLengths(bytes, isPaused);
  if (recipe.dialect === 'base64') return cutBase64(recipe, agreed, bytes, isPaused);
  return cutRaw(recipe, agreed, bytes, isPaused);
}

const NOTHING = new Uint8Array(0);

function cutRaw(recipe: Recipe, agreed: Agreed, bytes: Uint8Array, isPaused: boolean): Cut {
  const ends = messageEnds(recipe, agreed, bytes);
  const payloads = ends.map((end, i) => bytes.subarray(ends[i - 1] ?? 0, end));
  const rest = bytes.subarray(ends.at(-1) ?? 0);
  const isAll = isPaused || rest.length > MAX_PAYLOAD_BYTES;
  return isAll && rest.length > 0
    ? { payloads: [...payloads, rest], rest: NOTHING }
    : { payloads, rest };
}

function cutLengths(bytes: Uint8Array, isPaused: boolean): Cut {
  const payloads: Uint8Array[] = [];
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  let at = 0;
  while (bytes.length - at >= LENGTH_BYTES) {
    const end = at + LENGTH_BYTES + view.getUint32(at);
    const isAbsurd = end - at > LENGTH_BYTES + MAX_PAYLOAD_BYTES;
    // A length that can't be one: the rest is given out as it is, to be seen as the noise that it is.
    if (isAbsurd) return { payloads: [...payloads, bytes.subarray(at)], rest: NOTHING };
    if (end > bytes.length) break;
    payloads.push(bytes.subarray(at + LENGTH_BYTES, end));
    at = end;
  }
  const rest = bytes.subarray(at);
  return isPaused && rest.length > MAX_PAYLOAD_BYTES
    ? { payloads, rest: NOTHING }
    : { payloads, rest };
}

/** A line is a message. Without line ends the stretches are joined again, and the padding tells. */
function cutBase64(recipe: Recipe, agreed: Agreed, bytes: Uint8Array, isPaused: boolean): Cut {
  const lastLine = bytes.lastIndexOf(NEWLINE) + 1;
  const lines = Buffer.from(bytes.subarray(0, lastLine)).toString('latin1').split(/\r?\n/);
  const payloads = lines.filter((line) => line !== '').map(fromBase64);
  const rest = bytes.subarray(lastLine);
  if (rest.length === 0) return { payloads, rest };
  const text = Buffer.from(rest).toString('latin1');
  if (text.length % 4 !== 0 && !isPaused) return { payloads, rest };
  const raw = cutRaw(recipe, agreed, fromBase64(text), isPaused);
  if (raw.rest.length > 0) return { payloads, rest };
  return { payloads: [...payloads, ...raw.payloads], rest: NOTHING };
}

/** Several texts of base64 one after the other, each with its own `=` at the end. */
function fromBase64(text: string): Uint8Array {
  const pieces = text.match(/[^=]+={0,2}/g) ?? [];
  return concatBytes(pieces.map((piece) => new Uint8Array(Buffer.from(piece, 'base64'))));
}
