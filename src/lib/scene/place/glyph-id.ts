import { blockSteps } from '../../diagram/index.ts';
import type { Op, Step, Trace } from '../../modes/types.ts';

const OP_IDS: Readonly<Record<Op, string>> = {
  in: 'in',
  iv: 'iv',
  aad: 'aad',
  zero: 'zero',
  lengths: 'lengths',
  b0: 'b0',
  ctr0: 'ctr0',
  constant: 'const',
  xor: 'xor',
  increment: 'inc',
  cipher: 'aes',
  invCipher: 'aes',
  multiply: 'mul',
  take: 'take',
  complete: 'join',
  double: 'dbl',
  halve: 'halve',
  rotate: 'rot',
  shiftIn: 'shift',
  tweakCipher: 'aes-t',
  verify: 'verify',
};

/** `xor2`, `aes2`, `inc2`. */
const opId = (op: Op, block: number): string => OP_IDS[op] + String(block);

/** The id of a step's own mark: `xor2`, and `xor2b`, `xor2c` … where its block has others before it. */
export function glyphId(trace: Trace, { id, op, block }: Step): string {
  const isAlike = (step: Step): boolean => OP_IDS[step.op] === OP_IDS[op] && step.id < id;
  const before = blockSteps(trace, block).filter(isAlike).length;
  return opId(op, block) + (before === 0 ? '' : String.fromCharCode(0x61 + before));
}
