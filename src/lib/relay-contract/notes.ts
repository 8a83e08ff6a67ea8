import { PLACES, type Place } from './capability.ts';
import { RELAY_PROTOCOL } from './protocol.ts';

/** Which of the two who speak are in a room. */
export interface Presence {
  readonly client: boolean;
  readonly server: boolean;
}

/** So many messages a second are read from one connection, and so many at once before that. */
export interface RelayPace {
  readonly perSecond: number;
  readonly burst: number;
}

/** What a relay says in a text message, beside the binary ones, which are wire frames. */
export type Note =
  /** It has its place: from now on frames may come and go. */
  | { readonly kind: 'welcome'; readonly place: Place; readonly pace?: RelayPace }
  /** Too much came: nothing is read from here for so many milliseconds. */
  | { readonly kind: 'slower'; readonly ms: number }
  | { readonly kind: 'presence'; readonly peers: Presence }
  /** The relay lives, and no more. */
  | { readonly kind: 'beat' };

/** A note as it is sent. */
export function writeNote(note: Note): string {
  if (note.kind === 'welcome')
    return JSON.stringify({ relay: RELAY_PROTOCOL, place: note.place, pace: note.pace });
  if (note.kind === 'slower') return JSON.stringify({ slower: note.ms });
  if (note.kind === 'presence') return JSON.stringify({ peers: note.peers });
  return '{"beat":1}';
}

/** Reads a note; anything that isn't one counts as a sign of life. */
export function readNote(text: string): Note {
  const { relay, place, pace, peers, slower } = fieldsOf(text);
  const found = PLACES.find((one) => one === place);
  if (relay === RELAY_PROTOCOL && found)
    return { kind: 'welcome', place: found, ...(isPace(pace) && { pace }) };
  if (isAmount(slower)) return { kind: 'slower', ms: Math.min(slower, MOST_MS) };
  if (typeof peers !== 'object' || peers === null) return { kind: 'beat' };
  const { client, server } = peers as Readonly<Record<string, unknown>>;
  return { kind: 'presence', peers: { client: client === true, server: server === true } };
}

/** A relay that wants a longer silence closes the connection. */
const MOST_MS = 60_000;

const isAmount = (value: unknown): value is number =>
  typeof value === 'number' && value > 0 && value <= Number.MAX_SAFE_INTEGER;

const isPace = (value: unknown): value is RelayPace =>
  typeof value === 'object' &&
  value !== null &&
  isAmount((value as RelayPace).perSecond) &&
  isAmount((value as RelayPace).burst);

function fieldsOf(text: string): Readonly<Record<string, unknown>> {
  try {
    const value = JSON.parse(text) as unknown;
    return typeof value === 'object' && value !== null ? { ...value } : {};
  } catch {
    return {};
  }
}
