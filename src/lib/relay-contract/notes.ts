import { PLACES, type Place } from './capability.ts';
import { RELAY_PROTOCOL } from './protocol.ts';

/** Which of the two who speak are in a room. */
export interface Presence {
  readonly client: boolean;
  readonly server: boolean;
}

/** What a relay says in a text message, beside the binary ones, which are wire frames. */
export type Note =
  /** It has its place: from now on frames may come and go. */
  | { readonly kind: 'welcome'; readonly place: Place }
  | { readonly kind: 'presence'; readonly peers: Presence }
  /** The relay lives, and no more. */
  | { readonly kind: 'beat' };

/** A note as it is sent. */
export function writeNote(note: Note): string {
  if (note.kind === 'welcome') return JSON.stringify({ relay: RELAY_PROTOCOL, place: note.place });
  if (note.kind === 'presence') return JSON.stringify({ peers: note.peers });
  return '{"beat":1}';
}

/** Reads a note; anything that isn't one counts as a sign of life. */
export function readNote(text: string): Note {
  const { relay, place, peers } = fieldsOf(text);
  const found = PLACES.find((one) => one === place);
  if (relay === RELAY_PROTOCOL && found) return { kind: 'welcome', place: found };
  if (typeof peers !== 'object' || peers === null) return { kind: 'beat' };
  const { client, server } = peers as Readonly<Record<string, unknown>>;
  return { kind: 'presence', peers: { client: client === true, server: server === true } };
}

function fieldsOf(text: string): Readonly<Record<string, unknown>> {
  try {
    const value = JSON.parse(text) as unknown;
    return typeof value === 'object' && value !== null ? { ...value } : {};
  } catch {
    return {};
  }
}
