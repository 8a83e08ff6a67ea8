import { drawCard } from '../draw/card.ts';
import { inLayers } from '../draw/layers.ts';
import { drawRepeats } from '../draw/repeats.ts';
import { isOutput, nameId, nameOf, nameText } from '../../diagram/index.ts';
import type { Trace } from '../../modes/types.ts';
import type { Column, Placed } from '../place/columns.ts';
import { sceneWidth } from '../place/metrics.ts';
import { head, wire } from '../shapes.ts';
import type { Mark, Metrics, Window } from '../types.ts';
import { drawBand } from './band.ts';
import { drawChange, drawVerdict } from './changes.ts';
import { drawHalf, type LeftOut, mooredIn, renumbered } from './half.ts';
import { bottomOf, outputOf, type Places, placeJourney } from './place.ts';
import { crossingDrive } from './time.ts';
import { type Journey, type JourneyScene, receivedFrom } from './types.ts';

/** Between the last names and the lower edge. */
const FOOT = 26;
const RECEIVED = 'r.';
const DRAWN_ALL: LeftOut = { known: new Set(), skips: () => false };

const isCame = ({ slot: { kind, step } }: Placed): boolean => kind === 'card' && step.op === 'in';

/** What came is there from when it has crossed, and not before; and where it is the sender's own card it isn't drawn again. */
function received(
  journey: Journey,
  places: Places,
  known: ReadonlySet<number>,
  m: Metrics,
): Mark[] {
  const { received: trace } = journey;
  const columns = places.received;
  const marks = drawHalf(trace, columns, places.moored.received, { known, skips: isCame }, m);
  const own = renumbered(marks, receivedFrom(journey), RECEIVED);
  const cards = columns.flatMap(({ placed }) =>
    placed.filter(isCame).flatMap((at) => drawCame(journey, places, at, m)),
  );
  return [...own.map(primed(columns, trace)), ...cards];
}

/** P′: what is read is told from what was written. */
function primed(columns: readonly Column[], trace: Trace): (mark: Mark) => Mark {
  const names = new Map(
    columns.flatMap(({ placed }) =>
      placed
        .filter(({ slot }) => slot.kind === 'card' && isOutput(trace, slot.step.id))
        .map(({ slot }) => {
          const name = nameOf(trace, slot.step);
          return [`${RECEIVED}${nameId(name)}.name`, nameText(name)];
        }),
    ),
  );
  return (mark) =>
    mark.at.shape === 'label' && names.has(mark.id)
      ? { ...mark, at: { ...mark.at, text: `${names.get(mark.id)}′` } }
      : mark;
}

/** From a card of the sender's to the one that came of it, where they stand apart. */
function drawPassage(journey: Journey, output: Placed, { slot, y }: Placed): Mark[] {
  const x = output.x + output.width - 8;
  const points = [
    { x, y: output.y + output.height },
    { x, y: y - 3 },
  ];
  const [at, id] = [wire(...points), `cross${slot.step.block}`];
  const came = { role: 'ciphertext', drive: crossingDrive(journey) } as const;
  return [
    { id: `${id}.base`, at, role: 'ink', part: 'wire-base', effect: 'still' },
    { id, at, part: 'wire', effect: 'draw', ...came },
    { id: `${id}.head`, at: head(points[1], 'down'), part: 'head', effect: 'light', ...came },
  ];
}

/** A block as it came: over the sender's card only what changed; else a card of its own, that the frame brings. */
function drawCame(journey: Journey, places: Places, placed: Placed, m: Metrics): Mark[] {
  const from = receivedFrom(journey);
  const { sent, received: trace } = journey;
  const drive = crossingDrive(journey, 0.9);
  const above = places.sent.find((column) => outputOf(sent, column)?.x === placed.x);
  const output = above && outputOf(sent, above);
  const own = { ...drive, step: drive.step - from };
  const change = renumbered(drawChange(journey, trace, placed, own, m), from, RECEIVED);
  if (places.once && output) return change;
  const card = renumbered(drawCard(trace, placed, m), from, RECEIVED).map((mark): Mark => ({
    ...mark,
    effect: 'fill',
    drive,
  }));
  return output ? [...drawPassage(journey, output, placed), ...card, ...change] : card;
}

/** Blocks that were sent and never came stand on the wire still, struck out. */
function drawGone(journey: Journey, { sent: columns, received, once }: Places, m: Metrics): Mark[] {
  if (!once) return [];
  const came = new Set(received.map(({ block }) => block));
  return columns
    .filter(({ block }) => !came.has(block))
    .flatMap((column) => {
      const output = outputOf(journey.sent, column);
      return output
        ? drawChange(journey, journey.sent, output, crossingDrive(journey, 0.9), m)
        : [];
    });
}

function verdicts(journey: Journey, { received }: Places, m: Metrics): Mark[] {
  const { received: trace } = journey;
  const marks = received.flatMap((column) => {
    const output = outputOf(trace, column);
    if (!output) return [];
    return drawVerdict(journey, output, { step: output.slot.step.id, from: 0.97, to: 1 }, m);
  });
  return renumbered(marks, receivedFrom(journey), RECEIVED);
}

/** How high a journey is drawn in a look, in units. */
export const journeyHeight = (journey: Journey, window: Window, m: Metrics): number =>
  heightOf(placeJourney(journey, window, m, 0));

const heightOf = ({ received, band }: Places): number =>
  Math.max(bottomOf(received), band.bottom) + FOOT;

/**
 * Both runs and the wire, in one picture: by rule from what the runs are, for every mode. The ciphertext is drawn once, where
 * the sender's columns end with it; the receiver's stand under it.
 */
export function layoutJourney(journey: Journey, window: Window, m: Metrics): JourneyScene {
  const width = sceneWidth(m, window.count);
  const places = placeJourney(journey, window, m, 0);
  const { sent, received: trace } = journey;
  const known = new Set(mooredIn(sent, places.sent, places.moored.sent, m));
  /** What the receiver takes from the row of the wire and the sender too is drawn once. */
  const again = new Set(
    known.size > 0 ? mooredIn(trace, places.received, places.moored.received, m) : [],
  );
  return {
    journey,
    width,
    height: heightOf(places),
    marks: inLayers([
      ...drawBand(journey, places, width, m),
      ...drawHalf(sent, places.sent, places.moored.sent, DRAWN_ALL, m),
      ...drawRepeats(sent, places.sent, m),
      ...received(journey, places, again, m),
      ...drawGone(journey, places, m),
      ...verdicts(journey, places, m),
    ]),
    halves: {
      sent: { steps: places.sent.flatMap(({ steps }) => steps) },
      received: { steps: places.received.flatMap(({ steps }) => steps) },
    },
    band: places.band,
  };
}
