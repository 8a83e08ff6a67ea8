import { encodeFrame, parseFrame, WireError } from '../wire/index.ts';
import type { Position } from './delivery.ts';
import { SessionError } from './errors.ts';
import type { Parcel } from './outbox.ts';

/**
 * What has to outlive an endpoint's process so that nothing is lost or delivered twice: plain data without a key.
 * Take it when an event has been dealt with, not inside a listener.
 */
export interface SavedSession {
  readonly epoch: number;
  /** The number that the next message will get. */
  readonly next: number;
  /** The life of the peer that was heard last; 0: none. */
  readonly peerEpoch: number;
  /** Every number of the peer up to this one was delivered. */
  readonly delivered: number;
  /** The messages that aren't acknowledged, in order, each as the data frame that it was sent as. */
  readonly frames: readonly Uint8Array[];
}

/** A position as something to be kept. */
export function toSaved(position: Required<Position>): SavedSession {
  const { epoch, next, peerEpoch, delivered, parcels } = position;
  const rest = { type: 'data', resend: false, epoch, peerEpoch, acknowledged: delivered } as const;
  return {
    epoch,
    next,
    peerEpoch,
    delivered,
    frames: parcels.map((parcel) => encodeFrame({ ...rest, ...parcel })),
  };
}

/** The position that was kept. Throws `SessionError` where it can't be one. */
export function fromSaved(saved: SavedSession): Position {
  const { epoch, next, peerEpoch, delivered, frames } = saved;
  const parcels = frames.map(readParcel);
  const isWhole =
    isNumber(epoch, 1, 0xffff_ffff) &&
    isNumber(next, 1) &&
    isNumber(peerEpoch, 0, 0xffff_ffff) &&
    isNumber(delivered, 0, peerEpoch === 0 ? 0 : undefined) &&
    parcels.every(({ sequence }, index) => sequence === next - parcels.length + index);
  if (!isWhole) throw new SessionError('saved', "The saved session's numbers don't fit together.");
  return { epoch, next, peerEpoch, delivered, parcels };
}

function readParcel(bytes: Uint8Array): Parcel {
  try {
    const { sequence, mode, iv, ciphertext } = parseFrame(bytes);
    return { sequence, mode, iv, ciphertext };
  } catch (error) {
    const sentence = error instanceof WireError ? error.message : String(error);
    throw new SessionError('saved', `The saved session can't be read. ${sentence}`);
  }
}

function isNumber(value: number, least: number, most = Number.MAX_SAFE_INTEGER): boolean {
  return Number.isSafeInteger(value) && value >= least && value <= most;
}
