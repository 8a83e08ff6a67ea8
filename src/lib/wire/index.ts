/** The wire frame: encode, parse, limits; and what carries it. */
export { type Clock, systemClock } from './clock.ts';
export { encodeFrame } from './encode.ts';
export { WIRE_REASONS, WireError, type WireReason } from './errors.ts';
export { type WireFrame, type WireMode, type WireType } from './frame.ts';
export {
  HEADER_BYTES,
  HEADER_FIELDS,
  type HeaderField,
  MAX_FRAME_BYTES,
  MAX_IV_BYTES,
  maxCiphertextBytes,
  WIRE_VERSION,
} from './layout.ts';
export { parseFrame } from './parse.ts';
export { type Pace, type Port } from './port.ts';
export { opposite, type Role } from './role.ts';
