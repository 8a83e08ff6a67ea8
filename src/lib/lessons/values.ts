import { subscript } from '../words/index.ts';
import { nameOf, nameText } from '../diagram/index.ts';
import type { Step, Trace } from '../modes/index.ts';
import type { Case } from './types.ts';

/** The step that the standard’s name means in a trace (SP 800-38A §6): `P3`, `C2`, `I1`, `O1`, `IV`. Throws `RangeError`. */
export function stepNamed(trace: Trace, name: string): Step {
  const shown = subscript(name);
  const step = trace.steps.find((step) => nameText(nameOf(trace, step)) === shown);
  if (!step) throw new RangeError(`This run has no ${name}.`);
  return step;
}

/** Its bytes, after the change; with a prime (`P3'`) or without it before it. Throws `RangeError`. */
export function valueNamed(it: Case, name: string): Uint8Array {
  const primed = /['’′]$/.test(name);
  return stepNamed(primed ? it.after : it.before, name.replace(/['’′]$/, '')).bytes;
}

/** The names of a message’s blocks: `P₁`, `P₂` … */
export const blockNames = (letter: 'P' | 'C', byteLength: number): string[] =>
  Array.from({ length: Math.ceil(byteLength / 16) }, (_, i) => subscript(`${letter}${i + 1}`));
