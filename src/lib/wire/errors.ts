/** Why a wire frame is refused: the field that is wrong, or how the whole is. */
export const WIRE_REASONS = [
  'not-bytes',
  'empty',
  'short',
  'too-long',
  'version',
  'type',
  'mode',
  'flags',
  'epoch',
  'iv-length',
  'length',
  'sequence',
  'acknowledged',
] as const;

/** Why bytes are no wire frame. */
export type WireReason = (typeof WIRE_REASONS)[number];

/** The one error of this room. Its sentence names numbers of the header and never the IV or the ciphertext. */
export class WireError extends Error {
  override readonly name = 'WireError';
  readonly reason: WireReason;

  constructor(reason: WireReason, message: string) {
    super(message);
    this.reason = reason;
  }
}

/** The rule of the field `type`, as an error says it. */
export const TYPE_RULE = 'A wire frame is a hello, data, an ack or an alert.';
