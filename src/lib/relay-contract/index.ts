/** What a relay and those who join it agree on; it imports nothing, so that each side can be read without the other. */
export { type Place, placeOf, PLACES } from './capability.ts';
export { CLOSE, type CloseName, closeNameOf, FINAL } from './close.ts';
export { type Note, type Presence, readNote, type RelayPace, writeNote } from './notes.ts';
export { RELAY_PATH, RELAY_PROTOCOL, SILENCE_MS } from './protocol.ts';
export { readSender, withSender } from './sender.ts';
