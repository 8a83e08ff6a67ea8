import { createServer, type Server, type Socket } from 'node:net';
import type { Context } from './context.ts';
import { Deadline } from './deadline.ts';
import { enter, NO_PLACE } from './entry.ts';
import { goUnheard } from './go-unheard.ts';
import { TcpMember } from './tcp-member.ts';

const GREETING = /^BLOCKWISE\/(\d+) (\S+)\r?$/;
const NEWLINE = 10;

/**
 * The door for programs without WebSocket. They say `BLOCKWISE/1 <capability>` and a line end; the answer is `OK`, or
 * `NO` and why, the same words for a place that isn't there and one that is taken.
 */
export function tcpDoor(context: Context, isFull: () => boolean): Server {
  const late = new Deadline<Socket>(
    context.limits.hello * 1_000,
    (socket) => refuse(socket, context, 'no hello came', 'no-hello'),
    context.clock,
  );
  const server = createServer(
    { noDelay: true, keepAlive: true, keepAliveInitialDelay: 15_000 },
    (socket) => {
      socket.on('error', () => {});
      if (isFull()) return refuse(socket, context, 'the relay is full', 'connections');
      context.counters.connections++;
      socket.on('close', () => context.counters.connections--);
      greet(socket, context, late);
    },
  );
  return server.once('close', () => late.stop());
}

function greet(socket: Socket, context: Context, late: Deadline<Socket>): void {
  const { limits } = context;
  const chunks: Buffer[] = [];
  let length = 0;
  late.set(socket);
  const take = (chunk: Buffer) => {
    const at = chunk.indexOf(NEWLINE);
    chunks.push(chunk);
    length += at < 0 ? chunk.length : at;
    if (at < 0 && length <= limits['max-line']) return;
    late.clear(socket);
    socket.off('data', take);
    if (length > limits['max-line'])
      return refuse(socket, context, 'the first line is too long', 'line');
    const bytes = Buffer.concat(chunks);
    knock(socket, context, bytes.toString('latin1', 0, length), bytes.subarray(length + 1));
  };
  socket.on('data', take);
  socket.on('close', () => late.clear(socket));
}

function knock(socket: Socket, context: Context, line: string, early: Buffer): void {
  const [, version, capability = ''] = line.match(GREETING) ?? [];
  if (version !== undefined && version !== '1')
    return refuse(socket, context, 'this relay speaks version 1', 'version');
  const member = enter(capability, context, (right) => new TcpMember(socket, right, context));
  if (!member) return refuse(socket, context, NO_PLACE, 'no-place');
  if (early.length > 0) member.take(early);
}

function refuse(socket: Socket, { counters, log }: Context, words: string, why: string): void {
  counters.closed(why);
  log('refuse', { why, by: 'tcp' });
  socket.end(`NO ${words}\n`);
  goUnheard(socket);
}
