import type { Step, Trace } from '../modes/index.ts';
import type { Case } from './types.ts';

/** The letter of a value and its block: `P3`, `C2`, `I1`, `O1`, `IV`. Throws `RangeError` on another name. */
function parse(name: string): { letter: string; block: number } {
  const match = /^(IV|[PCIO])(\d*)$/.exec(name);
  if (!match || (match[1] === 'IV') !== (match[2] === ''))
    throw new RangeError(`There is no value named ${name}.`);
  return { letter: match[1], block: Number(match[2]) };
}

const isCipher = ({ op }: Step): boolean => op === 'cipher' || op === 'invCipher';

/** The step that the standard’s name means in a trace (SP 800-38A §6): `P3`, `C2`, `I1`, `O1`, `IV`. Throws `RangeError`. */
export function stepNamed(trace: Trace, name: string): Step {
  const { letter, block } = parse(name);
  const given = letter === (trace.direction === 'encrypt' ? 'P' : 'C');
  const wanted = (step: Step): boolean => {
    if (letter === 'IV') return step.op === 'iv';
    if (step.block !== block) return false;
    if (given) return step.op === 'in';
    if (letter === 'P' || letter === 'C') return trace.outputs.includes(step.id);
    return (
      !trace.outputs.includes(step.id) && (letter === 'O' ? isCipher(step) : step.op === 'xor')
    );
  };
  const step = trace.steps.find(wanted);
  if (!step) throw new RangeError(`This run has no ${name}.`);
  return step;
}

/** Its bytes, after the change; with a prime (`P3'`) or without it before it. Throws `RangeError`. */
export function valueNamed(it: Case, name: string): Uint8Array {
  const primed = /['’′]$/.test(name);
  return stepNamed(primed ? it.after : it.before, name.replace(/['’′]$/, '')).bytes;
}

const SUBSCRIPTS = '₀₁₂₃₄₅₆₇₈₉';

/** The name as it is read: `P₃`. */
export const shownName = (name: string): string =>
  name.replace(/\d/g, (digit) => SUBSCRIPTS[Number(digit)]);

/** “a, b and c”. */
export const listed = (names: readonly string[]): string =>
  names.length > 1 ? `${names.slice(0, -1).join(', ')} and ${names.at(-1)}` : (names[0] ?? '');

/** The names of a message’s blocks: `P₁`, `P₂` … */
export const blockNames = (letter: 'P' | 'C', byteLength: number): string[] =>
  Array.from({ length: Math.ceil(byteLength / 16) }, (_, i) => shownName(`${letter}${i + 1}`));
