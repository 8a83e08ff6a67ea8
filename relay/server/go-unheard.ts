import type { Duplex } from 'node:stream';

/** How long somebody who was told to go may take to read why. */
const GO_MS = 500;

/**
 * Ends a connection after what was written to it. What still comes in is thrown away unread: to parse a flood would be
 * its success, and to leave it lying would make TCP take back the reason that was given.
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
