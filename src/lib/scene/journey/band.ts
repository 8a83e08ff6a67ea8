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

/** What the wire is called, and, when all has crossed, what somebody without the key can say of it. */
function drawWords(journey: Journey, y: number, width: number, m: Metrics): Mark[] {
  const leaks = repeatsOf(journey.sent).length > 0;
  const [role, part] = leaks ? (['leak', 'leak-name'] as const) : (['ink', 'quiet'] as const);
  const words = `${plural(wireParts(journey).bytes, 'byte')}, ${leakWords(journey)}`;
  const name = m.rhythm === 'thin' ? 'The wire' : 'The wire: what Eve sees';
  const said = { id: 'ground.words', at: label(width - 8, y, words, 'end'), role, part } as const;
  return [
    {
      ...{ id: 'ground.name', at: label(8, y, name, 'start'), role: 'ink' },
      ...({ part: 'name', effect: 'still' } as const),
    },
    { ...said, effect: 'fill', drive: crossingDrive(journey, 0.9) },
  ];
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
  const cable = wire(left, right);
  const crossed = { role: 'ciphertext', drive: crossingDrive(journey) } as const;
  const bytes = plural(wireParts(journey).bytes, 'byte');
  return [
    { id: 'ground', at: ground, role: 'ink', part: 'ground', effect: 'still' },
    { id: 'ground.sweep', at: ground, part: 'ground-sweep', effect: 'grow', ...crossed },
    { id: 'cable', at: cable, role: 'ink', part: 'cable', effect: 'still' },
    { id: 'cable.done', at: cable, part: 'cable-done', effect: 'draw', ...crossed },
    ...drawWords(journey, y - 7, width, m),
    ...moving('frame', bytes, crossed.drive, [left, right]),
    ...moving('ack', 'ack', ackDrive(journey), [right, left]),
  ];
}
