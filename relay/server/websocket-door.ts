import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { type WebSocket, WebSocketServer } from 'ws';
import { CLOSE, RELAY_PATH, RELAY_PROTOCOL } from '../../src/lib/relay-contract/index.ts';
import type { Right } from './capability.ts';
import type { Context } from './context.ts';
import { enter, NO_PLACE } from './entry.ts';
import { goUnheard } from './go-unheard.ts';
import { WebSocketMember } from './websocket-member.ts';

/** Most pieces of TCP that one frame may come in: each piece keeps memory of its own until the frame is whole. */
const MAX_CHUNKS = 2_048;

/**
 * The door for WebSockets: `GET /relay`, with `blockwise.1` and the capability as subprotocols, so that it stands neither
 * in an address nor in a log. A page's origin has to be one of the list; a program has none.
 */
export function webSocketDoor(
  context: Context,
  origins: ReadonlySet<string>,
): (request: IncomingMessage, socket: Duplex, head: Buffer) => void {
  const server = new WebSocketServer({
    noServer: true,
    clientTracking: false,
    perMessageDeflate: false,
    // The member answers pings itself, so that a flood of them isn't answered once it was told to go.
    autoPong: false,
    maxPayload: context.limits['max-frame'],
    maxFragments: context.limits['max-fragments'],
    maxBufferedChunks: MAX_CHUNKS,
    handleProtocols: (offered) => (offered.has(RELAY_PROTOCOL) ? RELAY_PROTOCOL : first(offered)),
  });
  return (request, socket, head) => {
    socket.on('error', () => {});
    const path = (request.url ?? '').replace(/[?#].*$/s, '');
    if (path !== RELAY_PATH) return refuse(socket, context, '404 Not Found', 'path');
    const { origin } = request.headers;
    if (origin !== undefined && !origins.has(origin)) {
      context.log('refuse', { why: 'origin', origin });
      return refuse(socket, context, '403 Forbidden', 'origin');
    }
    server.handleUpgrade(request, socket, head, (webSocket) =>
      knock(webSocket, socket, offeredBy(request), context),
    );
  };
}

function knock(
  socket: WebSocket,
  stream: Duplex,
  offered: readonly string[],
  context: Context,
): void {
  if (!offered.includes(RELAY_PROTOCOL)) return turnAway(socket, stream, context, 'version');
  const capability = offered.find((name) => name !== RELAY_PROTOCOL) ?? '';
  const makeMember = (right: Right) => new WebSocketMember(socket, stream, right, context);
  if (!enter(capability, context, makeMember)) turnAway(socket, stream, context, 'no-place');
}

const AWAY = {
  version: [CLOSE.version, `this relay speaks ${RELAY_PROTOCOL}`],
  'no-place': [CLOSE.noPlace, NO_PLACE],
} as const;

function turnAway(
  socket: WebSocket,
  stream: Duplex,
  { counters, log }: Context,
  why: keyof typeof AWAY,
): void {
  counters.closed(why);
  log('refuse', { why });
  socket.on('error', () => {});
  const [code, words] = AWAY[why];
  socket.close(code, words);
  goUnheard(stream);
}

function refuse(socket: Duplex, { counters }: Context, status: string, why: string): void {
  counters.closed(why);
  socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
  setTimeout(() => socket.destroy(), 250).unref();
}

const offeredBy = (request: IncomingMessage): string[] =>
  (request.headers['sec-websocket-protocol'] ?? '').split(',').map((name) => name.trim());

const first = (names: Set<string>): string | false => [...names][0] ?? false;
