/** Lines that lead out of the page: to a relay's room, and dialled again whenever they are lost. */
export type { Port } from '../wire/index.ts';
export {
  backOffMs,
  type Dial,
  type DialEvents,
  type LineState,
  Redial,
  REDIAL_MAX_MS,
  REDIAL_MIN_MS,
  type RedialOptions,
} from './redial.ts';
export { closeReason, dialRelay, type RelayNotes } from './relay-line.ts';
export { parseRoomLink, type RoomLink, RoomLinkError } from './room-link.ts';
