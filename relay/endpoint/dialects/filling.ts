import { bodyOf, type Body, priorOf } from '../../../src/lib/doctor/index.ts';
import {
  PADDING_IDS,
  paddingBytesFor,
  type PaddingId,
  paddings,
} from '../../../src/lib/modes/index.ts';
import type { Filling } from './scheme.ts';

const BLOCK = 16;
/** Those whose count can be zero, and whose text may end in the same sign. */
const SIGNS: Readonly<Record<string, number>> = { spaces: 0x20, zeros: 0 };
/** Signs that people fill up with; a letter or a digit would end a text. */
const USED = /^[{}#*@_~^%$=+|.\-?!&]$/;
/** Of many signs one is as good as another. */
const SIGN_PRIOR = Math.log2(1 / 128);

/** The byte that fills; undefined where it isn’t one and the same. */
export function signOf(filling: Filling): number | undefined {
  return filling.startsWith('sign:') ? filling.charCodeAt(5) : SIGNS[filling];
}

/** A plaintext without its filling, and what speaks for it. */
export interface Taken {
  readonly plaintext: Uint8Array;
  readonly count: number;
  readonly body: Body;
  /** For text and filling together; what the filling costs to believe in isn’t in it: that is counted once. */
  readonly bits: number;
}

/** In bits, negative: how seldom a filling is met. */
export const fillingPrior = (filling: Filling, wholeBlocks: boolean): number =>
  filling.startsWith('sign:') ? SIGN_PRIOR : priorOf(filling as PaddingId, wholeBlocks);

/** The fillings that a plaintext may end in: none, those of the modes that fit, and the sign that it ends with, if people fill with it. */
export function fillingsFor(padded: Uint8Array): Filling[] {
  const last = padded.at(-1);
  const sign = last === undefined ? '' : String.fromCharCode(last);
  const found: Filling[] = PADDING_IDS.filter((id) => {
    if (id === 'none') return true;
    const result = paddings[id].unpad(padded);
    return !('error' in result) && result.paddingBytes > 0;
  });
  return USED.test(sign) ? [...found, `sign:${sign}`] : found;
}

/** Takes a filling off; undefined where it can’t be this one. */
export function take(filling: Filling, padded: Uint8Array): Uint8Array | undefined {
  const sign = signOf(filling);
  if (sign !== undefined) {
    let end = padded.length;
    while (end > 0 && padded[end - 1] === sign) end -= 1;
    // A whole block and more of it isn’t filling alone, but nothing tells the two apart.
    return padded.subarray(0, end);
  }
  const result = paddings[filling as PaddingId].unpad(padded);
  return 'error' in result ? undefined : result.plaintext;
}

/** The same, judged. */
export function judge(filling: Filling, padded: Uint8Array): Taken | undefined {
  const plaintext = take(filling, padded);
  if (!plaintext) return undefined;
  const count = padded.length - plaintext.length;
  const isSign = signOf(filling) !== undefined;
  if (isSign && count > BLOCK) return undefined;
  const body = bodyOf(plaintext);
  // Which of the 16 lengths it is says nothing; each byte that has to be what it is says eight bits.
  const fixed = filling === 'iso10126' ? Math.min(count, 1) : count;
  return { plaintext, count, body, bits: body.bits + (count === 0 ? 0 : 8 * fixed - 4) };
}

/** A message filled up to whole blocks. `none` becomes zeros where blocks have to be whole: nothing was seen to say otherwise. */
export function fill(filling: Filling, message: Uint8Array, always: boolean): Uint8Array {
  const sign = signOf(filling);
  if (filling !== 'none' && sign === undefined) return paddings[filling as PaddingId].pad(message);
  const missing = paddingBytesFor(message.length);
  const count = missing === BLOCK && (!always || filling === 'none') ? 0 : missing;
  const padded = new Uint8Array(message.length + count).fill(sign ?? 0, message.length);
  padded.set(message);
  return padded;
}
