/** Close codes that a relay gives: those of RFC 6455 §7.4.1 and its registry, and from 4000 on its own. */
export const CLOSE = {
  /** Whoever closes has nothing more to say. */
  left: 1000,
  goingAway: 1001,
  protocol: 1002,
  /** Text, where frames are binary. */
  text: 1003,
  /** Never sent: there was no code. */
  none: 1005,
  /** Never sent: the connection broke off. */
  vanished: 1006,
  utf8: 1007,
  /** Too fast, or in too many fragments, or a watcher that speaks. */
  policy: 1008,
  tooLong: 1009,
  /** The relay restarts: come back. */
  restart: 1012,
  /** Read too slowly, or there is no room: come back later. */
  slow: 1013,
  /** The place was taken by somebody who came later with the same link. */
  replaced: 4001,
  /** No such place: unknown, not served or full, which nobody is told. */
  noPlace: 4004,
  version: 4010,
} as const;

/** A code by its name. */
export type CloseName = keyof typeof CLOSE;

/** The name of a code; undefined for one that no relay gives. */
export const closeNameOf = (code: number): CloseName | undefined =>
  (Object.keys(CLOSE) as CloseName[]).find((name) => CLOSE[name] === code);

/** Codes after which it is of no use to come back with the same link. */
export const FINAL: ReadonlySet<CloseName> = new Set([
  'protocol',
  'text',
  'replaced',
  'noPlace',
  'version',
]);
