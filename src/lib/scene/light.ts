import { toHex } from '../bytes/index.ts';
import type { Trace } from '../modes/types.ts';
import { nameOf, nameText } from './names.ts';
import { type ByteSet, holds, reachOf, sourcesOf } from './provenance.ts';
import type { BytePlace, Frame, FrameMark } from './types.ts';

/** A byte that is pointed at, what made it, and what it reaches. */
export interface Lit {
  readonly place: BytePlace;
  readonly sources: ByteSet;
  readonly reach: ByteSet;
}

/** Where a byte comes from and goes, followed up to block `last`: what lies behind it isn't in view. */
export const litBy = (trace: Trace, place: BytePlace, last: number): Lit => ({
  place,
  sources: sourcesOf(trace, place),
  reach: reachOf(trace, place, last),
});

function litAs({ place, sources, reach }: Lit, of: BytePlace): FrameMark['lit'] {
  if (of.step === place.step && of.byte === place.byte) return 'self';
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
      return `${all}${count} byte${count === 1 ? '' : 's'} of ${nameText(nameOf(trace, value))}`;
    });
  if (parts.length > 6)
    return `${parts.slice(0, 5).join(', ')} and bytes of ${parts.length - 5} more values in view`;
  return parts.length > 1
    ? `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`
    : (parts[0] ?? '');
}

/** Where a byte comes from and goes, in words. Bytes of a value are counted from 0, as in the picture's offsets. */
export function litSentence(trace: Trace, { place, sources, reach }: Lit): string {
  const value = trace.step(place.step);
  const what = `Byte ${place.byte} of ${nameText(nameOf(trace, value))} is ${toHex(value.bytes.subarray(place.byte, place.byte + 1))}.`;
  const from = listed(trace, sources, place);
  const usesKey = [...sources.keys()].some(
    (id) => /cipher/i.test(trace.step(id).op) && trace.step(id).block === value.block,
  );
  const made = from
    ? ` It was made from ${from}${usesKey ? ', and the key' : ''}.`
    : ' It was given.';
  const to = listed(trace, reach, place);
  return `${what}${made}${to ? ` A change of it reaches ${to}.` : ' It reaches no other value in view.'}`;
}
