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
  const { client, server } = wire.open();
  return { wire, clock, client, server, atClient: listen(client), atServer: listen(server) };
}

/** Resolves with the next crossing in this state. */
function crossing(wire: TappedWire, state: Crossing['state']): Promise<Crossing> {
  return new Promise((resolve) => {
    const stop = wire.subscribe((crossing) => {
      if (crossing.state !== state) return;
      stop();
      resolve(crossing);
    });
  });
}

describe('A wire with someone in the middle', () => {
  it('passes every frame on at once, and notes its number, sender, time and bytes', async () => {
    const { wire, clock, client, server, atClient, atServer } = makeWire();
    client.send(Uint8Array.of(1));
    await atServer.frame(1);
    clock.advance(500);
    server.send(Uint8Array.of(2));
    await atClient.frame(1);
    expect(atServer.frames).toEqual([Uint8Array.of(1)]);
    expect(atClient.frames).toEqual([Uint8Array.of(2)]);
    const [one, two] = [Uint8Array.of(1), Uint8Array.of(2)];
    expect(wire.log).toEqual([
      { number: 1, from: 'client', bytes: one, at: 1_000, state: 'passed', passed: [one] },
      { number: 2, from: 'server', bytes: two, at: 1_500, state: 'passed', passed: [two] },
    ]);
  });

  it('drops, alters and replays as its policy says', async () => {
    const { wire, client, atServer } = makeWire();
    const verdicts = [[], [Uint8Array.of(7)], [Uint8Array.of(3), Uint8Array.of(3)]];
    wire.forward = ({ number }) => verdicts[number - 1].map((bytes) => ({ bytes }));
    for (const byte of [1, 2, 3]) client.send(Uint8Array.of(byte));
    await atServer.frame(3);
    expect(atServer.frames.map(([byte]) => byte)).toEqual([7, 3, 3]);
    expect(wire.log.map(({ state }) => state)).toEqual(['dropped', 'passed', 'passed']);
    expect(wire.log.map(({ passed }) => passed.length)).toEqual([0, 1, 2]);
    expect(wire.log[1].bytes).toEqual(Uint8Array.of(2));
  });

  it('delays by the clock it was given, so that a later frame can overtake', async () => {
    const { wire, clock, client, atServer } = makeWire();
    wire.forward = ({ bytes, number }) => [{ bytes, afterMs: number === 1 ? 200 : 0 }];
    client.send(Uint8Array.of(1));
    client.send(Uint8Array.of(2));
    await atServer.frame(1);
    expect(wire.log.map(({ state }) => state)).toEqual(['delayed', 'passed']);
    clock.advance(199);
    expect(wire.log[0].state).toBe('delayed');
    clock.advance(1);
    expect(wire.log[0].state).toBe('passed');
    await atServer.frame(2);
    expect(atServer.frames.map(([byte]) => byte)).toEqual([2, 1]);
  });

  it('holds a frame until it is released, as it was or altered, or dropped, each once', async () => {
    const { wire, client, atServer } = makeWire({ forward: () => 'hold' });
    for (const byte of [1, 2, 3]) {
      const held = crossing(wire, 'held');
      client.send(Uint8Array.of(byte));
      await held;
    }
    expect(wire.release(2)).toBe(true);
    expect(wire.release(1, Uint8Array.of(9))).toBe(true);
    expect(wire.drop(3)).toBe(true);
    expect([wire.release(1), wire.release(3), wire.drop(3), wire.release(4)]).not.toContain(true);
    await atServer.frame(2);
    expect(atServer.frames.map(([byte]) => byte)).toEqual([2, 9]);
    expect(wire.log.map(({ state }) => state)).toEqual(['passed', 'passed', 'dropped']);
    expect(wire.log[0].passed).toEqual([Uint8Array.of(9)]);
  });

  it('puts forged frames on the wire, in either direction', async () => {
    const { wire, atClient, atServer } = makeWire();
    expect(wire.inject('client', Uint8Array.of(1))).toBe(true);
    expect(wire.inject('server', Uint8Array.of(2))).toBe(true);
    await Promise.all([atClient.frame(1), atServer.frame(1)]);
    expect([atServer.frames, atClient.frames]).toEqual([[Uint8Array.of(1)], [Uint8Array.of(2)]]);
    wire.close();
    expect(wire.inject('client', Uint8Array.of(3))).toBe(false);
  });

  it('hands out snapshots: what was read of the log before stays as it was', async () => {
    const { wire, client } = makeWire({ forward: () => 'hold' });
    const held = crossing(wire, 'held');
    client.send(Uint8Array.of(1));
    await held;
    const before = wire.log;
    expect(wire.log).toBe(before);
    wire.release(1);
    expect(before[0].state).toBe('held');
    expect(wire.log[0].state).toBe('passed');
  });
});

describe('Closing the wire', () => {
  it.each(['client', 'server'] as const)('at the %s is heard on the other side', async (side) => {
    const made = makeWire();
    made[side].close('Enough.');
    const other = side === 'client' ? made.atServer : made.atClient;
    await other.closing();
    expect(other.closings).toEqual(['Enough.']);
    expect(made.wire.isOpen).toBe(false);
  });

  it('in the middle is heard on both sides, and drops what is held or delayed', async () => {
    const { wire, clock, client, atClient, atServer } = makeWire();
    wire.forward = ({ bytes, number }) => (number === 1 ? 'hold' : [{ bytes, afterMs: 50 }]);
    const delayed = crossing(wire, 'delayed');
    client.send(Uint8Array.of(1));
    client.send(Uint8Array.of(2));
    await delayed;
    wire.close();
    expect(clock.pending).toBe(0);
    expect(wire.log.map(({ state }) => state)).toEqual(['dropped', 'dropped']);
    await Promise.all([atClient.closing(), atServer.closing()]);
    expect(atServer.closings).toEqual(['The wire was cut.']);
    expect(atServer.frames).toEqual([]);
  });

  it('and opening it anew goes on with numbers, log and policy, and closes the ports from before', async () => {
    const { wire, client, atServer, atClient } = makeWire();
    client.send(Uint8Array.of(1));
    await atServer.frame(1);
    const again = wire.open();
    await Promise.all([atClient.closing(), atServer.closing()]);
    const heard = listen(again.server);
    again.client.send(Uint8Array.of(2));
    await heard.frame(1);
    expect(wire.log.map(({ number }) => number)).toEqual([1, 2]);
    expect(wire.isOpen).toBe(true);
  });
});

describe('The log of the wire is bounded', () => {
  it('in frames: the oldest are forgotten, and a held one among them is gone', async () => {
    const { wire, client, atServer } = makeWire({ maxFrames: 5 });
    wire.forward = ({ bytes, number }) => (number === 1 ? 'hold' : [{ bytes }]);
    for (let i = 1; i <= 20; i++) client.send(Uint8Array.of(i));
    await atServer.frame(19);
    expect(wire.log.map(({ number }) => number)).toEqual([16, 17, 18, 19, 20]);
    expect(wire.release(1)).toBe(false);
  });

  it('in bytes, of which a frame that passed unaltered counts once', async () => {
    const { wire, client, atServer } = makeWire({ maxBytes: 3_000 });
    for (let i = 1; i <= 10; i++) client.send(new Uint8Array(1_000));
    await atServer.frame(10);
    expect(wire.log.map(({ number }) => number)).toEqual([8, 9, 10]);
  });

  it('and frames whose delay is over make room for others', async () => {
    const { wire, clock, client, atServer } = makeWire({ maxFrames: 2 });
    wire.forward = ({ bytes }) => [{ bytes, afterMs: 10 }];
    for (let i = 1; i <= 6; i++) {
      const delayed = crossing(wire, 'delayed');
      client.send(Uint8Array.of(i));
      await delayed;
      clock.advance(10);
    }
    await atServer.frame(6);
    expect(atServer.frames.map(([byte]) => byte)).toEqual([1, 2, 3, 4, 5, 6]);
  });

  it('and so are the frames that are delayed: those beyond are dropped', async () => {
    const { wire, clock, client } = makeWire({ maxFrames: 5 });
    wire.forward = ({ bytes }) => [{ bytes, afterMs: 10 }];
    const dropped = crossing(wire, 'dropped');
    for (let i = 1; i <= 6; i++) client.send(Uint8Array.of(i));
    expect((await dropped).number).toBe(6);
    expect(clock.pending).toBe(5);
  });
});
