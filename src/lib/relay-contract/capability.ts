/** The places of a room: the two who speak, and those who only listen. A capability begins with its place's first letter. */
export const PLACES = ['client', 'server', 'watcher'] as const;

/** Who a capability lets one be. A watcher sees the wire and can't speak. */
export type Place = (typeof PLACES)[number];

/** Its place, then 48 bytes in base64url: three times 128 bits. */
const CAPABILITY = /^[csw][\w-]{64}$/;

/** The place that a capability is for; undefined where the text can't be one. Whether its room exists only a relay can tell. */
export const placeOf = (capability: string): Place | undefined =>
  CAPABILITY.test(capability) ? PLACES.find(([letter]) => letter === capability[0]) : undefined;
