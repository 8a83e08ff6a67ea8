import type { SavedSession } from '../../../lib/session/index.ts';
import type { RoomLink } from '../../../lib/dial/index.ts';

const nameOf = ({ capability }: RoomLink): string => `blockwise relay ${capability}`;

/**
 * Keeps what a conversation needs to be carried on after the page was loaded again, in the tab's own storage: numbers and
 * ciphertext, and no key. Where storage is full or refused, nothing is kept.
 */
export function keep(link: RoomLink, { frames, ...numbers }: SavedSession): void {
  try {
    // As arguments: a frame has at most 64 KiB, and every engine takes so many.
    const text = frames.map((frame) => btoa(String.fromCharCode(...frame)));
    sessionStorage.setItem(nameOf(link), JSON.stringify({ ...numbers, frames: text }));
  } catch {
    // Full, or refused: then a reload begins anew.
  }
}

/** What was kept; undefined where nothing was, or it isn't of this form. Whether its numbers fit together the endpoint checks. */
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

/** Forgets what was kept: the link is left for good. */
export function forget(link: RoomLink): void {
  try {
    sessionStorage.removeItem(nameOf(link));
  } catch {
    // Then there is nothing to forget.
  }
}
