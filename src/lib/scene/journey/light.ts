import { toHex } from '../../bytes/index.ts';
import { blockSteps, offsetOf, placeAt, placeOf, type Side, startAt } from '../../diagram/index.ts';
import { nameOf, nameText } from '../../diagram/index.ts';
import type { Step, Trace } from '../../modes/types.ts';
import { type Lit, litBy, litSentence } from '../light/light.ts';
import { type ByteSet, reachOf } from '../light/provenance.ts';
import type { BytePlace } from '../types.ts';
import { type Journey, receivedFrom } from './types.ts';

/** A byte of a journey, by the ids of the run that it belongs to. */
export interface OwnPlace {
  readonly half: 'sent' | 'received';
  readonly place: BytePlace;
}

/** A place of a journey in its own run. */
export const ownPlace = (journey: Journey, place: BytePlace): OwnPlace => {
  const from = receivedFrom(journey);
  return place.step < from
    ? { half: 'sent', place }
    : { half: 'received', place: { ...place, step: place.step - from } };
};

const other = { sent: 'received', received: 'sent' } as const;
const shifted = (set: ByteSet, from: number): [number, number][] =>
  [...set].map(([id, mask]) => [id + from, mask]);

const ivs = (trace: Trace): Step[] => blockSteps(trace, 0).filter(({ op }) => op === 'iv');

/** Which side of its run a value is of; undefined of what is in between. */
const sideOf = (trace: Trace, id: number): Side | undefined =>
  (['inputs', 'outputs'] as const).find((side) => placeOf(trace, side, id) >= 0);

/**
 * The same byte at the other end: of the message by where it stands in it, of the ciphertext and the IV by where it crosses.
 * Undefined of what never leaves its end, and of what the other end hasn't.
 */
export function twinOf(journey: Journey, { half, place }: OwnPlace): BytePlace | undefined {
  const [trace, there] = [journey[half], journey[other[half]]];
  const step = trace.step(place.step);
  if (step.op === 'iv' && step.block === 0) {
    const twin = ivs(there)[ivs(trace).findIndex(({ id }) => id === step.id)];
    return twin && { ...place, step: twin.id };
  }
  const side = sideOf(trace, step.id);
  if (!side) return undefined;
  const across: Side = side === 'inputs' ? 'outputs' : 'inputs';
  const offset = offsetOf(trace, step) + place.byte;
  const at = placeAt(there, across, offset);
  const id = there[across][at];
  if (id === undefined) return undefined;
  const byte = offset - startAt(there, across, at);
  return byte < there.sizeOf(id) ? { ...place, step: id, byte } : undefined;
}

const isText = (trace: Trace, id: number): boolean =>
  sideOf(trace, id) === (trace.direction === 'encrypt' ? 'inputs' : 'outputs');

/** What is lit of a journey, by its ids; and the same of the run that the byte is of, by its own. */
export interface JourneyLit {
  readonly lit: Lit;
  readonly own: Lit;
  readonly half: OwnPlace['half'];
}

const bit = (place: BytePlace, trace: Trace): number =>
  place.whole ? (1 << trace.sizeOf(place.step)) - 1 : 1 << place.byte;

/** Where a byte comes from and goes, through the wire: followed up to block `last` at each end. */
export function litInJourney(journey: Journey, place: BytePlace, last: number): JourneyLit {
  const { half, place: at } = ownPlace(journey, place);
  const [trace, there] = [journey[half], journey[other[half]]];
  const own = litBy(trace, at, last);
  const [from, to] = half === 'sent' ? [0, receivedFrom(journey)] : [receivedFrom(journey), 0];
  const sources = new Map(shifted(own.sources, from));
  const reach = new Map(shifted(own.reach, from));
  const twin = twinOf(journey, { half, place: at });
  const add = (set: Map<number, number>, entries: readonly [number, number][]): void => {
    for (const [id, mask] of entries) set.set(id, (set.get(id) ?? 0) | mask);
  };
  if (half === 'received')
    // What came is drawn where it was made: the blocks and the IV that this byte was made from are lit there.
    for (const [id, mask] of own.sources) {
      const came = twinOf(journey, { half, place: { step: id, byte: 0 } });
      if (came && !isText(trace, id)) add(sources, [[came.step, mask]]);
    }
  if (twin && isText(trace, at.step))
    add(half === 'sent' ? reach : sources, [[twin.step + to, bit(twin, there)]]);
  else if (twin && half === 'sent') {
    add(reach, shifted(reachOf(there, twin, last), to));
    add(reach, [[twin.step + to, bit(twin, there)]]);
  }
  return { lit: { place, sources, reach, last: own.last }, own, half };
}

/** Where a byte comes from and goes, in words; of the message's bytes also what became of them at the other end. */
export function journeyLitSentence(journey: Journey, { own, half }: JourneyLit): string {
  const trace = journey[half];
  const sentence = litSentence(trace, own);
  const twin = twinOf(journey, { half, place: own.place });
  if (!twin || own.place.whole || !isText(trace, own.place.step)) return sentence;
  const there = journey[other[half]].step(twin.step);
  const name = nameText(nameOf(journey[other[half]], there));
  const hex = toHex(there.bytes.subarray(twin.byte, twin.byte + 1));
  const same = there.bytes[twin.byte] === trace.step(own.place.step).bytes[own.place.byte];
  if (half === 'received')
    return `${sentence} ${same ? 'So it was written' : `It was written as ${hex}`}: byte ${twin.byte} of ${name}.`;
  return `${sentence} The receiver reads ${same ? 'the same' : hex} as byte ${twin.byte} of ${name}′.`;
}
