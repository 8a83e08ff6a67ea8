import { PADDING_IDS, paddings, type PaddingId } from '../../modes/index.ts';
import { type Body, bodyOf } from './body.ts';
import type { Bits } from './text-model.ts';

/** A decryption with the padding that fits it best. */
export interface Judged {
  readonly padding: PaddingId;
  readonly paddingBytes: number;
  readonly plaintext: Uint8Array;
  readonly body: Body;
  /** For all of it together. */
  readonly bits: Bits;
  /** Of these, those that the padding alone has. */
  readonly paddingBits: Bits;
}

/** How often each padding is met, of all that people decrypt; they add up to less than 1. */
const MET: Readonly<Partial<Record<PaddingId, number>>> = { pkcs7: 0.7, none: 0.12, zeros: 0.05 };
const SELDOM = 0.02;

/**
 * What `padded` is with each padding, and which of them has the most bits. Where the mode needs none, none is the usual one.
 * @param only judge with this padding alone, whatever comes out.
 */
export function judged(padded: Uint8Array, wholeBlocks: boolean, only?: PaddingId): Judged {
  const ids = only ? [only] : PADDING_IDS;
  const all = ids.flatMap((id) => judgedWith(padded, id, wholeBlocks) ?? []);
  const none = { padding: 'none', paddingBytes: 0, plaintext: padded, paddingBits: 0 } as const;
  if (all.length === 0) return { ...none, body: { bits: 0, garbled: [] }, bits: 0 };
  return all.reduce((a, b) => (b.bits > a.bits ? b : a));
}

function judgedWith(padded: Uint8Array, id: PaddingId, wholeBlocks: boolean): Judged | undefined {
  const result = paddings[id].unpad(padded);
  if ('error' in result) return undefined;
  const { plaintext, paddingBytes } = result;
  const filled = id === 'zeros' || id === 'spaces';
  if (filled && (paddingBytes > 16 || paddingBytes === 0)) return undefined;
  const prior = priorOf(id, wholeBlocks);
  // Which of the 16 lengths it is says nothing; each byte that has to be what it is says eight bits.
  const paddingBits = paddingBytes === 0 ? 0 : 8 * fixedBytes(id, paddingBytes) - 4;
  const body = bodyOf(plaintext);
  return {
    padding: id,
    paddingBytes,
    plaintext,
    body,
    paddingBits,
    bits: body.bits + paddingBits + prior,
  };
}

/** In bits, negative: how seldom a padding is met, in a mode that needs whole blocks or in one that doesn’t. */
export function priorOf(id: PaddingId, wholeBlocks: boolean): Bits {
  const often = MET[id] ?? SELDOM;
  return Math.log2(wholeBlocks ? often : id === 'none' ? 0.88 : often / 8);
}

/** How many of the padding’s bytes can have one value only: of random fill the last alone. */
const fixedBytes = (id: PaddingId, count: number): number => (id === 'iso10126' ? 1 : count);
