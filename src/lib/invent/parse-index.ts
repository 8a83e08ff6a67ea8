import type { Cursor } from './cursor.ts';
import { Fault } from './fault.ts';
import type { Index } from './types.ts';

/** How far from i or n a value may stand, and the last number that may stand alone. */
const FARTHEST = 4;
const LAST_NUMBER = 8;

/** `[i-1]`, `_i`, `_{i-1}`, `ᵢ₋₁`, `[0]`, `[n]`, after a letter; undefined where there is none. Throws `Fault`. */
export function parseIndex(cursor: Cursor): Index | undefined {
  const first = cursor.peek();
  if (first.kind === 'index') {
    cursor.next();
    return within(fromText(first.text) ?? wrong(first), first);
  }
  if (cursor.take('[')) return within(closed(cursor, ']'), first);
  if (!cursor.take('_')) return undefined;
  return within(cursor.take('{') ? closed(cursor, '}') : inside(cursor), first);
}

function closed(cursor: Cursor, end: string): Index {
  const index = inside(cursor);
  cursor.need(end, 'An index ends with its bracket');
  return index;
}

/** What stands in the brackets: i, j (the same) or n, with a number added or taken off; or a number. */
function inside(cursor: Cursor): Index {
  const first = cursor.peek();
  const minus = cursor.take('-');
  const { kind, text } = cursor.next();
  if (kind === 'number') return { base: 'number', offset: Number(text) * (minus ? -1 : 1) };
  if (minus || kind !== 'name' || !/^[ijn]$/.test(text)) return wrong(first);
  const base = text === 'n' ? 'n' : 'i';
  const sign = cursor.take('+') ? 1 : cursor.take('-') ? -1 : 0;
  if (sign === 0) return { base, offset: 0 };
  const by = cursor.next();
  return by.kind === 'number' ? { base, offset: sign * Number(by.text) } : wrong(by);
}

function fromText(text: string): Index | undefined {
  const match = /^(?:([ijn])([+-]\d+)?|(-?\d+))$/.exec(text);
  if (!match) return undefined;
  if (match[3] !== undefined) return { base: 'number', offset: Number(match[3]) };
  return { base: match[1] === 'n' ? 'n' : 'i', offset: Number(match[2] ?? 0) };
}

function wrong({ at, length }: { at: number; length: number }): never {
  throw new Fault(
    'grammar',
    { at, length: Math.max(1, length) },
    'An index is i, n or a number, and i and n with a number added or taken off.',
    'Write [i], [i-1], [i+1], [n] or [0].',
  );
}

function within(index: Index, { at, length }: { at: number; length: number }): Index {
  const { base, offset } = index;
  const most = base === 'number' ? LAST_NUMBER : FARTHEST;
  if (Math.abs(offset) <= most && (base !== 'number' || offset >= -FARTHEST)) return index;
  const rule =
    base === 'number'
      ? `Blocks are named by numbers from −${FARTHEST} to ${LAST_NUMBER}`
      : `A value stands at most ${FARTHEST} blocks from ${base}`;
  throw new Fault(
    'grammar',
    { at, length },
    `${rule}; this one is ${offset}.`,
    `Carry it along in a value of your own, block by block: S[i] = S[i-1].`,
  );
}
