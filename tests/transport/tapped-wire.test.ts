import { afterEach, describe, expect, it } from 'vitest';
import { type Crossing, TappedWire, type WireOptions } from '../../src/lib/transport/index.ts';
import { VirtualClock } from '../session/virtual-clock.ts';
import { listen } from './listen.ts';

const wires: TappedWire[] = [];
afterEach(() => wires.splice(0).forEach((wire) => wire.close()));

function makeWire(options: WireOptions = {}) {
  const clock = new VirtualClock(1_000);
  const wire = new TappedWire({ clock, ...options });
  wires.push(wire);
  const crossed: Crossing[] = [];
  const stop = wire.subscribe((crossing) => crossed.push(crossing));
  const { client, server } = wire.open();
  const [atClient, atServer] = [listen(client), listen(server)];
  return { wire, clock, client, server, atClient, atServer, crossed, stop };
}

describe('A wire with someone who listens in the middle', () => {
  it('passes every frame on as it came, and tells its number, sender, time and bytes', async () => {
    const { wire, clock, client, server, atClient, atServer, crossed } = makeWire();
    client.send(Uint8Array.of(1));
    await atServer.frame(1);
    clock.advance(500);
    server.send(Uint8Array.of(2));
    await atClient.frame(1);
    expect(atServer.frames).toEqual([Uint8Array.of(1)]);
    expect(atClient.frames).toEqual([Uint8Array.of(2)]);
    expect(crossed).toEqual([
      { number: 1, from: 'client', bytes: Uint8Array.of(1), at: 1_000 },
      { number: 2, from: 'server', bytes: Uint8Array.of(2), at: 1_500 },
    ]);
    expect(wire.log).toEqual(crossed);
  });

  it('tells of a frame before it can arrive', async () => {
    const { wire, client, atServer } = makeWire();
    const arrivedBefore = new Promise<number>((resolve) =>
      wire.subscribe(() => resolve(atServer.frames.length)),
    );
    client.send(Uint8Array.of(1));
    expect(await arrivedBefore).toBe(0);
  });

  it('tells no more to whoever has stopped listening, and passes on as before', async () => {
    const { client, atServer, crossed, stop } = makeWire();
    stop();
    client.send(Uint8Array.of(1));
    await atServer.frame(1);
    expect(crossed).toEqual([]);
  });
});

describe('Closing the wire', () => {
  it.each(['client', 'server'] as const)('at the %s is heard on the other side', async (side) => {
    const made = makeWire();
    made[side].close('Enough.');
    const other = side === 'client' ? made.atServer : made.atClient;
    await other.closing();
    expect(other.closings).toEqual(['Enough.']);
  });

  it('in the middle is heard on both sides', async () => {
    const { wire, client, server, atClient, atServer } = makeWire();
    wire.close();
    await Promise.all([atClient.closing(), atServer.closing()]);
    expect([atClient.closings, atServer.closings]).toEqual(Array(2).fill(['The wire was cut.']));
    expect([client.open, server.open]).toEqual([false, false]);
  });

  it('and opening it anew goes on with numbers and listeners, and closes the ports from before', async () => {
    const { wire, client, atServer, atClient, crossed } = makeWire();
    client.send(Uint8Array.of(1));
    await atServer.frame(1);
    const again = wire.open();
    await Promise.all([atClient.closing(), atServer.closing()]);
    const heard = listen(again.server);
    again.client.send(Uint8Array.of(2));
    await heard.frame(1);
    expect(crossed.map(({ number }) => number)).toEqual([1, 2]);
  });
});

describe('The log of the wire is bounded', () => {
  it('in frames: the oldest are forgotten, and what was read before stays as it was', async () => {
    const { wire, client, atServer } = makeWire({ maxFrames: 5 });
    client.send(Uint8Array.of(1));
    await atServer.frame(1);
    const before = wire.log;
    for (let i = 2; i <= 20; i++) client.send(Uint8Array.of(i));
    await atServer.frame(20);
    expect(wire.log.map(({ number }) => number)).toEqual([16, 17, 18, 19, 20]);
    expect(before.map(({ number }) => number)).toEqual([1]);
  });

  it('in bytes, down to nothing where one frame alone has more', async () => {
    const { wire, client, atServer } = makeWire({ maxBytes: 3_000 });
    for (let i = 1; i <= 10; i++) client.send(new Uint8Array(1_000));
    await atServer.frame(10);
    expect(wire.log.map(({ number }) => number)).toEqual([8, 9, 10]);
    client.send(new Uint8Array(3_001));
    await atServer.frame(11);
    expect(wire.log).toEqual([]);
  });
});
