import { describe, expect, it } from 'vitest';
import type { Parcel } from '../../src/lib/session/index.ts';
import { Outbox } from '../../src/lib/session/outbox.ts';

const content = (bytes = 1) =>
  ({ mode: 'ctr', iv: new Uint8Array(0), ciphertext: new Uint8Array(bytes) }) as const;

function outboxOf(count: number, windowFrames = 3, windowBytes = 1_000): Outbox {
  const outbox = new Outbox({ windowFrames, windowBytes });
  for (let i = 0; i < count; i++) outbox.add(content());
  return outbox;
}

function takeAll(outbox: Outbox): number[] {
  const taken: number[] = [];
  for (let parcel = outbox.take(); parcel; parcel = outbox.take()) taken.push(parcel.sequence);
  return taken;
}

describe('The outbox', () => {
  it('numbers messages from 1 and hands each over once, in order', () => {
    const outbox = outboxOf(0);
    expect([outbox.base, outbox.next, outbox.inFlight]).toEqual([1, 1, 0]);
    expect([outbox.add(content()), outbox.add(content())].map((p) => p.sequence)).toEqual([1, 2]);
    expect(takeAll(outbox)).toEqual([1, 2]);
    expect(takeAll(outbox)).toEqual([]);
  });

  it('hands over no more than its window of frames, and more as they are acknowledged', () => {
    const outbox = outboxOf(6);
    expect(takeAll(outbox)).toEqual([1, 2, 3]);
    expect(outbox.acknowledge(2)).toEqual([1, 2]);
    expect(takeAll(outbox)).toEqual([4, 5]);
    expect(outbox.inFlight).toBe(3);
  });

  it('hands over no more than its window of bytes, but always one message', () => {
    const outbox = new Outbox({ windowFrames: 10, windowBytes: 100 });
    for (const bytes of [60, 40, 1, 500, 1]) outbox.add(content(bytes));
    expect(takeAll(outbox)).toEqual([1, 2]);
    outbox.acknowledge(1);
    expect(takeAll(outbox)).toEqual([3]);
    outbox.acknowledge(3);
    expect(takeAll(outbox)).toEqual([4]);
    outbox.acknowledge(4);
    expect(takeAll(outbox)).toEqual([5]);
  });

  it('keeps what is not acknowledged, and counts its bytes', () => {
    const outbox = outboxOf(3);
    outbox.add(content(10));
    takeAll(outbox);
    expect(outbox.bytes).toBe(13);
    outbox.acknowledge(2);
    expect(outbox.parcels.map(({ sequence }) => sequence)).toEqual([3, 4]);
    expect(outbox.bytes).toBe(11);
  });

  it('hands everything over anew after a rewind, and takes an acknowledgement that was underway', () => {
    const outbox = outboxOf(4);
    takeAll(outbox);
    outbox.rewind();
    expect(outbox.inFlight).toBe(0);
    expect(outbox.highest).toBe(3);
    expect(outbox.acknowledge(2)).toEqual([1, 2]);
    expect(takeAll(outbox)).toEqual([3, 4]);
  });

  it('counts its window rightly after a rewind and an acknowledgement beyond what was handed over since', () => {
    const outbox = new Outbox({ windowFrames: 10, windowBytes: 100 });
    for (let i = 0; i < 6; i++) outbox.add(content(50));
    takeAll(outbox);
    outbox.rewind();
    outbox.take();
    expect(outbox.highest).toBe(2);
    outbox.acknowledge(2);
    expect(takeAll(outbox)).toEqual([3, 4]);
    outbox.acknowledge(4);
    expect(takeAll(outbox)).toEqual([5, 6]);
  });

  it('sends again only what is in flight', () => {
    const outbox = outboxOf(4);
    takeAll(outbox);
    outbox.acknowledge(1);
    expect([1, 2, 3, 4, 5].map((n) => outbox.again(n)?.sequence)).toEqual([
      undefined,
      2,
      3,
      undefined,
      undefined,
    ]);
  });

  it('knows in a new epoch that the peer has heard of nothing', () => {
    const outbox = outboxOf(3);
    takeAll(outbox);
    outbox.acknowledge(1);
    outbox.beginEpoch();
    expect(outbox.highest).toBe(1);
    expect(takeAll(outbox)).toEqual([2, 3]);
  });

  it('goes on from what an earlier life has left, any of which the peer may have', () => {
    const left: Parcel[] = [7, 8].map((sequence) => ({ ...content(), sequence }));
    const outbox = new Outbox({ windowFrames: 5, windowBytes: 100 }, 9, left);
    expect([outbox.base, outbox.next, outbox.highest, outbox.bytes]).toEqual([7, 9, 8, 2]);
    expect(outbox.add(content()).sequence).toBe(9);
    expect(takeAll(outbox)).toEqual([7, 8, 9]);
  });
});
