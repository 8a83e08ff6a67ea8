import type { WireFrame } from '../../src/lib/wire/index.ts';

/** A data frame in which every field has a value of its own. */
export const DATA: WireFrame = {
  type: 'data',
  mode: 'cbc',
  resend: false,
  epoch: 0x01020304,
  peerEpoch: 0x05060708,
  sequence: 0x11_12131415,
  acknowledged: 0x21_22232425,
  iv: Uint8Array.from({ length: 16 }, (_, i) => 0x80 + i),
  ciphertext: Uint8Array.from({ length: 32 }, (_, i) => 0xc0 + i),
};

const NONE = new Uint8Array(0);
export const HELLO: WireFrame = {
  type: 'hello',
  mode: 'none',
  resend: false,
  epoch: 1,
  peerEpoch: 0,
  sequence: 1,
  acknowledged: 0,
  iv: NONE,
  ciphertext: NONE,
};
export const ACK: WireFrame = {
  ...HELLO,
  type: 'ack',
  resend: true,
  peerEpoch: 0xffff_ffff,
  sequence: Number.MAX_SAFE_INTEGER,
  acknowledged: Number.MAX_SAFE_INTEGER,
};
