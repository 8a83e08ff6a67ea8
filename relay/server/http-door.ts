import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import type { Bus } from './bus.ts';
import type { Context } from './context.ts';
import { Deadline } from './deadline.ts';
import { InFlight } from './in-flight.ts';
import { guardPipeline } from './pipeline-guard.ts';
import type { SiteHandler } from './static-site.ts';

/** What the door opens to: pages, readiness, figures; each left out is answered with 404. */
export interface HttpDoorOptions {
  readonly site?: SiteHandler;
  readonly bus?: Bus;
  readonly isFull: () => boolean;
  /** What `/readyz` says; undefined while it stops. */
  readonly readiness: () => string | undefined;
}

/** Off: Node's own deadlines end all who are late in one go, which holds up the others. `Deadline` does the same in small steps. */
const NO_TIMEOUTS = { headersTimeout: 0, requestTimeout: 0, keepAliveTimeout: 0 };
const BUSY = '503 Service Unavailable\r\nRetry-After: 10';

/** The door for browsers: health, metrics and the site. Each request's headers have `--handshake` seconds to arrive. */
export function httpDoor(context: Context, options: HttpDoorOptions): Server {
  const { limits, counters } = context;
  const late = new Deadline<Socket>(
    limits.handshake * 1_000,
    (socket) => turnAway(socket, context, 'handshake', '408 Request Timeout'),
    context.clock,
  );
  const inFlight = new InFlight<Socket>(limits['max-pipelined'], limits['max-requests']);
  const server = createServer(
    { ...NO_TIMEOUTS, maxHeaderSize: limits['max-header'], noDelay: true },
    (request, response) => {
      const { socket } = request;
      if (socket.destroyed || socket.writableEnded) return;
      const place = inFlight.begin(socket);
      if (place === 'all') return turnAway(socket, context, 'requests', BUSY);
      if (place === 'connection') return shutOut(socket, context);
      response.once('close', place.ended);
      late.clear(socket);
      response.once('close', () => socket.destroyed || late.set(socket));
      answer(request, response, context, options);
    },
  );
  const guards = new WeakMap<Socket, () => void>();
  server.on('upgrade', ({ socket }) => {
    late.clear(socket);
    guards.get(socket)?.();
  });
  server.on('connection', (socket: Socket) => {
    if (options.isFull()) return turnAway(socket, context, 'connections', BUSY);
    late.set(socket);
    const refuse = () => shutOut(socket, context);
    guards.set(socket, guardPipeline(socket, limits['max-pipelined'], refuse));
    counters.connections++;
    socket.once('close', () => {
      late.clear(socket);
      counters.connections--;
    });
  });
  return server.once('close', () => late.stop());
}

function answer(
  request: IncomingMessage,
  response: ServerResponse,
  { counters, rooms }: Context,
  { site, bus, readiness }: HttpDoorOptions,
): unknown {
  const path = (request.url ?? '/').replace(/[?#].*$/s, '');
  const say = (status: number, text: string) =>
    response
      .writeHead(status, {
        'Content-Type': 'text/plain; charset=utf-8',
        'Cache-Control': 'no-store',
      })
      .end(`${text}\n`);
  if (path === '/healthz') return say(200, 'ok');
  if (path === '/readyz') return say(readiness() ? 200 : 503, readiness() ?? 'stopping');
  if (path === '/metrics')
    return say(200, counters.text({ rooms: rooms.size, ...(bus && { bus_up: bus.isUp ? 1 : 0 }) }));
  if (!['GET', 'HEAD'].includes(request.method ?? '')) return say(405, 'GET or HEAD');
  if (!site) return say(404, 'This relay serves no site.');
  return site(request, response);
}

/** Nobody who waits for answers sends so many requests at once: it gets none. */
function shutOut(socket: Socket, { counters }: Context): void {
  counters.closed('pipelined');
  socket.destroy();
}

function turnAway(socket: Socket, { counters }: Context, why: string, status: string): void {
  counters.closed(why);
  socket.on('error', () => {});
  socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
  setTimeout(() => socket.destroy(), 100).unref();
}
