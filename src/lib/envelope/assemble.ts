import { encodeUtf8 } from '../bytes/index.ts';
import type { ByteFormat, Found, Mark, TextFormat } from './format.ts';
import { roles } from './roles.ts';
import type { Envelope, Part, PartRole } from './types.ts';

/** What the offsets of an envelope count in: a text as given, or bytes that it spells. */
export interface Whole {
  /** What was given, as text. */
  readonly text: string;
  /** What it spells, where the format is one of bytes. */
  readonly bytes?: Uint8Array;
  /** What was damaged or done to it before, a sentence each. */
  readonly damage: readonly string[];
}

/** An envelope of what a format found: its parts cover all of it, once and in order. */
export function assemble(
  format: TextFormat | ByteFormat,
  whole: Whole,
  found: Found,
  likely: number,
): Envelope {
  const { text, bytes } = whole;
  const parts = covered(found.marks, bytes?.length ?? text.length).map((mark) =>
    partOf(mark, whole),
  );
  const of = (role: PartRole) => parts.find((part) => part.role === role)?.bytes;
  const { damage = [], ...known } = found.known ?? {};
  return {
    format: format.id,
    name: found.name ?? format.name,
    source: format.source,
    text,
    ...(bytes ? { bytes } : {}),
    parts,
    ciphertext: of('ciphertext') ?? NOTHING,
    ...present({ iv: of('iv'), salt: of('salt'), tag: of('tag'), aad: of('aad') }),
    ...known,
    damage: [...whole.damage, ...damage],
    likely,
    says: found.says,
  };
}

const NOTHING = new Uint8Array(0);

const present = (values: Readonly<Record<string, Uint8Array | undefined>>) =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value));

/** The marks with what lies before, between and behind them. */
function covered(marks: readonly Mark[], length: number): readonly Mark[] {
  const all: Mark[] = [];
  let at = 0;
  for (const mark of [...marks, { role: 'other' as const, start: length, end: length }]) {
    if (mark.start > at) all.push({ role: 'other', start: at, end: mark.start });
    if (mark.end > mark.start || mark.role !== 'other') all.push(mark);
    at = mark.end;
  }
  return all;
}

function partOf({ role, start, end, ...mark }: Mark, { text, bytes }: Whole): Part {
  const own = () => bytes?.subarray(start, end) ?? encodeUtf8(text.slice(start, end));
  const { name, says } = roles[role];
  return {
    role,
    name: mark.name ?? name,
    start,
    end,
    bytes: mark.bytes ?? own(),
    says: mark.says ?? says,
  };
}
