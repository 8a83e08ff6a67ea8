/**
 * An epoch names one life of an endpoint, 1 … 2³² − 1. It is made from the time, so that a later life has a later
 * epoch, and compared on a circle (as RFC 1982 compares serial numbers): where a clock was set back, or 24 days went
 * by, the peer's answer shows it, and the endpoint goes on with the epoch after the one that the peer knows.
 */
export function epochAt(now: number): number {
  return Math.floor(now) >>> 0 || 1;
}

/** The one after it; 0 means "none" and is left out. */
export function nextEpoch(epoch: number): number {
  return (epoch + 1) >>> 0 || 1;
}

/** True where `epoch` is later than `than`. Any epoch is later than 0, none. */
export function isNewer(epoch: number, than: number): boolean {
  if (epoch === 0 || epoch === than) return false;
  return than === 0 || (epoch - than) >>> 0 <= 0x8000_0000;
}
