import { checkFrame, type WireFrame } from './frame.ts';
import { HEADER_BYTES, MODES, OFFSET, TYPES, WIRE_VERSION } from './layout.ts';

/**
 * The bytes of a wire frame, in an array of their own that shares nothing with `frame`.
 * Throws a `WireError` where a field is out of its range, so that nothing is sent that the peer would refuse.
 */
export function encodeFrame(frame: WireFrame): Uint8Array {
  checkFrame(frame);
  const { iv, ciphertext } = frame;
  const bytes = new Uint8Array(HEADER_BYTES + iv.length + ciphertext.length);
  const view = new DataView(bytes.buffer);
  view.setUint8(OFFSET.version, WIRE_VERSION);
  view.setUint8(OFFSET.type, TYPES.indexOf(frame.type));
  view.setUint8(OFFSET.mode, MODES.indexOf(frame.mode));
  view.setUint8(OFFSET.flags, frame.resend ? 1 : 0);
  view.setUint32(OFFSET.epoch, frame.epoch);
  view.setUint32(OFFSET.peerEpoch, frame.peerEpoch);
  view.setUint16(OFFSET.ivLength, iv.length);
  view.setUint16(OFFSET.ciphertextLength, ciphertext.length);
  view.setBigUint64(OFFSET.sequence, BigInt(frame.sequence));
  view.setBigUint64(OFFSET.acknowledged, BigInt(frame.acknowledged));
  bytes.set(iv, HEADER_BYTES);
  bytes.set(ciphertext, HEADER_BYTES + iv.length);
  return bytes;
}
