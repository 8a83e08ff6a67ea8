/** Who speaks in a room. */
type Speaker = 'client' | 'server';

/** The first byte of what a watcher is sent: who has said the frame behind it. */
const SENDERS: Readonly<Record<Speaker, number>> = { client: 0x63, server: 0x73 };

/** A frame as a watcher gets it: `c` or `s`, then the frame. New memory. */
export function withSender(from: Speaker, frame: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(1 + frame.length);
  bytes[0] = SENDERS[from];
  bytes.set(frame, 1);
  return bytes;
}

/** Who said what a watcher was sent, and the frame, in memory of its own. */
export function readSender(bytes: Uint8Array): {
  readonly from: Speaker;
  readonly frame: Uint8Array;
} {
  return { from: bytes[0] === SENDERS.server ? 'server' : 'client', frame: bytes.slice(1) };
}
