import type { SavedSession } from '../../../lib/session/index.ts';
import type { RoomLink } from '../../../lib/dial/index.ts';

/**
 * What a conversation needs to be carried on after the page was loaded again, in the tab's own storage: numbers and
 * ciphertext, and no key. Where storage is refused or holds something else, it is as if nothing had been kept.
 */
const nameOf = ({ capability }: RoomLink): string => `blockwise relay ${capability}`;

export function keep(link: RoomLink, { frames, ...numbers }: SavedSession): void {
  try {
    const text = frames.map((frame) => btoa(String.fromCharCode(...chunked(frame))));
    sessionStorage.setItem(nameOf(link), JSON.stringify({ ...numbers, frames: text }));
  } catch {
    // Full, or refused: then a reload begins anew.
  }
}

/** What was kept, whatever it is: the endpoint checks it. */
export function kept(link: RoomLink): SavedSession | undefined {
  try {
    const text = sessionStorage.getItem(nameOf(link));
    if (text === null) return undefined;
    const { epoch, next, peerEpoch, delivered, frames } = JSON.parse(text) as Omit<
      SavedSession,
      'frames'
    > & { frames: string[] };
    const bytes = frames.map((frame) => Uint8Array.from(atob(frame), (c) => c.charCodeAt(0)));
    return { epoch, next, peerEpoch, delivered, frames: bytes };
  } catch {
    return undefined;
  }
}

export function forget(link: RoomLink): void {
  try {
    sessionStorage.removeItem(nameOf(link));
  } catch {
    // Then there is nothing to forget.
  }
}

/** A frame has at most 64 KiB, which every engine takes as arguments. */
const chunked = (frame: Uint8Array): number[] => [...frame];
