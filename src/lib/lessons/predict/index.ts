import type { Ask, Kind } from '../types.ts';
import { chooseBytes } from './choose-bytes.ts';
import { howMany } from './how-many.ts';
import { orderSteps } from './order-steps.ts';
import { paintBlocks } from './paint-blocks.ts';
import { typeByte } from './type-byte.ts';
import { whichCiphertext } from './which-ciphertext.ts';

const KINDS: { readonly [K in Ask['kind']]: Kind<Extract<Ask, { kind: K }>> } = {
  'paint-blocks': paintBlocks,
  'choose-bytes': chooseBytes,
  'which-ciphertext': whichCiphertext,
  'order-steps': orderSteps,
  'type-byte': typeByte,
  'how-many': howMany,
};

/** The kind of a question. */
export const kindOf = (ask: Ask): Kind => KINDS[ask.kind] as Kind;

export { fate, resultName } from './paint-blocks.ts';
export { choicesOf, type Choice, letterOf } from './which-ciphertext.ts';
export { lineOf, nameIn, stepsToOrder } from './order-steps.ts';
