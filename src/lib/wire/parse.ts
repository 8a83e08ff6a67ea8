import { TYPE_RULE, WireError } from './errors.ts';
import { checkFrame, type WireFrame } from './frame.ts';
import { HEADER_BYTES, MAX_FRAME_BYTES, MODES, OFFSET, TYPES, WIRE_VERSION } from './layout.ts';

/**
 * Reads one whole wire frame. The IV and the ciphertext are copied out, once each, so the result stays what it is
 * whatever becomes of `bytes`; the header is read in place.
 * Throws nothing but `WireError`, whatever it is given. Canonical: what it accepts, `encodeFrame` writes back identically.
 */
export function parseFrame(bytes: Uint8Array): WireFrame {
  checkLength(bytes);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const version = view.getUint8(OFFSET.version);
  if (version !== WIRE_VERSION)
    throw new WireError('version', `This wire frame has version ${version}; only 1 is known.`);
  const type = TYPES[view.getUint8(OFFSET.type)];
  if (type === undefined) throw new WireError('type', TYPE_RULE);
  const mode = MODES[view.getUint8(OFFSET.mode)];
  if (mode === undefined) throw new WireError('mode', 'This wire frame names an unknown mode.');
  const flags = view.getUint8(OFFSET.flags);
  if (flags > 1) throw new WireError('flags', 'This wire frame has flags that version 1 lacks.');
  const { iv, ciphertext } = readPayload(bytes, view);
  const frame: WireFrame = {
    type,
    mode,
    resend: flags === 1,
    epoch: view.getUint32(OFFSET.epoch),
    peerEpoch: view.getUint32(OFFSET.peerEpoch),
    // Above 2⁵³ − 1 this rounds, but never down to a number that checkFrame lets pass.
    sequence: Number(view.getBigUint64(OFFSET.sequence)),
    acknowledged: Number(view.getBigUint64(OFFSET.acknowledged)),
    iv,
    ciphertext,
  };
  checkFrame(frame);
  return frame;
}

function checkLength(bytes: Uint8Array): void {
  if (!(bytes instanceof Uint8Array)) throw new WireError('not-bytes', 'A wire frame is bytes.');
  const { length } = bytes;
  if (length === 0) throw new WireError('empty', 'This wire frame has no bytes.');
  if (length < HEADER_BYTES)
    throw new WireError('short', `A wire frame has at least 32 bytes; this has ${length}.`);
  if (length > MAX_FRAME_BYTES)
    throw new WireError('too-long', `A wire frame has at most 65536 bytes; this has ${length}.`);
}

function readPayload(bytes: Uint8Array, view: DataView): Pick<WireFrame, 'iv' | 'ciphertext'> {
  const ivLength = view.getUint16(OFFSET.ivLength);
  const ciphertextLength = view.getUint16(OFFSET.ciphertextLength);
  const claimed = HEADER_BYTES + ivLength + ciphertextLength;
  if (claimed !== bytes.length)
    throw new WireError(
      'length',
      `This wire frame says it has ${claimed} bytes; it has ${bytes.length}.`,
    );
  const ivEnd = HEADER_BYTES + ivLength;
  // Not `slice`: on Node's Buffer that is a view of the same memory.
  return {
    iv: new Uint8Array(bytes.subarray(HEADER_BYTES, ivEnd)),
    ciphertext: new Uint8Array(bytes.subarray(ivEnd)),
  };
}
