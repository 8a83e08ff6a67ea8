import { number, plural } from '../../words/index.ts';
import { toHex } from '../../bytes/index.ts';
import type { Trace } from '../../modes/types.ts';
import { nameOf, nameText } from '../../diagram/index.ts';
import { type ByteSet, holds, reachOf, sourcesOf } from './provenance.ts';
import type { BytePlace, Frame, FrameMark } from '../types.ts';

/** A byte that is pointed at, what made it, and what it reaches. */
export interface Lit {
  readonly place: BytePlace;
  readonly sources: ByteSet;
  readonly reach: ByteSet;
  /** The block up to which it was followed. */
  readonly last: number;
}

/** Where a byte comes from and goes, followed up to block `last` and no further. */
export const litBy = (trace: Trace, place: BytePlace, last: number): Lit => ({
  place,
  sources: sourcesOf(trace, place),
  reach: reachOf(trace, place, last),
  last: Math.min(last, trace.blocks),
});

/** A byte's part in what is lit; undefined where it has none. */
export function litAs({ place, sources, reach }: Lit, of: BytePlace): FrameMark['lit'] {
  if (of.step === place.step && (place.whole || of.byte === place.byte)) return 'self';
  if (holds(sources, of)) return 'source';
  return holds(reach, of) ? 'reach' : undefined;
}

/** The same frame with the marks of lit bytes said to be so. */
export function lightUp(frame: Frame, lit: Lit): Frame {
  const marks = frame.marks.map((mark) => {
    const as = mark.mark.of && litAs(lit, mark.mark.of);
    return as ? { ...mark, lit: as } : mark;
  });
  return { ...frame, marks };
}

function ones(mask: number): number {
  let count = 0;
  for (let rest = mask; rest; rest &= rest - 1) count += 1;
  return count;
}

/** "all 16 bytes of C₂, 1 byte of P₃": a set in words, the byte itself left out. */
function listed(trace: Trace, set: ByteSet, { step }: BytePlace): string {
  const parts = [...set]
    .filter(([id]) => id !== step)
    .sort(([a], [b]) => a - b)
    .map(([id, mask]) => {
      const value = trace.step(id);
      const count = ones(mask);
      const all = count === value.bytes.length ? 'all ' : '';
      return `${all}${plural(count, 'byte')} of ${nameText(nameOf(trace, value))}`;
    });
  if (parts.length > 6)
    return `${parts.slice(0, 5).join(', ')} and bytes of ${parts.length - 5} more values`;
  return parts.length > 1
    ? `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`
    : (parts[0] ?? '');
}

/** "Byte 5 of P₂ is 78.", "C₂ is 16 bytes." */
function whatItIs(trace: Trace, { step, byte, whole }: BytePlace): string {
  const value = trace.step(step);
  const name = nameText(nameOf(trace, value));
  if (whole) return `${name} is ${toHex(value.bytes).replace(/(.{8})(?!$)/g, '$1 ')}.`;
  return `Byte ${byte} of ${name} is ${toHex(value.bytes.subarray(byte, byte + 1))}.`;
}

/** Where a byte comes from and goes, in words. Bytes of a value are counted from 0, as in the picture's offsets. */
export function litSentence(trace: Trace, { place, sources, reach, last }: Lit): string {
  const value = trace.step(place.step);
  const from = listed(trace, sources, place);
  const usesKey = [...sources.keys()].some(
    (id) => /cipher/i.test(trace.step(id).op) && trace.step(id).block === value.block,
  );
  const made = from
    ? ` It was made from ${from}${usesKey ? ', and the key' : ''}.`
    : ' It was given.';
  const to = listed(trace, reach, place);
  const far = last < trace.blocks ? ` up to block ${number(last)}` : '';
  const reached = to
    ? ` A change of it reaches ${to}${far && `,${far}`}.`
    : ` It reaches no other value${far}.`;
  return whatItIs(trace, place) + made + reached;
}
