import type { Step, Trace } from '../../modes/types.ts';
import { blockSteps, isMultiplied, isOutput } from '../../diagram/index.ts';

/**
 * What stands in one row of a column, top to bottom. A `card` is a block of the message or of the result; a `strip` is any
 * other value, as a compact row; the others are the operations' own glyphs, of which a `box` has its name in it.
 */
export interface Slot {
  readonly kind: 'card' | 'strip' | 'xor' | 'cipher' | 'box' | 'verify';
  readonly step: Step;
}

/** A row that this column leaves out, so that the rows below it stand where they stand in the other columns. */
export interface Gap {
  readonly gap: Slot['kind'];
}

/** A value that an operation brings in from within its own block, and that isn't a block of the message. */
function broughtIn(trace: Trace, { inputs, block }: Step): Slot[] {
  return inputs
    .map((id) => trace.step(id))
    .filter((it) => it.block === block && (it.op === 'lengths' || it.id === trace.tag))
    .map((step) => ({ kind: 'card', step }));
}

/** An operation's rows: what it brings in, its glyph, and what comes of it. */
function slotsOf(trace: Trace, step: Step): Slot[] {
  const value: Slot = { kind: isOutput(trace, step.id) ? 'card' : 'strip', step };
  switch (step.op) {
    case 'xor':
      // What is multiplied next goes straight on: it is no value that the standard has a name for.
      return isMultiplied(trace, step)
        ? [...broughtIn(trace, step), { kind: 'xor', step }]
        : [{ kind: 'xor', step }, value];
    case 'cipher':
    case 'invCipher': {
      // A value from elsewhere that the cipher takes as it is (a counter, a chained block) is shown where it enters.
      const input = trace.step(step.inputs[0]);
      const entering: Slot[] = input.block === step.block ? [] : [{ kind: 'strip', step: input }];
      return [...entering, { kind: 'cipher', step }, value];
    }
    case 'multiply':
    case 'take':
    case 'complete':
      return [{ kind: 'box', step }, value];
    case 'verify':
      return [...broughtIn(trace, step), { kind: 'verify', step }];
    case 'increment':
    case 'double':
    case 'halve':
    case 'rotate':
    case 'shiftIn':
    case 'tweakCipher':
      return [value];
    default:
      return [];
  }
}

/** The rows of one block: the message's block, then the operations in the order in which they were computed. */
export function columnSlots(trace: Trace, steps: readonly Step[]): Slot[] {
  const message = steps.find(({ op, id }) => op === 'in' && id !== trace.tag);
  const first: Slot[] = message ? [{ kind: 'card', step: message }] : [];
  return [...first, ...steps.flatMap((step) => slotsOf(trace, step))];
}

/** The rows of a block's column. The tag's stands in the rows of the column before it, as far as it has the same. */
export function rowsOf(trace: Trace, block: number): (Slot | Gap)[] {
  const slots = columnSlots(trace, blockSteps(trace, block));
  if (trace.tag === undefined || block < trace.blocks || block === 1) return slots;
  return aligned(slots, columnSlots(trace, blockSteps(trace, block - 1)));
}

function aligned(slots: readonly Slot[], others: readonly Slot[]): (Slot | Gap)[] {
  let row = 0;
  return slots.flatMap((slot) => {
    const same = others.findIndex(({ kind }, i) => i >= row && kind === slot.kind);
    const gaps = same < 0 ? [] : others.slice(row, same).map(({ kind }): Gap => ({ gap: kind }));
    row = same < 0 ? others.length : same + 1;
    return [...gaps, slot];
  });
}
