import { afterEach, describe, expect, it } from 'vitest';
import { channelPort, messageChannelPorts, type Port } from '../../src/lib/transport/index.ts';
import { listen } from './listen.ts';

const opened: { close(): void }[] = [];
afterEach(() => opened.splice(0).forEach((port) => port.close()));

function ports(): [Port, Port] {
  const pair = messageChannelPorts();
  opened.push(...pair);
  return pair;
}

describe('A port over a real MessageChannel', () => {
  it('carries bytes both ways, in order', async () => {
    const [a, b] = ports();
    const [atA, atB] = [listen(a), listen(b)];
    for (let i = 0; i < 100; i++) a.send(Uint8Array.of(i));
    b.send(Uint8Array.of(200));
    await Promise.all([atB.frame(100), atA.frame(1)]);
    expect(atB.frames.map(([byte]) => byte)).toEqual(Array.from({ length: 100 }, (_, i) => i));
    expect(atA.frames).toEqual([Uint8Array.of(200)]);
  });

  it('keeps what arrives before anybody listens', async () => {
    const [a, b] = ports();
    a.send(Uint8Array.of(1));
    await aTurn();
    const atB = listen(b);
    await atB.frame(1);
    expect(atB.frames).toEqual([Uint8Array.of(1)]);
  });

  it('shares no byte: what is written to an array after it was sent changes nothing, and it stays whole', async () => {
    const [a, b] = ports();
    const atB = listen(b);
    const sent = new Uint8Array(100_000).fill(1);
    a.send(sent);
    expect(sent).toHaveLength(100_000);
    sent.fill(9);
    await atB.frame(1);
    expect(atB.frames[0].every((byte) => byte === 1)).toBe(true);
    atB.frames[0].fill(5);
    expect(sent.every((byte) => byte === 9)).toBe(true);
  });

  it("sends a view's own bytes and not the rest of its buffer, and a Node Buffer as plain bytes", async () => {
    const [a, b] = ports();
    const atB = listen(b);
    a.send(new Uint8Array(1_000).fill(3).subarray(10, 12));
    a.send(Buffer.from('ab'));
    await atB.frame(2);
    expect(atB.frames).toEqual([Uint8Array.of(3, 3), Uint8Array.of(97, 98)]);
    expect(atB.frames.map(({ buffer }) => buffer.byteLength)).toEqual([2, 2]);
  });

  it('drops what is not bytes', async () => {
    const { port1, port2 } = new MessageChannel();
    const [raw, port] = [port1, channelPort(port2)];
    opened.push(raw, port);
    const heard = listen(port);
    for (const junk of ['text', null, undefined, 7, [1, 2], { closed: 1 }, new ArrayBuffer(3)])
      raw.postMessage(junk);
    raw.postMessage(Uint8Array.of(1));
    await heard.frame(1);
    expect(heard.frames).toEqual([Uint8Array.of(1)]);
    expect(heard.closings).toEqual([]);
  });
});

describe('Closing a port', () => {
  it('is heard on the other side, once, after what was sent before it, and not on its own', async () => {
    const [a, b] = ports();
    const [atA, atB] = [listen(a), listen(b)];
    a.send(Uint8Array.of(1));
    a.close();
    a.close();
    await atB.closing();
    await aTurn();
    expect(atB.frames).toEqual([Uint8Array.of(1)]);
    expect(atB.closings).toEqual(['The other side closed the link.']);
    expect(atA.closings).toEqual([]);
    expect([a.open, b.open]).toEqual([false, false]);
  });

  it('says the reason that was given', async () => {
    const [a, b] = ports();
    const atB = listen(b);
    a.close('Lunch.');
    await atB.closing();
    expect(atB.closings).toEqual(['Lunch.']);
  });

  it('is heard even where the other end vanishes without a word', async () => {
    const { port1, port2 } = new MessageChannel();
    const port = channelPort(port2);
    const heard = listen(port);
    port1.close();
    await heard.closing();
    expect(heard.closings).toEqual(['The other side went away.']);
  });

  it('makes sending throw, on either side', async () => {
    const [a, b] = ports();
    const atB = listen(b);
    a.close();
    expect(() => a.send(Uint8Array.of(1))).toThrow('closed');
    await atB.closing();
    expect(() => b.send(Uint8Array.of(1))).toThrow('closed');
  });
});

/** Once this is over, everything that was posted before it has arrived. */
async function aTurn(): Promise<void> {
  const [a, b] = ports();
  const heard = listen(b);
  a.send(Uint8Array.of(0));
  await heard.frame(1);
}
