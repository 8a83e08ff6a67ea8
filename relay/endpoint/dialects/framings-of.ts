import { cutFramed } from './framing.ts';
import type { Framing } from './scheme.ts';

/** A framing that explains how bytes are cut, to the last of them. */
export interface FramingFit {
  readonly framing: Framing;
  readonly units: readonly Uint8Array[];
  /** In bits: what it costs to believe in it. Lengths that fit pay for themselves. */
  readonly cost: number;
}

const LENGTHS: readonly Framing[] = ([1, 2, 4, 8] as const).flatMap((bytes) =>
  (bytes === 1 ? (['big'] as const) : (['big', 'little'] as const)).flatMap((order) =>
    (
      [
        ['rest', 0, 0],
        ['all', 0, 0],
        ['rest', 0, 16],
        ['rest', 16, 0],
        ['text-past', 16, 0],
        ['text', 16, 0],
        ['text-past', 0, 16],
        ['text', 0, 16],
        ['text-past', 0, 0],
        ['text', 0, 0],
      ] as const
    ).map(([counts, after, gap]): Framing => ({
      ...{ kind: 'length', bytes, order, counts, after, gap },
    })),
  ),
);
const WIDTHS = [4, 5, 6, 7, 8, 10, 16, 32, 64];
const MARKS = [':', '\n', '\r\n', '|', ' ', '#', ',', ';', '\0'];
const ENDS = ['\r\n', '\n', '\0'];
/** What may stand behind a text of hex or base64 to say that it ends. */
const TAIL = /[^A-Za-z0-9+/=_\-}'"\s][^A-Za-z0-9+/=]{0,7}$/;
const SELDOM = 4;
const COST = { length: 2, counted: 4, digits: 2, end: 1 } as const;

const looksLike = (bytes: Uint8Array, pattern: RegExp): RegExpMatchArray | null =>
  Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 80))
    .toString('latin1')
    .match(pattern);

/** Every framing that all of these bytes keep to, that of none at all too; `units` are then still to be found. */
export function framingsOf(bytes: Uint8Array): FramingFit[] {
  const candidates = [...LENGTHS, ...digitsOf(bytes), ...endsOf(bytes)];
  const fits = candidates.flatMap((framing) => {
    const cut = cutFramed(framing, bytes);
    if (!cut || cut.rest.length > 0 || cut.units.length === 0) return [];
    return [{ framing, units: cut.units, cost: costOf(framing, cut.lengths) }];
  });
  return [{ framing: { kind: 'none' }, units: [], cost: 0 }, ...fits];
}

function costOf(framing: Framing, lengths: readonly number[] = []): number {
  // A length of the text is whole blocks once in sixteen times; one of the ciphertext always.
  if (framing.kind === 'length' && framing.counts.startsWith('text'))
    return COST.counted + SELDOM * lengths.filter((one) => one % 16 === 0).length;
  if (framing.kind === 'end') return COST.end;
  if (framing.kind === 'digits') return COST.digits;
  const plain = framing.kind === 'length' && framing.counts === 'rest' && framing.after === 0;
  return plain ? COST.length : COST.counted;
}

function digitsOf(bytes: Uint8Array): Framing[] {
  const head = looksLike(bytes, /^ *\d+/)?.[0];
  if (!head) return [];
  const spaced = looksLike(bytes, /^\d+ {2,}/) !== null;
  const widths = WIDTHS.map((width): Framing => ({
    ...{ kind: 'digits', width, fill: spaced ? ' ' : '0', end: '' },
  }));
  const marked = MARKS.map((end): Framing => ({ kind: 'digits', width: 0, fill: '0', end }));
  return [...widths, ...marked];
}

function endsOf(bytes: Uint8Array): Framing[] {
  const tail = Buffer.from(bytes.subarray(-16)).toString('latin1');
  // Behind raw bytes a line end is as good as any other byte.
  if (!looksLike(bytes, /^[\x20-\x7e\r\n\0]+$/)) return [];
  const usual = ENDS.filter((end) => tail.endsWith(end)).slice(0, 1);
  const found = usual.length > 0 ? usual : (tail.match(TAIL)?.slice(0, 1) ?? []);
  return found.map((end) => ({ kind: 'end', end }));
}
