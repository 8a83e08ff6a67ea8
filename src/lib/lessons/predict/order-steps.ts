import type { Step, Trace } from '../../modes/index.ts';
import { toHex } from '../../bytes/index.ts';
import { nameOf, nameText } from '../../diagram/index.ts';
import type { Answer, Case, Kind } from '../types.ts';

/** The steps to be put in order: what these blocks compute, in an order that follows from their bytes and from nothing else. */
export function stepsToOrder(it: Case, blocks: readonly number[]): Step[] {
  return it.before.steps
    .filter(({ inputs, block }) => inputs.length > 0 && blocks.includes(block))
    .sort((a, b) => (toHex(a.bytes) < toHex(b.bytes) ? -1 : 1));
}

/** What a value is called in a trace: SP 800-38A §4.2, §6. */
export const nameIn = (trace: Trace, step: Step): string => nameText(nameOf(trace, step));

/** A step as a line to be put in order: `C₁ = AES(I₁)`, `I₂ = P₂ ⊕ C₁`. */
export function lineOf(trace: Trace, step: Step): string {
  const [a, b] = step.inputs.map((id) => nameIn(trace, trace.step(id)));
  const right = {
    cipher: `AES(${a})`,
    invCipher: `AES⁻¹(${a})`,
    xor: `${a} ⊕ ${b}`,
    increment: `${a} + 1`,
  }[step.op as 'cipher' | 'invCipher' | 'xor' | 'increment'];
  return `${nameIn(trace, step)} = ${right ?? a}`;
}

/** The first step of an answer that needs something which only comes later: the two ids, or undefined. */
function tooEarly(answer: Answer, { before }: Case): { step: number; needs: number } | undefined {
  for (const [at, step] of answer.entries()) {
    const needs = before.step(step).inputs.find((input) => answer.indexOf(input) > at);
    if (needs !== undefined) return { step, needs };
  }
  return undefined;
}

/** Put the steps in an order in which they can be computed: every order is right in which each finds its inputs. */
export const orderSteps: Kind<{ kind: 'order-steps'; blocks: readonly number[] }> = {
  misconceptions: () => ['cipher-before-xor', 'xor-before-cipher', 'before-the-chain'],
  accepts(answer, it, { blocks }) {
    const ids = stepsToOrder(it, blocks).map(({ id }) => id);
    return answer.length === ids.length && ids.every((id) => answer.includes(id));
  },
  truth: (it, { blocks }) =>
    stepsToOrder(it, blocks)
      .map(({ id }) => id)
      .sort((a, b) => a - b),
  judge(answer, it) {
    const { before } = it;
    const cells = answer.map((id, at) => {
      const missing = before.step(id).inputs.find((input) => answer.indexOf(input) > at);
      const needs = missing === undefined ? '' : nameIn(before, before.step(missing));
      return {
        name: lineOf(before, before.step(id)),
        said: `step ${at + 1}`,
        was: needs ? `too early: it needs ${needs}` : 'it has all it needs',
        right: !needs,
      };
    });
    const wrong = tooEarly(answer, it);
    if (!wrong)
      return { right: true, cells, says: 'Every step finds what it needs: it can be run so.' };
    const [step, needs] = [before.step(wrong.step), before.step(wrong.needs)];
    const says = `${nameIn(before, step)} can’t be computed there: it needs ${nameIn(before, needs)}, which you put later.`;
    return { right: false, cells, says, misconception: idea(step, needs) };
  },
};

function idea(step: Step, needs: Step): string {
  if (step.block !== needs.block) return 'before-the-chain';
  return needs.op === 'xor' ? 'cipher-before-xor' : 'xor-before-cipher';
}
