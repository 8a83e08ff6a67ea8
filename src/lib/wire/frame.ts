import { TYPE_RULE, WireError } from './errors.ts';
import { MAX_FRAME_BYTES, MAX_IV_BYTES, maxCiphertextBytes, MODES, TYPES } from './layout.ts';

/**
 * `hello` opens or resumes a link and wants an answer, `data` is one message, `ack` says what has arrived, `alert` says in
 * the clear, and once, that the message `sequence` can't be used.
 */
export type WireType = Exclude<(typeof TYPES)[number], undefined>;
/** The mode a message was encrypted in, as its sender says; `none` on a frame that carries no message. */
export type WireMode = (typeof MODES)[number];

/** One wire frame, read or to be written; `layout.ts` says what each field holds. Plain data, all of it required. */
export interface WireFrame {
  readonly type: WireType;
  readonly mode: WireMode;
  /** Bit 0 of the flags: on an ack, number `acknowledged + 1` is missing and should be sent again. */
  readonly resend: boolean;
  /** 1 … 2³² − 1. */
  readonly epoch: number;
  /** 0 … 2³² − 1; 0: nothing was heard of the peer yet. */
  readonly peerEpoch: number;
  /** 1 … 2⁵³ − 1. */
  readonly sequence: number;
  /** 0 … 2⁵³ − 1. */
  readonly acknowledged: number;
  /** 0 … 16 bytes. */
  readonly iv: Uint8Array;
  readonly ciphertext: Uint8Array;
}

const MAX_EPOCH = 0xffff_ffff;

/** Throws a `WireError` unless every field is in its range and fits the others: the one rule for both directions. */
export function checkFrame(frame: WireFrame): void {
  if (!TYPES.includes(frame.type) || frame.type === undefined)
    throw new WireError('type', TYPE_RULE);
  const isData = frame.type === 'data';
  if (!MODES.includes(frame.mode) || (frame.mode === 'none') === isData)
    throw new WireError('mode', 'A data frame names its mode, and no other frame does.');
  if (typeof frame.resend !== 'boolean' || (frame.resend && frame.type !== 'ack'))
    throw new WireError('flags', 'Only an ack asks for a message again.');
  checkNumber('epoch', frame.epoch, 1, MAX_EPOCH);
  checkNumber('epoch', frame.peerEpoch, 0, MAX_EPOCH);
  checkNumber('sequence', frame.sequence, 1, Number.MAX_SAFE_INTEGER);
  const arrived = frame.peerEpoch === 0 ? 0 : Number.MAX_SAFE_INTEGER;
  checkNumber('acknowledged', frame.acknowledged, 0, arrived);
  checkPayload(frame, isData, frame.type === 'alert');
}

function checkPayload({ iv, ciphertext }: WireFrame, isData: boolean, isAlert: boolean): void {
  if (!(iv instanceof Uint8Array) || !(ciphertext instanceof Uint8Array))
    throw new WireError('not-bytes', 'The IV and the ciphertext of a wire frame are bytes.');
  if (iv.length > (isData ? MAX_IV_BYTES : 0))
    throw new WireError('iv-length', `An IV has at most 16 bytes, in data; this has ${iv.length}.`);
  if (!isData && !isAlert && ciphertext.length > 0)
    throw new WireError('length', 'Only data and alerts carry something.');
  if (ciphertext.length > maxCiphertextBytes(iv.length))
    throw new WireError('too-long', `A wire frame has at most ${MAX_FRAME_BYTES} bytes.`);
}

function checkNumber(
  field: 'epoch' | 'sequence' | 'acknowledged',
  value: number,
  least: number,
  most: number,
): void {
  if (Number.isSafeInteger(value) && value >= least && value <= most && !Object.is(value, -0))
    return;
  throw new WireError(field, `The ${field} number is outside ${least} to ${most}.`);
}
