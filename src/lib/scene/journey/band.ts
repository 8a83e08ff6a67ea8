import { plural } from '../../words/index.ts';
import { nameText, repeatsOf } from '../../diagram/index.ts';
import { wireParts } from './words.ts';
import { box, label, wire } from '../shapes.ts';
import type { Mark, Metrics } from '../types.ts';
import type { Places } from './place.ts';
import { ackDrive, crossingDrive } from './time.ts';
import type { Journey } from './types.ts';

/** From the ground's lower edge to the cable. */
const CABLE = 18;
/** A frame on the cable, and an acknowledgement. */
const FRAME = { width: 74, height: 22 };

/** Something that moves along the cable, with words on it. */
function moving(
  id: string,
  text: string,
  drive: ReturnType<typeof ackDrive>,
  path: readonly { x: number; y: number }[],
): Mark[] {
  const { width, height } = FRAME;
  const common = { role: 'ciphertext', effect: 'travel', drive, path } as const;
  return [
    { id, at: box({ x: -width / 2, y: -height / 2, width, height }, 5), part: 'chip', ...common },
    { id: `${id}.name`, at: label(0, 4, text), part: 'chip-name', ...common },
  ];
}

/** What Eve can count without a key: said when the frame is on its way. */
function leakWords({ sent }: Journey): string {
  const [first] = repeatsOf(sent);
  if (!first) return 'no repeats';
  const name = nameText({ text: 'C', index: first.blocks[0], role: 'ciphertext' });
  return `${name} comes ${first.blocks.length} times`;
}

/** The ground of the wire, and what crosses on it. The key is never there. */
export function drawBand(journey: Journey, { band }: Places, width: number, m: Metrics): Mark[] {
  const { top, bottom } = band;
  const ground = box({ x: 0, y: top, width, height: bottom - top }, 8);
  const y = bottom - CABLE;
  const [left, right] = [
    { x: 4, y },
    { x: width - 4, y },
  ];
  const drive = crossingDrive(journey);
  const isNarrow = m.rhythm === 'thin';
  const leak = repeatsOf(journey.sent).length > 0;
  const words = `${plural(wireParts(journey).bytes, 'byte')}, ${leakWords(journey)}`;
  return [
    { id: 'ground', at: ground, role: 'ink', part: 'ground', effect: 'still' },
    {
      id: 'ground.sweep',
      at: ground,
      role: 'ciphertext',
      part: 'ground-sweep',
      effect: 'grow',
      drive,
    },
    { id: 'cable', at: wire(left, right), role: 'ink', part: 'cable', effect: 'still' },
    {
      id: 'cable.done',
      at: wire(left, right),
      role: 'ciphertext',
      part: 'cable-done',
      effect: 'draw',
      drive,
    },
    {
      id: 'ground.name',
      at: label(8, y - 7, isNarrow ? 'The wire' : 'The wire: what Eve sees', 'start'),
      role: 'ink',
      part: 'name',
      effect: 'still',
    },
    {
      ...{
        id: 'ground.words',
        at: label(width - 8, y - 7, words, 'end'),
        role: leak ? 'leak' : 'ink',
      },
      ...({
        part: leak ? 'leak-name' : 'quiet',
        effect: 'fill',
        drive: crossingDrive(journey, 0.9),
      } as const),
    },
    ...moving('frame', plural(wireParts(journey).bytes, 'byte'), drive, [left, right]),
    ...moving('ack', 'ack', ackDrive(journey), [right, left]),
  ];
}
