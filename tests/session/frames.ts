import type { WireFrame } from '../../src/lib/wire/index.ts';

const NONE = new Uint8Array(0);

/** A wire frame of the peer, epoch 5, with what a test wants to be different. */
export function frameOf(type: WireFrame['type'], rest: Partial<WireFrame> = {}): WireFrame {
  return {
    type,
    mode: type === 'data' ? 'ctr' : 'none',
    resend: false,
    epoch: 5,
    peerEpoch: 0,
    sequence: 1,
    acknowledged: 0,
    iv: NONE,
    ciphertext: NONE,
    ...rest,
  };
}
