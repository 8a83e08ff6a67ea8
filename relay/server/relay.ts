import type { Server } from 'node:http';
import type { AddressInfo, Server as TcpServer } from 'node:net';
import { CLOSE } from '../../src/lib/relay-contract/index.ts';
import type { Clock } from '../../src/lib/wire/index.ts';
import type { Bus } from './bus.ts';
import { monotonicClock } from './clock.ts';
import type { Context } from './context.ts';
import { Counters } from './counters.ts';
import { Heart } from './heart.ts';
import { httpDoor } from './http-door.ts';
import type { Limits } from './limits.ts';
import type { Log } from './log.ts';
import { Rooms } from './rooms.ts';
import type { SiteHandler } from './static-site.ts';
import { tcpDoor } from './tcp-door.ts';
import { webSocketDoor } from './websocket-door.ts';

/** What a relay is started with. */
export interface RelayOptions {
  readonly limits: Limits;
  readonly host: string;
  /** 0: any that is free. */
  readonly port: number;
  readonly tcpPort: number;
  /** Pages of these origins may connect, beside those that the relay serves itself. */
  readonly origins: readonly string[];
  readonly log: Log;
  readonly site?: SiteHandler;
  /** The only rooms that are served; any, where left out. */
  readonly only?: ReadonlySet<string>;
  /** Joins this relay to others. */
  readonly bus?: Bus;
  /** What deadlines and rates run by; `monotonicClock`. */
  readonly clock?: Clock;
}

/** A relay that runs. */
export interface Relay {
  readonly port: number;
  readonly tcpPort: number;
  readonly counters: Counters;
  readonly rooms: Rooms;
  /** Tells everybody to come back soon (1012), waits until they have gone, at most so long as the limit says. */
  close(): Promise<void>;
}

/** Starts a relay; throws where an address can't be listened at. */
export async function startRelay(options: RelayOptions): Promise<Relay> {
  const { host, bus, log } = options;
  const context = contextOf(options);
  const { limits, rooms } = context;
  bus?.listen(rooms);
  let isClosing = false;
  const isFull = () => context.counters.connections >= limits['max-connections'];
  const http = httpDoor(context, {
    ...options,
    isFull,
    readiness: () => (isClosing ? undefined : bus ? `ok, ${bus.state}` : 'ok'),
  });
  const tcp = tcpDoor(context, isFull);
  const origins = new Set(options.origins);
  http.on('upgrade', webSocketDoor(context, origins));
  const port = await listen(http, host, options.port);
  const tcpPort = await listen(tcp, host, options.tcpPort);
  for (const name of new Set([host, '127.0.0.1', 'localhost']))
    origins.add(`http://${name.includes(':') ? `[${name}]` : name}:${port}`);
  log('start', { host, port, tcpPort });
  const close = async () => {
    isClosing = true;
    log('stop', { connections: context.counters.connections });
    await drain([http, tcp], context);
    await bus?.close();
    context.heart.stop();
    context.counters.stop();
    log('stopped', { connections: context.counters.connections });
  };
  return { port, tcpPort, counters: context.counters, rooms, close };
}

/** What all doors of a relay share. */
function contextOf({ limits, bus, log, only, clock = monotonicClock }: RelayOptions): Context {
  const rooms = new Rooms({
    maxRooms: limits['max-rooms'],
    maxWatchers: limits['max-watchers'],
    ...(bus && {
      name: bus.name,
      publish: (room, event) => bus.publish(room, event),
      onroom: (room, isOpen, isAlone) => bus.follow(room, isOpen, isAlone),
    }),
  });
  return {
    limits,
    rooms,
    counters: new Counters(),
    clock,
    heart: new Heart(limits.ping * 1_000, clock),
    log,
    ...(only && { only }),
    closers: new Set(),
  };
}

function listen(server: Server | TcpServer, host: string, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen({ host, port, backlog: 4_096 }, () => {
      server.off('error', reject);
      resolve((server.address() as AddressInfo).port);
    });
  });
}

async function drain(
  [http, tcp]: [Server, TcpServer],
  { closers, limits }: Context,
): Promise<void> {
  const closed = Promise.all(
    [http, tcp].map((server) => new Promise<void>((resolve) => server.close(() => resolve()))),
  );
  http.closeIdleConnections();
  for (const close of [...closers]) close(CLOSE.restart, 'the relay restarts');
  const patience = new Promise<void>((resolve) =>
    setTimeout(resolve, limits.drain * 1_000).unref(),
  );
  await Promise.race([closed, patience]);
  http.closeAllConnections();
}
