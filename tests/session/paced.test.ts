import { describe, expect, it } from 'vitest';
import type { Pace } from '../../src/lib/wire/index.ts';
import { MemoryPort, memoryPorts } from './memory-ports.ts';
import { bytesOf, makePair, received, textOf } from './pair.ts';

/** A line like a relay's: it reads so many frames a second, and those beyond wait in it, in order. */
function slowPorts(clock: Parameters<typeof memoryPorts>[0], pace: Pace, tells: boolean) {
  const ports = memoryPorts(clock);
  return ports.map((port) => {
    let free = clock.now();
    let tokens = pace.burst;
    const { send } = MemoryPort.prototype;
    port.send = (bytes) => {
      const copy = new Uint8Array(bytes);
      const waitMs =
        tokens-- > 0
          ? 0
          : (free = Math.max(free, clock.now()) + 1_000 / pace.perSecond) - clock.now();
      clock.after(waitMs, () => port.open && send.call(port, copy));
    };
    return tells ? Object.assign(port, { pace }) : port;
  });
}

/** `lines` each way over such a line: the seconds it took, and the frames a line. */
function exchange(lines: number, pace: Pace, tells: boolean) {
  const { clock, client, server } = makePair({
    limits: { outboxMessages: 20_000, historyMessages: 50_000 },
  });
  const [atClient, atServer] = slowPorts(clock, pace, tells);
  client.connect(atClient);
  server.connect(atServer);
  clock.advance(200);
  const texts = Array.from({ length: lines }, (_, i) => `${i}`);
  const start = clock.now();
  for (const text of texts) for (const side of [client, server]) side.send(bytesOf(text));
  while (client.unacknowledged + server.unacknowledged > 0 && clock.now() - start < 3_600_000)
    clock.advance(100);
  for (const side of [client, server]) expect(received(side).map(textOf)).toEqual(texts);
  const frames = atClient.sent.length + atServer.sent.length;
  return { seconds: (clock.now() - start) / 1_000, frames: frames / (2 * lines) };
}

const RELAY: Pace = { perSecond: 50, burst: 200 };

describe('Over a line that takes 50 frames a second', () => {
  it.each([100, 250, 1_000, 3_000])(
    '%i lines each way arrive at nine tenths of that rate, with hardly more frames than lines',
    (lines) => {
      const { seconds, frames } = exchange(lines, RELAY, true);
      expect(frames).toBeLessThanOrEqual(1.1);
      expect(seconds).toBeLessThan(Math.max(0, lines - RELAY.burst) / (0.9 * RELAY.perSecond) + 2);
    },
  );

  it('and says nothing of that: the same arrives, and nothing collapses under what is sent again', () => {
    const { seconds, frames } = exchange(1_000, RELAY, false);
    expect(frames).toBeLessThanOrEqual(1.5);
    expect(seconds).toBeLessThan(1.5 * (1_000 / RELAY.perSecond));
  });

  it('what it takes is for the messages: between two who talk now and then an answer is at once', () => {
    const { clock, client, server } = makePair();
    const [atClient, atServer] = slowPorts(clock, RELAY, true);
    client.connect(atClient);
    server.connect(atServer);
    clock.advance(1_000);
    client.send(bytesOf('one'));
    clock.advance(4);
    expect([received(server).length, client.unacknowledged]).toEqual([1, 0]);
  });
});
