import { createConnection, createServer, type Server, type Socket } from 'node:net';
import type { Dial, Port } from '../../src/lib/dial/index.ts';
import { CLOSED_BY_PEER } from './tcp-port.ts';

/** A dial over TCP. What comes of it is a socket; whoever speaks through it decides on a port. */
export function dialTcp(host: string, port: number, onsocket: (socket: Socket) => void): Dial {
  return ({ open, close }) => {
    const socket = createConnection({ host, port, keepAlive: true, noDelay: true });
    let reason = CLOSED_BY_PEER;
    socket.on('connect', () => {
      open(placeholderPort(socket));
      onsocket(socket);
    });
    socket.on('error', (error: NodeJS.ErrnoException) => (reason = inWords(error, host, port)));
    socket.on('close', () => close(reason));
    return () => void socket.destroy();
  };
}

/** A port that carries nothing: the socket is handed over beside it, and `Redial` only has to hear when it ends. */
function placeholderPort(socket: Socket): Port {
  return {
    onreceive: null,
    onclose: null,
    send: () => {},
    close: () => void socket.destroy(),
    get open() {
      return !socket.destroyed;
    },
  };
}

/** Listens for one peer at a time; resolves with the server, or throws a sentence. */
export function listenTcp(
  host: string,
  port: number,
  onsocket: (socket: Socket) => void,
): Promise<Server> {
  const server = createServer({ keepAlive: true, noDelay: true, allowHalfOpen: false }, onsocket);
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) =>
      reject(new Error(inWords(error, host, port))),
    );
    server.listen({ host, port, exclusive: true }, () => resolve(server));
  });
}

function inWords(error: NodeJS.ErrnoException, host: string, port: number): string {
  const at = `${host}:${port}`;
  if (error.code === 'ECONNREFUSED') return `Nobody listens at ${at}.`;
  if (error.code === 'EADDRINUSE')
    return `The address ${at} is in use: end the other program, or choose another --port.`;
  if (error.code === 'EACCES') return `This user may not listen at ${at}.`;
  if (error.code === 'ECONNRESET' || error.code === 'EPIPE') return 'The other side vanished.';
  return `The connection to ${at} failed: ${error.message}.`;
}
