import { afterEach, describe, expect, test, vi } from 'vitest';
import { LocalWire } from '../../src/components/lab/local-wire.ts';
import { RelayWire } from '../../src/components/lab/relay/relay-wire.svelte.ts';
import { Side } from '../../src/components/lab/side.svelte.ts';
import type { Wire } from '../../src/components/lab/wire.ts';
import type { Presence } from '../../src/lib/relay-contract/index.ts';
import { encodeUtf8 } from '../../src/lib/bytes/index.ts';
import type { DialEvents, RoomLink } from '../../src/lib/dial/index.ts';
import type { Crossing } from '../../src/lib/transport/index.ts';
import { encodeFrame, parseFrame, type Port, type Role } from '../../src/lib/wire/index.ts';
import { memoryPorts } from '../session/memory-ports.ts';
import { VirtualClock } from '../session/virtual-clock.ts';
import { FRAME, until } from './talk.ts';

const sides = () => ({ client: new Side('client', ''), server: new Side('server', '') });
const endsOf = ({ client, server }: ReturnType<typeof sides>) => ({
  client: client.endpoint,
  server: server.endpoint,
});
const types = (crossings: readonly Crossing[]) =>
  crossings.map(({ from, bytes }) => `${from} ${parseFrame(bytes).type}`);

afterEach(() => vi.unstubAllGlobals());

/** A relay’s room in which nobody is but who is put there by hand. */
function room(place: RoomLink['place']) {
  const link: RoomLink = { place, capability: 'x'.repeat(22), url: 'ws://relay.test/relay' };
  let events: DialEvents | undefined;
  let dialled = 0;
  let notes: { peers?(there: Presence): void } = {};
  const wire = new RelayWire(link, (_, given) => {
    notes = given;
    return (given) => {
      events = given;
      dialled += 1;
      return () => (events = undefined);
    };
  });
  return {
    wire,
    link,
    connect: (port: Port) => events!.open(port),
    lose: (reason: string, final = false) => events!.close(reason, final),
    peers: (there: Presence) => notes.peers?.(there),
    get dialled() {
      return dialled;
    },
    get isDialling() {
      return events !== undefined;
    },
  };
}

describe('a wire inside the page', () => {
  test('has both sides here; each hears the other, and every frame is seen and remembered', async () => {
    const [both, wire, seen] = [sides(), new LocalWire() as Wire, [] as Crossing[]];
    expect(wire.here).toEqual(['client', 'server']);
    expect(wire.away).toBeUndefined();
    wire.open(endsOf(both), (crossing) => seen.push(crossing));
    both.client.endpoint.send(encodeUtf8('hello'));
    await until(() => both.client.messages[0]?.state === 'acknowledged');
    expect(both.server.messages).toHaveLength(1);
    expect(types(seen)).toContain('client data');
    expect(types(seen)).toContain('server ack');
    expect(wire.log).toEqual(seen);
    wire.cut();
  });

  test('that is cut keeps what isn’t acknowledged on its side; mended, it sends it', async () => {
    const [both, wire] = [sides(), new LocalWire()];
    wire.open(endsOf(both), () => {});
    await until(() => both.client.endpoint.link.state === 'open');
    wire.cut();
    await until(() => both.client.waiting !== undefined);
    both.client.endpoint.send(encodeUtf8('later'));
    expect(both.client.waiting).toBe(1);
    wire.mend();
    await until(() => both.server.messages.length === 1);
    wire.cut();
  });

  test('isn’t mended where it was never opened', () => {
    expect(() => new LocalWire().mend()).not.toThrow();
  });
});

describe('a place in a relay’s room', () => {
  test('of a speaker has that side here, connects it, and shows both ways of what crosses', () => {
    const [both, at, clock, seen] = [sides(), room('client'), new VirtualClock(), [] as Crossing[]];
    const [port, far] = memoryPorts(clock);
    const other = new Side('server', '');
    at.wire.open(endsOf(both), (crossing) => seen.push(crossing));
    at.connect(port);
    other.endpoint.connect(far);
    clock.advance(100);
    both.client.endpoint.send(encodeUtf8('hello'));
    clock.advance(100);
    expect(at.wire.here).toEqual(['client']);
    expect(other.messages).toHaveLength(1);
    expect(both.server.endpoint.link.state).toBe('closed');
    expect(types(seen)).toContain('client data');
    expect(types(seen)).toContain('server ack');
    expect(seen.map(({ number }) => number)).toEqual(seen.map((_, i) => i + 1));
  });

  test('tells in words where the connection stands, how many wait, and whether trying again is worth it', () => {
    const [both, at] = [sides(), room('client')];
    at.wire.open(endsOf(both), () => {});
    expect(at.wire.status).toBe('Connecting to the relay …');
    expect(at.wire.isDown).toBe(false);
    const clock = new VirtualClock();
    const [port, far] = memoryPorts(clock);
    at.connect(port);
    expect(at.wire.status).toBe('In the room. The server isn’t here.');
    both.client.endpoint.send(encodeUtf8('hello'));
    expect(at.wire.status).toContain('1 message waits and will be sent.');
    at.peers({ client: true, server: true });
    expect(at.wire.status).toBe('In the room. The server is here and hasn’t answered yet.');
    both.server.endpoint.connect(far);
    clock.advance(100);
    expect(at.wire.status).toBe('In the room. The server is here and answers.');
    at.lose('The relay refuses this link.', true);
    expect(at.wire.isDown).toBe(true);
    expect(at.wire.status).toBe('The relay refuses this link.');
    at.wire.mend();
    expect(at.dialled).toBe(2);
    expect(at.wire.isDown).toBe(false);
  });

  test('that is left isn’t dialled any more', () => {
    const [both, at] = [sides(), room('client')];
    at.wire.open(endsOf(both), () => {});
    expect(at.isDialling).toBe(true);
    at.wire.cut();
    expect(at.isDialling).toBe(false);
  });

  test('keeps what is unsent for the next visit of the same side, and of no other', async () => {
    const store = new Map<string, string>();
    vi.stubGlobal('sessionStorage', {
      getItem: (name: string) => store.get(name) ?? null,
      setItem: (name: string, text: string) => void store.set(name, text),
    });
    const [both, at] = [sides(), room('client')];
    at.wire.open(endsOf(both), () => {});
    both.client.endpoint.send(encodeUtf8('unsent'));
    await Promise.resolve();
    const again = room('client').wire;
    expect(again.saved('server')).toBeUndefined();
    const side = new Side('client', '');
    side.renew(again.saved('client'));
    expect(side.endpoint.unacknowledged).toBe(1);
  });

  test('of a watcher has no side here, and sees whose each frame is', () => {
    const [both, at, seen] = [sides(), room('watcher'), [] as Crossing[]];
    at.wire.open(endsOf(both), (crossing) => seen.push(crossing));
    const frame = encodeFrame(FRAME);
    const port: Port = { open: true, onreceive: null, onclose: null, send() {}, close() {} };
    at.connect(port);
    for (const [letter, from] of [
      ['s', 'server'],
      ['c', 'client'],
    ] as [string, Role][]) {
      port.onreceive!(Uint8Array.of(letter.charCodeAt(0), ...frame));
      expect(seen.at(-1)).toMatchObject({ from, bytes: frame });
    }
    expect(at.wire.here).toEqual([]);
    expect(at.wire.blind).toContain('has no key');
    expect(both.client.endpoint.link.state).toBe('closed');
  });
});
