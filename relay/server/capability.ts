import { createHash, randomBytes } from 'node:crypto';
import { type Place, placeOf, PLACES } from '../../src/lib/relay-contract/index.ts';

/** What a capability gives the right to. `room` is 43 letters and digits, and no secret. */
export interface Right {
  readonly room: string;
  readonly place: Place;
}

const SECRET_BYTES = 16;

/**
 * Capabilities need no memory and no key on the relay's side. A room is three secrets of 128 bits, one a place; its name
 * is the hash of their three hashes. A capability is the secret of its own place and the hashes of the two others: the
 * relay computes the room's name from it, and nobody can make one for a place whose secret they don't have. So links
 * outlive the relay, and any number of relays understand them.
 */
export function mintRoom(): Record<Place, string> {
  const secrets = PLACES.map(() => randomBytes(SECRET_BYTES));
  const capability = (own: number): string => {
    const parts = secrets.map((secret, i) => (i === own ? secret : hash(secret)));
    return PLACES[own][0] + Buffer.concat(parts).toString('base64url');
  };
  return { client: capability(0), server: capability(1), watcher: capability(2) };
}

/** The room and the place; undefined where the text isn't a capability. Takes the same time for any text. */
export function rightOf(capability: string): Right | undefined {
  const place = placeOf(capability);
  const bytes = Buffer.from(place ? capability.slice(1) : 'A'.repeat(64), 'base64url');
  const own = place ? PLACES.indexOf(place) : 0;
  const hashes = PLACES.map((_, i) => {
    const part = bytes.subarray(i * SECRET_BYTES, (i + 1) * SECRET_BYTES);
    return i === own ? hash(part) : part;
  });
  const room = createHash('sha256')
    .update('room')
    .update(Buffer.concat(hashes))
    .digest('base64url');
  return place && { room, place };
}

function hash(secret: Buffer): Buffer {
  return createHash('sha256').update('place').update(secret).digest().subarray(0, SECRET_BYTES);
}
