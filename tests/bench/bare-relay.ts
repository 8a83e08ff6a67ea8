// The least that a TCP relay can be: reads frames behind their length and hands each to the other one. No rooms, no limits.
import { createServer, type Socket } from 'node:net';
import { LengthReader, withLength } from '../../relay/framing.ts';

const waiting = new Map<string, Socket>();
const server = createServer({ noDelay: true }, (socket) => {
  socket.on('error', () => {});
  socket.once('data', (line: Buffer) => {
    const room = line.toString().split(' ')[1];
    const other = waiting.get(room);
    if (other)
      for (const [from, to] of [
        [socket, other],
        [other, socket],
      ])
        pass(from, to);
    else waiting.set(room, socket);
    socket.write('OK\n');
  });
});

function pass(from: Socket, to: Socket): void {
  const reader = new LengthReader(65_536);
  from.on('data', (chunk: Buffer) => {
    for (const frame of reader.feed(chunk)) to.write(withLength(frame));
  });
  from.on('close', () => to.destroy());
}

server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  if (address && typeof address === 'object') console.log(`listening at ${address.port}`);
});
