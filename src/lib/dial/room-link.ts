import { type Place, placeOf, RELAY_PATH } from '../relay-contract/index.ts';

/** A link to a place in a relay's room, read. */
export interface RoomLink {
  readonly place: Place;
  /** Proves the right to the place; whoever has it has the place. */
  readonly capability: string;
  /** Where the relay listens: `ws://host:port/relay`. */
  readonly url: string;
}

/** Text that isn't a link to a room; the message says what is missing, in words for the page. */
export class RoomLinkError extends Error {
  override readonly name = 'RoomLinkError';
}

/**
 * Reads a link as the relay prints it: `http://host:port/lab/#room=…`. It stands behind the `#`, so that browsers keep
 * it to themselves. `base` is where a link without a host belongs to, as `#room=…`. Throws `RoomLinkError`.
 */
export function parseRoomLink(text: string, base?: string): RoomLink {
  let url: URL;
  try {
    url = new URL(text.trim(), base);
  } catch {
    throw new RoomLinkError('This isn’t a link: it begins with http:// and ends in #room=….');
  }
  if (!['http:', 'https:', 'ws:', 'wss:'].includes(url.protocol))
    throw new RoomLinkError('A link to a room begins with http:// or https://.');
  const capability = new URLSearchParams(url.hash.slice(1)).get('room') ?? '';
  const place = placeOf(capability);
  if (!place)
    throw new RoomLinkError(
      'This link has no room in it: #room= is followed by 65 letters and digits. Was it copied whole?',
    );
  const scheme = url.protocol === 'https:' || url.protocol === 'wss:' ? 'wss' : 'ws';
  return {
    place,
    capability,
    url: `${scheme}://${url.host}${RELAY_PATH}`,
  };
}
