import type { Socket } from 'node:net';
import { MAX_FRAME_BYTES, type Port } from '../../src/lib/wire/index.ts';
import { FramingError, LengthReader, withLength } from '../framing.ts';

/** Why a connection is over where nothing else is known. */
export const CLOSED_BY_PEER = 'The other side closed the connection.';

/** A `Port` over a TCP connection: each wire frame behind its length. `early` is what was read from it already. */
export function tcpPort(socket: Socket, early: Uint8Array = new Uint8Array(0)): Port {
  const reader = new LengthReader(MAX_FRAME_BYTES);
  const waiting: Uint8Array[] = [];
  let receive: Port['onreceive'] = null;
  let open = !socket.destroyed;
  let reason = CLOSED_BY_PEER;

  const finish = () => {
    if (!open) return;
    open = false;
    port.onclose?.(reason);
  };
  const take = (chunk: Uint8Array) => {
    if (!open) return;
    try {
      for (const frame of reader.feed(chunk))
        if (receive) receive(new Uint8Array(frame));
        else waiting.push(new Uint8Array(frame));
    } catch (error) {
      if (!(error instanceof FramingError)) throw error;
      reason = `The other side doesn't speak frames. ${error.message}`;
      socket.destroy();
      finish();
    }
  };
  const port: Port = {
    get open() {
      return open;
    },
    get onreceive() {
      return receive;
    },
    set onreceive(handler) {
      receive = handler;
      for (const frame of handler ? waiting.splice(0) : []) handler?.(frame);
    },
    onclose: null,
    send(bytes) {
      if (!open || !socket.writable) throw new Error('The connection is closed.');
      socket.write(withLength(bytes));
    },
    close() {
      if (!open) return;
      open = false;
      socket.end();
      // After a moment this side is closed even if the peer never closes its own.
      setTimeout(() => socket.destroy(), 1_000).unref();
    },
  };
  socket.on('error', (error) => (reason = `The connection broke: ${error.message}.`));
  socket.on('close', finish);
  socket.on('end', finish);
  if (early.length > 0) take(early);
  socket.on('data', take);
  return port;
}
