import { type Run, traceOf } from '../../lib/modes/index.ts';
import {
  columnsThatFit,
  currentIn,
  FAR,
  journeyCaption,
  journeyHeight,
  journeyFrame,
  journeyLitSentence,
  journeyNarration,
  journeyTimeline,
  layoutJourney,
  litInJourney,
  LOW_TRIP,
  MID,
  type Marker,
  markersOf,
  receivedFrom,
  SHORT_TRIP,
  type Timeline,
  TRIP,
} from '../../lib/scene/index.ts';
import { type Half, isNarrow, type Shown } from './shown.ts';

/** Where a clock ends, and what it stops at until then. */
const pick = ({ end, stops, blockStops }: Timeline) => ({ end, stops, blockStops });

const markersIn = ({ trace, timeline, from }: Half): Marker[] =>
  markersOf(trace, timeline).map(({ ms, name }) => ({ ms: ms + from, name }));

/**
 * A message's journey: what was sent, and what is read of what came. `isHeld`: it hasn't crossed, and `second` is how it would be
 * read; then its clock ends where it would leave. Throws as `shownRun` does.
 */
export function shownJourney(first: Run, second: Run, isHeld = false): Shown {
  const sentTrace = traceOf(first);
  // A tweak says where on a disk the message stands, and isn't sent.
  const crosses = !['none', 'tweak'].includes(sentTrace.mode.iv);
  const ivBytes = crosses ? (first.settings.iv?.length ?? 0) : 0;
  const journey = { sent: sentTrace, received: traceOf(second), ivBytes };
  const clock = journeyTimeline(journey);
  const sent: Half = { run: first, trace: journey.sent, timeline: clock.sent, from: 0, ids: 0 };
  const received: Half = {
    run: second,
    trace: journey.received,
    timeline: clock.received,
    from: clock.arrives,
    ids: receivedFrom(journey),
  };
  /** The nearest look of a width and a height. */
  const near = (width: number, room: number) => {
    if (isNarrow(width)) return SHORT_TRIP;
    const height = journeyHeight(journey, { first: 1, count: 2 }, TRIP);
    return height <= room ? TRIP : LOW_TRIP;
  };
  return {
    isJourney: true,
    hasCome: !isHeld,
    halves: [sent, received],
    whole: isHeld ? { ...clock.whole, ...pick(clock.sent) } : clock.whole,
    markers: isHeld ? markersIn(sent) : [...markersIn(sent), ...markersIn(received)],
    parts: isHeld
      ? []
      : [
          { name: 'Encrypt', from: 0, to: clock.sent.end },
          { name: 'Wire', from: clock.sent.end, to: clock.arrives },
          { name: 'Decrypt', from: clock.arrives, to: clock.whole.end },
        ],
    look: (width, blocks = 1, room = Infinity) =>
      [near(width, room), MID].find((look) => columnsThatFit(look, width) >= blocks) ?? FAR,
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
      return { lit, own, half: half === 'sent' ? sent : received, sentence };
    },
  };
}
