import { type Run, traceOf } from '../../lib/modes/index.ts';
import {
  columnsThatFit,
  FAR,
  LOW_TRIP,
  MID,
  type Marker,
  type Metrics,
  markersOf,
  SHORT_TRIP,
  TRIP,
  currentIn,
  journeyCaption,
  journeyHeight,
  journeyFrame,
  journeyLitSentence,
  journeyNarration,
  journeyTimeline,
  layoutJourney,
  litInJourney,
  type Journey,
  type JourneyTimeline,
  receivedFrom,
} from '../../lib/scene/index.ts';
import { type Half, isNarrow, type Part, type Shown } from './shown.ts';

/** Both runs traced, on one clock. */
interface Trip {
  readonly journey: Journey;
  readonly clock: JourneyTimeline;
  readonly halves: readonly [sent: Half, received: Half];
}

function tripOf(first: Run, second: Run): Trip {
  const [sent, received] = [traceOf(first), traceOf(second)];
  // A tweak says where on a disk the message stands, and isn't sent.
  const crosses = !['none', 'tweak'].includes(sent.mode.iv);
  const journey = { sent, received, ivBytes: crosses ? (first.settings.iv?.length ?? 0) : 0 };
  const clock = journeyTimeline(journey);
  const begins = { from: clock.arrives, ids: receivedFrom(journey) };
  return {
    journey,
    clock,
    halves: [
      { run: first, trace: sent, timeline: clock.sent, from: 0, ids: 0 },
      { run: second, trace: received, timeline: clock.received, ...begins },
    ],
  };
}

const markersIn = ({ trace, timeline, from }: Half): Marker[] =>
  markersOf(trace, timeline).map(({ ms, name }) => ({ ms: ms + from, name }));

/** All of it on one clock; of what is held, as far as it has come. */
function timesOf({ clock, halves }: Trip, isHeld: boolean) {
  const { sent, arrives, whole } = clock;
  const [first] = halves;
  if (isHeld) {
    const { end, stops, blockStops } = sent;
    return { whole: { ...whole, end, stops, blockStops }, markers: markersIn(first), parts: [] };
  }
  const parts: Part[] = [
    { name: 'Encrypt', from: 0, to: sent.end },
    { name: 'Wire', from: sent.end, to: arrives },
    { name: 'Decrypt', from: arrives, to: whole.end },
  ];
  return { whole, markers: halves.flatMap(markersIn), parts };
}

/** The nearest look in which so many blocks fit a width, and both halves a height, in px. */
function lookOf({ journey }: Trip, width: number, blocks = 1, room = Infinity): Metrics {
  const isHigh = () => journeyHeight(journey, { first: 1, count: 2 }, TRIP) > room;
  const near = isNarrow(width) ? SHORT_TRIP : isHigh() ? LOW_TRIP : TRIP;
  return [near, MID].find((look) => columnsThatFit(look, width) >= blocks) ?? FAR;
}

/**
 * A message's journey: what was sent, and what is read of what came. `isHeld`: it hasn't crossed, and `second` is how it would be
 * read; then its clock ends where it would leave. Throws as `shownRun` does.
 */
export function shownJourney(first: Run, second: Run, isHeld = false): Shown {
  const trip = tripOf(first, second);
  const { journey, clock, halves } = trip;
  return {
    isJourney: true,
    hasCome: !isHeld,
    halves,
    ...timesOf(trip, isHeld),
    look: (width, blocks, room) => lookOf(trip, width, blocks, room),
    farthest: () => FAR,
    draw(window, metrics) {
      const scene = layoutJourney(journey, window, metrics);
      return {
        frame: (ms) => journeyFrame(scene, clock, ms),
        current: (ms) => currentIn(scene, clock, ms),
      };
    },
    caption: (current, ms) => journeyCaption(journey, clock, current, ms),
    narration: (current, ms) => journeyNarration(journey, clock, current, ms),
    lights(place, last) {
      const found = litInJourney(journey, place, last);
      const { lit, own, half } = found;
      const sentence = journeyLitSentence(journey, found);
      return { lit, own, half: halves[half === 'sent' ? 0 : 1], sentence };
    },
  };
}
