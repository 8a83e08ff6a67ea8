import { describe, expect, it } from 'vitest';
import { encodeFrame, parseFrame } from '../../src/lib/wire/index.ts';
import { seededRandom } from '../support/random.ts';
import { frameOf } from './frames.ts';
import { memoryPorts } from './memory-ports.ts';
import { bytesOf, joinedPair, makeEndpoint, makePair, received, sent, textOf } from './pair.ts';

describe('A link', () => {
  it('is opening until the peer answers, then open, and closed with a reason', () => {
    const { clock, client, server, join } = makePair();
    expect(client.link).toEqual({ state: 'closed' });
    join();
    expect(client.link).toEqual({ state: 'opening' });
    clock.advance(10);
    expect([client.link, server.link]).toEqual([{ state: 'open' }, { state: 'open' }]);
    client.disconnect();
    clock.advance(10);
    expect(client.link).toEqual({ state: 'closed', reason: 'This side closed the link.' });
    expect(server.link).toEqual({ state: 'closed', reason: 'The other side closed the link.' });
  });

  it('waits for a peer that comes later, saying hello ever more rarely', () => {
    const { clock, client, server } = makePair();
    const [atClient, atServer] = memoryPorts(clock);
    client.connect(atClient);
    client.send(bytesOf('hi'));
    clock.advance(60_000);
    expect(atClient.sent.map((bytes) => parseFrame(bytes).type)).toEqual(Array(9).fill('hello'));
    expect(sent(client)[0].state).toBe('queued');
    server.connect(atServer);
    clock.advance(10);
    expect(received(server).map(textOf)).toEqual(['hi']);
  });

  it('that closes in flight leaves the message unacknowledged and queued, and the next link brings it', () => {
    const { clock, client, server, atClient, join } = joinedPair();
    client.send(bytesOf('hi'));
    expect(sent(client)[0].state).toBe('on the wire');
    atClient.hangUp('The cable was pulled.');
    clock.advance(10_000);
    expect(client.link).toEqual({ state: 'closed', reason: 'The cable was pulled.' });
    expect(sent(client)[0]).toMatchObject({ state: 'queued', tries: 1 });
    expect(client.unacknowledged).toBe(1);
    expect(received(server)).toEqual([]);
    join();
    clock.advance(10);
    expect(received(server).map(textOf)).toEqual(['hi']);
    expect(sent(client)[0]).toMatchObject({ state: 'acknowledged', tries: 2 });
  });

  it('that closes after the message came and before its ack did brings it once', () => {
    const { clock, client, server, atClient, join } = joinedPair();
    client.send(bytesOf('hi'));
    clock.advance(1);
    expect(received(server)).toHaveLength(1);
    atClient.hangUp('The cable was pulled.');
    join();
    clock.advance(10);
    expect(received(server)).toHaveLength(1);
    expect(sent(client)[0]).toMatchObject({ state: 'acknowledged', tries: 1 });
  });

  it('to a port that is closed, or that throws, is closed with its reason', () => {
    const { clock, client } = makePair();
    const [closed] = memoryPorts(clock);
    closed.open = false;
    client.connect(closed);
    expect(client.link).toEqual({ state: 'closed', reason: 'The port is closed.' });
    const [broken] = memoryPorts(clock);
    broken.send = () => {
      throw new Error('The network is unreachable.');
    };
    client.connect(broken);
    expect(client.link).toEqual({ state: 'closed', reason: 'The network is unreachable.' });
    expect([broken.open, clock.pending > 0]).toEqual([false, true]);
    clock.advance(10);
    expect(clock.pending).toBe(0);
  });

  it('is replaced by the next: the port before is closed and no longer heard', () => {
    const { clock, client, server, atClient, join } = joinedPair();
    const { onreceive } = atClient;
    join();
    expect([atClient.open, atClient.onreceive, atClient.onclose]).toEqual([false, null, null]);
    onreceive!(new Uint8Array(1));
    expect(client.refused).toEqual({});
    clock.advance(10);
    expect([client.link.state, server.link.state]).toEqual(['open', 'open']);
  });

  it('leaves no timer behind when all is said', () => {
    const { clock, client, server } = joinedPair();
    client.send(bytesOf('hi'));
    server.send(bytesOf('ho'));
    clock.advance(110);
    expect(clock.pending).toBe(0);
    client.send(bytesOf('hi'));
    client.disconnect();
    clock.advance(10);
    expect(clock.pending).toBe(0);
  });
});

describe('A port that answers before send returns', () => {
  it('does not pile up the stack, nor mix up the order', () => {
    const { clock, client, server } = makePair({
      limits: { windowFrames: 1, historyMessages: 9_000, outboxMessages: 9_000 },
    });
    const [atClient, atServer] = memoryPorts(clock);
    atClient.send = (bytes) => atServer.onreceive?.(bytes);
    atServer.send = (bytes) => atClient.onreceive?.(bytes);
    const texts = Array.from({ length: 8_000 }, (_, i) => `${i}`);
    for (const text of texts) client.send(bytesOf(text));
    server.connect(atServer);
    client.connect(atClient);
    expect(received(server).map(textOf)).toEqual(texts);
    expect(client.unacknowledged).toBe(0);
    expect(sent(client).every(({ state, tries }) => state === 'acknowledged' && tries === 1)).toBe(
      true,
    );
  });
});

describe('A silent peer', () => {
  it('is sent the oldest message again after 1 s, and where no more comes once it answers, the rest', () => {
    const { clock, client, server, atServer } = joinedPair();
    const { onreceive } = atServer;
    atServer.onreceive = null;
    for (const text of ['a', 'b', 'c']) client.send(bytesOf(text));
    clock.advance(999);
    atServer.onreceive = onreceive;
    expect(received(server)).toEqual([]);
    clock.advance(10);
    expect(received(server).map(textOf)).toEqual(['a']);
    clock.advance(1_000);
    expect(received(server).map(textOf)).toEqual(['a', 'b', 'c']);
    expect(sent(client).map(({ tries }) => tries)).toEqual([2, 2, 2]);
  });

  it('is asked with a hello after a second silence, and the link counts as opening until it answers', () => {
    const { clock, client, atClient, atServer } = joinedPair();
    atServer.onreceive = null;
    client.send(bytesOf('a'));
    const before = atClient.sent.length;
    clock.advance(3_500);
    expect(atClient.sent.slice(before).map((b) => parseFrame(b).type)).toEqual(['data', 'hello']);
    expect(client.link.state).toBe('opening');
  });

  it('is not suspected while the tab was hidden: the answer that waits is taken first, nothing is sent twice', () => {
    const { clock, client, server } = joinedPair();
    client.send(bytesOf('a'));
    clock.sleep(600_000);
    clock.advance(5_000);
    expect(received(server)).toHaveLength(1);
    expect(sent(client)[0]).toMatchObject({ state: 'acknowledged', tries: 1 });
  });
});

describe('What arrives and is not a wire frame', () => {
  it('is counted by reason and never thrown, and the session goes on', () => {
    const { clock, client, server, atServer } = joinedPair();
    const random = seededRandom('junk');
    const receive = atServer.onreceive!;
    receive(new Uint8Array(0));
    receive(new Uint8Array(5));
    receive(new Uint8Array(65_537));
    receive(null as never);
    for (let i = 0; i < 2_000; i++) receive(random.bytes(random.integer(100)));
    const { empty, short, version } = server.refused;
    expect(server.refused).toMatchObject({ 'too-long': 1, 'not-bytes': 1 });
    expect(empty! + short! + version!).toBeGreaterThan(1_900);
    const reasons: string[] = [];
    server.subscribe((event) => event.kind === 'refused' && reasons.push(event.reason));
    receive(new Uint8Array(0));
    expect(reasons).toEqual(['empty']);
    client.send(bytesOf('hi'));
    clock.advance(10);
    expect(received(server).map(textOf)).toEqual(['hi']);
  });

  it('or is one that is no use: a replay and a stale epoch are counted too', () => {
    const { clock, client, server, atClient, atServer } = joinedPair();
    client.send(bytesOf('hi'));
    clock.advance(10);
    const data = atClient.sent.find((bytes) => parseFrame(bytes).type === 'data')!;
    atServer.onreceive!(data);
    const { epoch } = parseFrame(data);
    atServer.onreceive!(encodeFrame(frameOf('hello', { epoch: epoch - 1 })));
    expect(server.refused).toEqual({ duplicate: 1, 'stale-epoch': 1 });
    expect(received(server)).toHaveLength(1);
  });

  it('and a record of it can be read but not written', () => {
    const { server } = joinedPair();
    (server.refused as { empty?: number }).empty = 5;
    expect(server.refused).toEqual({});
  });
});

describe('After a restart', () => {
  it.each([0, 5_000])(
    'of the client %i ms later, both sides say their new messages and the server sends again what had not come',
    (ms) => {
      const { clock, client, server, atServer } = joinedPair();
      client.send(bytesOf('from the first life'));
      clock.advance(10);
      atServer.hangUp('The cable was pulled.');
      server.send(bytesOf('for whoever comes'));
      client.disconnect();
      clock.advance(ms);
      const reborn = makeEndpoint(clock);
      const [atReborn, again] = memoryPorts(clock);
      reborn.connect(atReborn);
      server.connect(again);
      reborn.send(bytesOf('from the second life'));
      clock.advance(100);
      expect(received(server).map(textOf)).toEqual(['from the first life', 'from the second life']);
      expect(received(server).map(({ sequence }) => sequence)).toEqual([1, 1]);
      expect(received(reborn).map(textOf)).toEqual(['for whoever comes']);
    },
  );

  it('within the millisecond in which the first life began, the new one is still told apart', () => {
    const { clock, client, server } = makePair();
    const synchronous = () => {
      const [a, b] = memoryPorts(clock);
      a.send = (bytes) => b.onreceive?.(bytes);
      b.send = (bytes) => a.onreceive?.(bytes);
      return [a, b] as const;
    };
    const [a, b] = synchronous();
    server.connect(b);
    client.connect(a);
    client.send(bytesOf('one'));
    client.disconnect();
    const reborn = makeEndpoint(clock);
    expect(reborn.save().epoch).toBe(client.save().epoch);
    const [c, d] = synchronous();
    server.connect(d);
    reborn.connect(c);
    reborn.send(bytesOf('two'));
    expect(received(server).map(textOf)).toEqual(['one', 'two']);
    expect(reborn.save().epoch).toBeGreaterThan(client.save().epoch);
  });

  it('from what was kept, nothing is lost and nothing comes twice', () => {
    const { clock, client, server, atClient } = joinedPair();
    client.send(bytesOf('arrived'));
    server.send(bytesOf('arrived too'));
    clock.advance(200);
    atClient.hangUp('The process was killed.');
    client.send(bytesOf('kept'));
    server.send(bytesOf('kept too'));
    const saved = structuredClone(client.save());
    const reborn = makeEndpoint(clock, { saved });
    expect(reborn.unacknowledged).toBe(1);
    expect(reborn.messages).toEqual([]);
    const [atReborn, again] = memoryPorts(clock);
    reborn.connect(atReborn);
    server.connect(again);
    reborn.send(bytesOf('new'));
    clock.advance(200);
    expect(received(server).map(textOf)).toEqual(['arrived', 'kept', 'new']);
    expect(received(reborn).map(textOf)).toEqual(['kept too']);
    expect([reborn.unacknowledged, server.unacknowledged]).toEqual([0, 0]);
  });

  it('from something that cannot have been kept, is refused', () => {
    const { clock, client } = joinedPair();
    client.disconnect();
    client.send(bytesOf('a'));
    client.send(bytesOf('b'));
    const saved = client.save();
    const [a, b] = saved.frames;
    const wrong = [
      { epoch: 0 },
      { epoch: 1.5 },
      { next: 0 },
      { next: 7 },
      { peerEpoch: -1 },
      { delivered: NaN },
      { peerEpoch: 0, delivered: 3 },
      { frames: [b, a] },
      { frames: [a.subarray(1)] },
      { frames: [a, new Uint8Array(3)] },
    ];
    for (const change of wrong)
      expect(
        () => makeEndpoint(clock, { saved: { ...saved, ...change } }),
        JSON.stringify(change),
      ).toThrow(expect.objectContaining({ name: 'SessionError', field: 'saved' }));
    expect(makeEndpoint(clock, { saved }).unacknowledged).toBe(2);
  });
});
