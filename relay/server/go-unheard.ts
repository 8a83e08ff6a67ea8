import type { Duplex } from 'node:stream';

/** Milliseconds in which whoever was told to go may read why; then the connection is cut. */
const GO_MS = 500;

/**
 * Ends a connection once what was written to it has gone out. What still comes in is read and dropped: parsed, a flood would go
 * on costing time, and left unread it would make TCP reset the connection, before the peer has read the reason.
 */
export function goUnheard(stream: Duplex): void {
  stream.removeAllListeners('data');
  stream.on('data', () => {});
  // What is being parsed right now may still be answered, or pause the stream once more.
  setImmediate(() => {
    stream.resume().end();
    setTimeout(() => stream.destroy(), GO_MS).unref();
  });
}
