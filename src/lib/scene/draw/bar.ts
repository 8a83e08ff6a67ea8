import type { Trace } from '../../modes/types.ts';
import { isOutput, nameId, nameOf, nameText } from '../../diagram/index.ts';
import type { Placed } from '../place/columns.ts';
import { RESULT } from '../phases.ts';
import { box, label } from '../shapes.ts';
import type { Mark } from '../types.ts';

/** Every so many columns a bar has its name: more would run into each other. */
const NAMED_EVERY = 4;

/** A value as one bar, tinted by its first byte, so that equal blocks look equal: what is left of it from afar. */
export function drawBar(trace: Trace, id: string, placed: Placed): Mark[] {
  const { step } = placed.slot;
  const { role } = nameOf(trace, step);
  const isGiven = step.inputs.length === 0;
  const timed = isGiven
    ? ({ effect: 'still' } as const)
    : ({ effect: 'fill', drive: { step: step.id, ...RESULT[step.op] } } as const);
  const at = box(placed, 3);
  return [
    { id, at, role, part: 'card', ...timed },
    { id: `${id}.bar`, at, role, part: 'cell', byte: step.bytes[0] ?? 0, ...timed },
  ];
}

/** A block of the message or of the result as a bar; over the message's the name of every fourth. */
export function drawBarCard(trace: Trace, placed: Placed): Mark[] {
  const { step } = placed.slot;
  const name = nameOf(trace, step);
  const id = nameId(name);
  const bar = drawBar(trace, id, placed);
  // Below a block of the result stand the letters of repeats: the names above say which column it is.
  if (step.block % NAMED_EVERY !== 1 || isOutput(trace, step.id)) return bar;
  const at = label(placed.x, placed.y - 8, nameText(name), 'start');
  return [...bar, { id: `${id}.name`, at, role: name.role, part: 'name', effect: 'still' }];
}
