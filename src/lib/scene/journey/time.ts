import type { Trace } from '../../modes/types.ts';
import { perTrace } from '../../diagram/index.ts';
import { schedule } from '../time/timeline.ts';
import type { Timeline } from '../types.ts';
import { paceOf } from './pace.ts';
import { ackId, crossingId, type Journey, type JourneyTimeline, type Stretch } from './types.ts';

/** Stillness before the frame leaves, how long it takes, the stillness when it has come, and the way of the ack, in ms. */
const STILL = 300;
const CROSSING = 1000;
const DOCKING = 200;
const ACK = 400;

const paced = perTrace((trace: Trace): Timeline => schedule(trace, 'all', paceOf(trace)));

const later = (times: readonly number[], by: number): number[] => times.map((ms) => ms + by);

/** Times by step id of both runs and the wire. */
function joined(
  { length }: Float64Array | Uint32Array,
  first: ArrayLike<number>,
  second: ArrayLike<number>,
  wire: readonly number[],
): Float64Array {
  const all = new Float64Array(length + second.length + wire.length);
  all.set(first);
  all.set(second, length);
  all.set(wire, length + second.length);
  return all;
}

/** Encrypt, wire, decrypt: one after another on one clock. */
export function journeyTimeline(journey: Journey): JourneyTimeline {
  const [sent, received] = [paced(journey.sent), paced(journey.received)];
  const leaves = sent.end + STILL;
  const acked = leaves + CROSSING + DOCKING + ACK;
  const arrives = acked;
  const shifted = received.start.map((ms) => ms + arrives);
  const whole: Timeline = {
    start: joined(sent.start, sent.start, shifted, [leaves, leaves + CROSSING + DOCKING]),
    duration: joined(sent.duration, sent.duration, received.duration, [CROSSING, ACK]),
    order: sent.order,
    together: Uint32Array.from(joined(sent.together, sent.together, received.together, [1, 1])),
    outputEnds: Float64Array.from([
      ...sent.outputEnds,
      ...received.outputEnds.map((ms) => ms + arrives),
    ]),
    stops: [...sent.stops, arrives, ...later(received.stops.slice(1), arrives)],
    blockStops: [...sent.blockStops, arrives, ...later(received.blockStops.slice(1), arrives)],
    end: arrives + received.end,
  };
  return { whole, sent, received, leaves, arrives };
}

/** Which part of the journey it is at an instant. At the very end of the encryption it is still that. */
export function stretchAt({ sent, arrives }: JourneyTimeline, ms: number): Stretch {
  if (ms <= sent.end) return 'sent';
  return ms < arrives ? 'wire' : 'received';
}

/** What drives a mark of the wire: the crossing, or its acknowledgement. */
export const crossingDrive = (journey: Journey, from = 0, to = 1) => ({
  step: crossingId(journey),
  from,
  to,
});
/** The same of the acknowledgement. */
export const ackDrive = (journey: Journey) => ({ step: ackId(journey), from: 0, to: 1 });
