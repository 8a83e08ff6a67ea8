import { encodeFrame, parseFrame, WireError } from '../wire/index.ts';
import { SessionError } from './errors.ts';
import type { Parcel, Position, SavedSession } from './types.ts';

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
