import type { Step, Trace } from '../../modes/types.ts';
import { glyphId } from './glyph-id.ts';
import { LANE_SIGNS } from './lane-ops.ts';
import { nameId, nameOf } from '../../diagram/index.ts';
import { ARRIVE } from '../phases.ts';
import type { Column, Placed } from './columns.ts';
import type { Drive } from '../types.ts';

/** A value that comes to a glyph: read off the inputs of its step. */
export interface Arrival {
  /** The id of its wire: `w.c1-xor2`. */
  readonly id: string;
  readonly value: Step;
  readonly at: Placed;
  readonly drive: Drive;
}

/** What comes to one glyph of a column, counted from the top: every input of an operation, or what a strip shows. */
export function arrivalsAt(trace: Trace, column: Column, index: number): Arrival[] {
  const at = column.placed[index];
  const { kind, step } = at.slot;
  const isForeign = step.block !== column.block;
  if (isFarStrip(column, at)) return [];
  if (kind === 'strip' && isForeign) return [entering(trace, column, index)];
  // What is multiplied comes straight down, and H is told by the line from its box.
  const isGlyph = !['card', 'strip'].includes(kind) && step.op !== 'multiply';
  if (!isGlyph && !(step.op in LANE_SIGNS)) return [];
  const drive = { step: step.id, ...ARRIVE[step.op] };
  return step.inputs.map((input) => {
    const value = trace.step(input);
    return { id: wireId(trace, value, glyphId(trace, step)), value, at, drive };
  });
}

/** Whether a strip's value comes from further away than the block before: too far for a wire, so it has its name on it. */
export const isFarStrip = ({ block }: Column, { slot }: Placed): boolean =>
  slot.kind === 'strip' && slot.step.block < block - 1;

/** A value from elsewhere, shown as a strip where the cipher below takes it as it is: it comes as the cipher begins. */
function entering(trace: Trace, { block, placed }: Column, index: number): Arrival {
  const at = placed[index];
  const user = placed[index + 1].slot.step;
  const drive = { step: user.id, from: 0, to: ARRIVE[user.op].to };
  const value = at.slot.step;
  return { id: wireId(trace, value, `i${block}`), value, at, drive };
}

const wireId = (trace: Trace, value: Step, target: string): string =>
  `w.${nameId(nameOf(trace, value))}-${target}`;
