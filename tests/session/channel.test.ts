import { afterEach, describe, expect, it } from 'vitest';
import { Endpoint, type Message } from '../../src/lib/session/index.ts';
import { messageChannelPorts, TappedWire } from '../../src/lib/transport/index.ts';
import { parseFrame } from '../../src/lib/wire/index.ts';
import { meddledPorts } from './meddler.ts';
import { bytesOf, received, sent, SETTINGS, textOf } from './pair.ts';

const opened: { disconnect(): void }[] = [];
afterEach(() => opened.splice(0).forEach((endpoint) => endpoint.disconnect()));

/** Real endpoints: the machine's clock, random numbers and MessageChannels. */
function makeEndpoints() {
  const limits = { resendMs: 20 };
  const client = new Endpoint({ role: 'client', settings: SETTINGS, limits });
  const server = new Endpoint({ role: 'server', settings: SETTINGS, limits });
  opened.push(client, server);
  return { client, server };
}

/** Resolves as soon as it is so, looking at every change of the endpoint. */
function until(endpoint: Endpoint, isSo: (endpoint: Endpoint) => boolean): Promise<void> {
  if (isSo(endpoint)) return Promise.resolve();
  return new Promise((resolve) => {
    const stop = endpoint.subscribe(() => {
      if (!isSo(endpoint)) return;
      stop();
      resolve();
    });
  });
}

const settled = (endpoint: Endpoint) => until(endpoint, () => endpoint.unacknowledged === 0);
const isClosed = (endpoint: Endpoint) => endpoint.link.state === 'closed';
const texts = (messages: Message[]) => messages.map(textOf);

describe('Endpoints over a real MessageChannel', () => {
  it('talk both ways at once', async () => {
    const { client, server } = makeEndpoints();
    const [a, b] = messageChannelPorts();
    client.connect(a);
    server.connect(b);
    const all = Array.from({ length: 300 }, (_, i) => `message ${i}`);
    for (const text of all) {
      client.send(bytesOf(text));
      server.send(bytesOf(text));
    }
    await Promise.all([settled(client), settled(server)]);
    expect(texts(received(server))).toEqual(all);
    expect(texts(received(client))).toEqual(all);
    expect(sent(client).map(({ ciphertext }) => ciphertext)).toEqual(
      received(server).map(({ ciphertext }) => ciphertext),
    );
  });

  it('notice when the other goes, and send on the next channel what was not acknowledged', async () => {
    const { client, server } = makeEndpoints();
    const [a, b] = messageChannelPorts();
    client.connect(a);
    server.connect(b);
    client.send(bytesOf('first'));
    await settled(client);
    server.disconnect();
    client.send(bytesOf('second'));
    await until(client, isClosed);
    expect(client.link.reason).toBe('The other side closed the link.');
    expect(sent(client).map(({ state }) => state)).toEqual(['acknowledged', 'queued']);
    const [c, d] = messageChannelPorts();
    client.connect(c);
    server.connect(d);
    await settled(client);
    expect(texts(received(server))).toEqual(['first', 'second']);
  });
});

describe('Endpoints with somebody in the middle of the wire', () => {
  it('show every frame to whoever sits on it, and the plaintext in none', async () => {
    const { client, server } = makeEndpoints();
    const wire = new TappedWire();
    const ports = wire.open();
    client.connect(ports.client);
    server.connect(ports.server);
    const message = client.send(bytesOf('attack at dawn, all of you'));
    await settled(client);
    const frames = wire.log.map(({ bytes }) => parseFrame(bytes));
    const data = frames.filter(({ type }) => type === 'data');
    expect(data.map(({ ciphertext }) => ciphertext)).toEqual([message.ciphertext]);
    for (const { bytes } of wire.log) expect(Buffer.from(bytes).includes('dawn')).toBe(false);
    expect(new Set(frames.map(({ type }) => type))).toEqual(new Set(['hello', 'data', 'ack']));
  });

  it('lose nothing to one who drops and replays, and refuse the replays', async () => {
    const { client, server } = makeEndpoints();
    let count = 0;
    const ports = meddledPorts((bytes, pass) => {
      const number = ++count;
      if (number % 4 !== 0) pass(bytes);
      if (number % 3 === 0) pass(bytes);
    });
    client.connect(ports.client);
    server.connect(ports.server);
    const all = Array.from({ length: 40 }, (_, i) => `message ${i}`);
    for (const text of all) client.send(bytesOf(text));
    await settled(client);
    expect(texts(received(server))).toEqual(all);
    expect(server.refused.duplicate).toBeGreaterThan(0);
  });

  it('believe one who alters the IV of CBC: the first block changes where she wants it to', async () => {
    const { client, server } = makeEndpoints();
    const ports = meddledPorts((bytes, pass) => {
      const altered = new Uint8Array(bytes);
      if (parseFrame(bytes).type === 'data')
        altered[32 + 4] ^= '1'.charCodeAt(0) ^ '9'.charCodeAt(0);
      pass(altered);
    });
    client.connect(ports.client);
    server.connect(ports.server);
    client.send(bytesOf('pay 100 to Bob'));
    await settled(client);
    expect(texts(received(server))).toEqual(['pay 900 to Bob']);
  });

  it('wait while she holds a message, and have it once she lets it go', async () => {
    const { client, server } = makeEndpoints();
    let ports!: ReturnType<typeof meddledPorts>;
    const held = new Promise<() => void>((resolve) => {
      ports = meddledPorts((bytes, pass) =>
        parseFrame(bytes).type === 'data' ? resolve(() => pass(bytes)) : pass(bytes),
      );
    });
    client.connect(ports.client);
    server.connect(ports.server);
    client.send(bytesOf('patience'));
    const release = await held;
    expect(sent(client)[0].state).toBe('on the wire');
    expect(received(server)).toEqual([]);
    release();
    await settled(client);
    expect(texts(received(server))).toEqual(['patience']);
  });

  it('notice on both sides when she cuts it', async () => {
    const { client, server } = makeEndpoints();
    const wire = new TappedWire();
    const ports = wire.open();
    client.connect(ports.client);
    server.connect(ports.server);
    await until(client, ({ link }) => link.state === 'open');
    wire.close();
    await Promise.all([until(client, isClosed), until(server, isClosed)]);
    expect([client.link.reason, server.link.reason]).toEqual(Array(2).fill('The wire was cut.'));
  });
});
