import type { Framing } from './scheme.ts';
import { latin1 } from './latin1.ts';

/** What was cut out of a stream: whole messages without their framing, and the bytes after them. */
export interface Cut {
  readonly units: readonly Uint8Array[];
  readonly rest: Uint8Array;
  /** The lengths that stood in front, where they did. */
  readonly lengths?: readonly number[];
}

/** The longest message that is waited for. */
export const MAX_UNIT_BYTES = 65_536;
const BLOCK = 16;
type LengthFraming = Extract<Framing, { kind: 'length' }>;
type DigitsFraming = Extract<Framing, { kind: 'digits' }>;

/** Cuts what is whole off the front; undefined where this framing can’t go on with these bytes. Without framing all is rest. */
export function cutFramed(framing: Framing, bytes: Uint8Array): Cut | undefined {
  if (framing.kind === 'none') return { units: [], rest: bytes };
  if (framing.kind === 'end') return cutEnds(framing.end, bytes);
  const read = framing.kind === 'length' ? readLength : readDigits;
  const units: Uint8Array[] = [];
  const lengths: number[] = [];
  let at = 0;
  while (at < bytes.length) {
    const found = read(framing as never, bytes.subarray(at));
    if (found === 'never') return undefined;
    if (found === 'later') break;
    units.push(found.unit);
    lengths.push(found.number);
    at += found.bytes;
  }
  return { units, rest: bytes.subarray(at), lengths };
}

/** What one read gave: a message and how many bytes it took; too little until now; or what can’t be. */
type Found =
  | { readonly unit: Uint8Array; readonly bytes: number; readonly number: number }
  | 'later'
  | 'never';

function readLength(framing: LengthFraming, bytes: Uint8Array): Found {
  const { after, bytes: size, order } = framing;
  const front = after + size;
  if (bytes.length < front) return 'later';
  let number = 0;
  for (let i = 0; i < size; i++)
    number = number * 256 + bytes[after + (order === 'big' ? i : size - 1 - i)];
  const body = bodyBytes(framing, number);
  if (number === 0 || body < 1 || body > MAX_UNIT_BYTES) return 'never';
  if (bytes.length < front + body) return 'later';
  const unit = Buffer.concat([bytes.subarray(0, after), bytes.subarray(front, front + body)]);
  return { unit: new Uint8Array(unit), bytes: front + body, number };
}

/** How many bytes stand behind a length. */
function bodyBytes({ counts, bytes, gap }: LengthFraming, number: number): number {
  if (counts === 'rest') return number + gap;
  if (counts === 'all') return number - bytes;
  const whole = number - (number % BLOCK);
  return gap + (counts === 'text-past' || number > whole ? whole + BLOCK : whole);
}

function readDigits({ width, end }: DigitsFraming, bytes: Uint8Array): Found {
  const most = width || 10 + end.length;
  const head = latin1(bytes.subarray(0, most));
  const digits = width
    ? /^(?:\d+ *| *\d+)$/.test(head) && head.length === width
      ? head
      : undefined
    : digitsBefore(head, end);
  if (digits === undefined) {
    const open = head.length < most && /^[\d ]*$/.test(head);
    return open ? 'later' : 'never';
  }
  const number = Number(digits);
  const front = width || digits.length + end.length;
  if (number < 1 || number > MAX_UNIT_BYTES) return 'never';
  if (bytes.length < front + number) return 'later';
  return { unit: bytes.subarray(front, front + number), bytes: front + number, number };
}

function digitsBefore(head: string, end: string): string | undefined {
  const at = head.indexOf(end);
  const digits = head.slice(0, at);
  return at > 0 && /^\d+$/.test(digits) ? digits : undefined;
}

function cutEnds(end: string, bytes: Uint8Array): Cut {
  const text = latin1(bytes);
  const units: Uint8Array[] = [];
  let at = 0;
  for (let next = text.indexOf(end); next >= 0; next = text.indexOf(end, at)) {
    if (next > at) units.push(bytes.subarray(at, next));
    at = next + end.length;
  }
  return { units, rest: bytes.subarray(at) };
}

/** Puts a message into its framing; `textBytes`: how long the text in it is. Throws where its length can’t be said. */
export function wrapFramed(framing: Framing, unit: Uint8Array, textBytes: number): Uint8Array {
  if (framing.kind === 'none') return unit;
  if (framing.kind === 'end') return Buffer.concat([unit, Buffer.from(framing.end, 'latin1')]);
  if (framing.kind === 'length') return withLengthBytes(framing, unit, textBytes);
  const { width, fill, end } = framing;
  const digits = String(unit.length);
  if (width && digits.length > width)
    throw new Error(`A length of ${width} digits can’t say ${digits}.`);
  const head = fill === '0' ? digits.padStart(width, '0') : digits.padEnd(width, ' ');
  return Buffer.concat([Buffer.from(head + (width ? '' : end), 'latin1'), unit]);
}

function withLengthBytes(framing: LengthFraming, unit: Uint8Array, textBytes: number): Uint8Array {
  const { bytes: size, order, counts, after, gap } = framing;
  const body = unit.length - after;
  const number = counts === 'rest' ? body - gap : counts === 'all' ? body + size : textBytes;
  const head = Buffer.alloc(size);
  let left = number;
  for (let i = 0; i < size; i++, left = Math.floor(left / 256))
    head[order === 'big' ? size - 1 - i : i] = left % 256;
  return Buffer.concat([unit.subarray(0, after), head, unit.subarray(after)]);
}

/** The most bytes of text that one message may have so that its length can be said; Infinity where nothing is in the way. */
export function mostTextBytes(framing: Framing): number {
  if (framing.kind !== 'length' || framing.bytes > 2) return Infinity;
  const most = 256 ** framing.bytes - 1;
  // IV, tag, filling and a form that doubles all are part of what other lengths count.
  return framing.counts.startsWith('text') ? most : Math.floor((most - 64) / 2) - BLOCK;
}
