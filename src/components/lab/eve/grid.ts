import { partsOf } from '../../../lib/eve/index.ts';
import { subscript } from '../../../lib/words/index.ts';
import { HEADER_BYTES, HEADER_FIELDS } from '../../../lib/wire/index.ts';

/** A row of the grid: up to 16 bytes of one part of a frame. */
export interface Row {
  readonly part: 'header' | 'iv' | 'ciphertext';
  /** What stands in front of it: `IV`, `C₁`. */
  readonly name: string;
  /** Where it begins in the frame. */
  readonly at: number;
  readonly bytes: Uint8Array;
}

const ROW = 16;
/** Rows of ciphertext that are shown at once: a message of 4,000 blocks is leafed through. */
const SHOWN = 12;

/** All rows of a frame’s bytes, or as many as are shown around byte `at`. */
export function rowsOf(bytes: Uint8Array, at: number): Row[] {
  const { header, iv, ciphertext } = partsOf(bytes);
  const rows: Row[] = [];
  for (let i = 0; i < header.length; i += ROW)
    rows.push({
      part: 'header',
      name: i ? `+${i}` : 'Head',
      at: i,
      bytes: header.subarray(i, i + ROW),
    });
  if (iv.length) rows.push({ part: 'iv', name: 'IV', at: HEADER_BYTES, bytes: iv });
  const start = header.length + iv.length;
  const blocks = Math.ceil(ciphertext.length / ROW);
  const current = Math.max(0, Math.floor((at - start) / ROW));
  const first = Math.max(0, Math.min(current - SHOWN / 2, blocks - SHOWN));
  for (let block = first; block < Math.min(first + SHOWN, blocks); block++)
    rows.push({
      part: 'ciphertext',
      name: subscript(`C${block + 1}`),
      at: start + block * ROW,
      bytes: ciphertext.subarray(block * ROW, (block + 1) * ROW),
    });
  return rows;
}

/** What a byte is, in words: `version`, `IV, byte 3`, `C₂, byte 15`. */
export function nameOfByte(bytes: Uint8Array, at: number): string {
  const { header, iv } = partsOf(bytes);
  if (at < header.length) {
    const field = HEADER_FIELDS.findLast(({ offset }) => offset <= at)!;
    return field.length > 1 ? `${field.name}, byte ${at - field.offset}` : field.name;
  }
  const inIv = at - header.length;
  if (inIv < iv.length) return `IV, byte ${inIv}`;
  const offset = inIv - iv.length;
  return `${subscript(`C${Math.floor(offset / ROW) + 1}`)}, byte ${offset % ROW}`;
}

/** The block that a byte is in: 0 the IV, from 1 the ciphertext; undefined in the header. */
export function blockAt(bytes: Uint8Array, at: number): number | undefined {
  const { header, iv } = partsOf(bytes);
  if (at < header.length) return undefined;
  const offset = at - header.length - iv.length;
  return offset < 0 ? 0 : Math.floor(offset / ROW) + 1;
}

/** Where an arrow, Home, End or a page key leads from a byte; undefined where it leads nowhere. */
export function moved(bytes: Uint8Array, at: number, key: string): number | undefined {
  const steps: Record<string, number> = {
    ArrowLeft: -1,
    ArrowRight: 1,
    ArrowUp: -ROW,
    ArrowDown: ROW,
    PageUp: -ROW * SHOWN,
    PageDown: ROW * SHOWN,
    Home: -at,
    End: bytes.length,
  };
  const step = steps[key];
  return step === undefined ? undefined : Math.max(0, Math.min(at + step, bytes.length - 1));
}
