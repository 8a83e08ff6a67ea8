import { plural } from '../../words/index.ts';
import { nameOf, nameText } from '../../diagram/index.ts';
import type { Step, Trace } from '../../modes/types.ts';

/** What an operation does that moves or joins bytes, and makes none of them by the key; undefined of others. */
export function movedSentence(trace: Trace, step: Step): string | undefined {
  const [a, b] = step.inputs.map((id) => nameText(nameOf(trace, trace.step(id))));
  const [made, size] = [nameText(nameOf(trace, step)), plural(step.bytes.length, 'byte')];
  switch (step.op) {
    case 'take':
      return `${made} is the first ${size} of ${a}.`;
    case 'complete': {
      const missing = step.bytes.length - trace.sizeOf(step.inputs[0]);
      return `${a} is too short for the cipher: the last ${plural(missing, 'byte')} of ${b} fill it up to ${made}.`;
    }
    case 'shiftIn': {
      const came = plural(trace.sizeOf(step.inputs[1]), 'byte');
      return `${a} moves on by ${came}, and ${b} comes in at its end: that is ${made}, the next input block.`;
    }
    case 'double':
      return `${a} times α gives ${made}, the mask of the next block: every bit moves up by one.`;
    case 'halve':
      return `${a} divided by α gives ${made}: every bit moves down by one.`;
    case 'rotate':
      return `${a} turned to the left by ${plural(step.rotated!, 'bit')} gives ${made}: what falls out at the left comes in at the right.`;
    default:
      return undefined;
  }
}
