import { describe, expect, it } from 'vitest';
import { DEFAULT_LIMITS, Delivery, type Outcome } from '../../src/lib/session/index.ts';
import { frameOf } from './frames.ts';

const PAYLOAD = { mode: 'ctr', iv: new Uint8Array(0), ciphertext: new Uint8Array(4) } as const;
const EPOCH = 100;

/** One side, epoch 100, that is connected; `frameOf` makes what its peer, epoch 5, sends. */
function connected(limits = {}): Delivery {
  const side = new Delivery({ ...DEFAULT_LIMITS, ...limits }, { epoch: EPOCH });
  side.connect();
  return side;
}

/** One side that its peer has answered. */
function ready(limits = {}): Delivery {
  const side = connected(limits);
  side.receive(frameOf('hello', { peerEpoch: EPOCH }));
  return side;
}

/** `data 1`, `ack 3`, `ack 3 resend`, `hello 1`: number sent or, of an ack, number acknowledged. */
function inShort({ frames }: Outcome): string[] {
  return frames.map(({ type, sequence, acknowledged, resend }) =>
    type === 'ack' ? `ack ${acknowledged}${resend ? ' resend' : ''}` : `${type} ${sequence}`,
  );
}

describe('Opening a link', () => {
  it('begins with a hello that says the epoch, the lowest number left and what has arrived', () => {
    const side = new Delivery(DEFAULT_LIMITS, { epoch: EPOCH });
    side.push(PAYLOAD);
    const [hello] = side.connect().frames;
    expect(hello).toMatchObject({ type: 'hello', epoch: EPOCH, peerEpoch: 0, sequence: 1 });
    expect(side.ready).toBe(false);
    expect(side.waiting).toBe(true);
  });

  it('sends no message before the peer has named our epoch, and all that wait as soon as it has', () => {
    const side = connected();
    side.push(PAYLOAD);
    side.push(PAYLOAD);
    expect(inShort(side.receive(frameOf('hello')))).toEqual(['hello 1']);
    expect(side.ready).toBe(false);
    const outcome = side.receive(frameOf('ack', { peerEpoch: EPOCH }));
    expect(inShort(outcome)).toEqual(['data 1', 'data 2']);
    expect(side.ready).toBe(true);
  });

  it('answers a hello that names our epoch with an ack, and an ack with nothing', () => {
    const side = connected();
    expect(inShort(side.receive(frameOf('hello', { peerEpoch: EPOCH })))).toEqual(['ack 0']);
    expect(inShort(side.receive(frameOf('ack', { peerEpoch: EPOCH })))).toEqual([]);
  });

  it('comes to an end between two sides that say hello at the same moment', () => {
    const [a, b] = [7, 8].map((epoch) => new Delivery(DEFAULT_LIMITS, { epoch }));
    let [toA, toB] = [b.connect().frames, a.connect().frames];
    let count = 0;
    while (toA.length + toB.length > 0) {
      count += toA.length + toB.length;
      expect(count).toBeLessThan(10);
      const next = [
        toB.flatMap((f) => b.receive(f).frames),
        toA.flatMap((f) => a.receive(f).frames),
      ];
      [toA, toB] = next;
    }
    expect([a.ready, b.ready, a.waiting, b.waiting]).toEqual([true, true, false, false]);
    expect(count).toBe(6);
  });

  it('says hello again when nobody answers, and nothing where there is no link', () => {
    const side = connected();
    expect(inShort(side.expire())).toEqual(['hello 1']);
    side.disconnect();
    expect(inShort(side.expire())).toEqual([]);
    expect(side.waiting).toBe(false);
  });
});

describe('Sending', () => {
  it('hands a message over at once on a link that is ready, with what has arrived', () => {
    const side = ready();
    side.receive(frameOf('data', { peerEpoch: EPOCH }));
    const { sequence, outcome } = side.push(PAYLOAD);
    expect(sequence).toBe(1);
    expect(outcome.frames).toMatchObject([
      { type: 'data', epoch: EPOCH, peerEpoch: 5, sequence: 1, acknowledged: 1, ...PAYLOAD },
    ]);
  });

  it('lets go of what is acknowledged, and of nothing else', () => {
    const side = ready();
    for (let i = 0; i < 5; i++) side.push(PAYLOAD);
    const outcome = side.receive(frameOf('ack', { peerEpoch: EPOCH, acknowledged: 3 }));
    expect(outcome.acknowledged).toEqual([1, 2, 3]);
    expect(outcome.progress).toBe(true);
    expect(side.unacknowledged).toEqual({ count: 2, bytes: 8 });
    const same = side.receive(frameOf('ack', { peerEpoch: EPOCH, acknowledged: 2 }));
    expect([same.acknowledged, same.progress]).toEqual([[], false]);
  });

  it('takes an acknowledgement from a data frame too', () => {
    const side = ready();
    side.push(PAYLOAD);
    const outcome = side.receive(frameOf('data', { peerEpoch: EPOCH, acknowledged: 1 }));
    expect(outcome.acknowledged).toEqual([1]);
    expect(side.waiting).toBe(false);
  });

  it('sends one message again that the peer misses', () => {
    const side = ready();
    for (let i = 0; i < 5; i++) side.push(PAYLOAD);
    const ask = frameOf('ack', { peerEpoch: EPOCH, acknowledged: 2, resend: true });
    expect(inShort(side.receive(ask))).toEqual(['data 3']);
  });

  it('sends the oldest again after a silence, and the rest where that has helped and nothing more comes', () => {
    const side = ready();
    for (let i = 0; i < 4; i++) side.push(PAYLOAD);
    expect(inShort(side.expire())).toEqual(['data 1']);
    const helped = side.receive(frameOf('ack', { peerEpoch: EPOCH, acknowledged: 1 }));
    expect([inShort(helped), helped.progress]).toEqual([[], true]);
    expect(inShort(side.expire())).toEqual(['data 2', 'data 3', 'data 4']);
    const more = side.receive(frameOf('ack', { peerEpoch: EPOCH, acknowledged: 2 }));
    expect(inShort(more)).toEqual([]);
  });

  it('sends nothing again of what only took long', () => {
    const side = ready();
    for (let i = 0; i < 4; i++) side.push(PAYLOAD);
    side.expire();
    for (const acknowledged of [1, 2, 3])
      expect(inShort(side.receive(frameOf('ack', { peerEpoch: EPOCH, acknowledged })))).toEqual([]);
    expect(inShort(side.expire())).toEqual(['data 4']);
  });

  it('hands over no more than there is room for, and the rest as room comes', () => {
    const side = ready();
    side.room = 2;
    const pushed = [1, 2, 3, 4].flatMap(() => inShort(side.push(PAYLOAD).outcome));
    expect([pushed, side.hasMore]).toEqual([['data 1', 'data 2'], true]);
    expect(inShort(side.flush())).toEqual([]);
    side.room = 9;
    expect([inShort(side.flush()), side.hasMore]).toEqual([['data 3', 'data 4'], false]);
  });

  it('says hello after a second silence, and sends all again when that is answered', () => {
    const side = ready();
    for (let i = 0; i < 2; i++) side.push(PAYLOAD);
    side.expire();
    expect(inShort(side.expire())).toEqual(['hello 1']);
    expect(side.ready).toBe(false);
    const answer = side.receive(frameOf('ack', { peerEpoch: EPOCH }));
    expect(inShort(answer)).toEqual(['data 1', 'data 2']);
  });

  it('keeps what was on a link that went, and sends it on the next', () => {
    const side = ready();
    side.push(PAYLOAD);
    side.disconnect();
    side.push(PAYLOAD);
    expect(inShort(side.connect())).toEqual(['hello 1']);
    const answer = side.receive(frameOf('hello', { peerEpoch: EPOCH }));
    expect(inShort(answer)).toEqual(['data 1', 'data 2', 'ack 0']);
  });

  it('learns from the hello on a new link what had arrived on the old', () => {
    const side = ready();
    side.push(PAYLOAD);
    side.push(PAYLOAD);
    side.disconnect();
    side.connect();
    const answer = side.receive(frameOf('hello', { peerEpoch: EPOCH, acknowledged: 1 }));
    expect(answer.acknowledged).toEqual([1]);
    expect(inShort(answer)).toEqual(['data 2', 'ack 0']);
  });
});

describe('A hello on a link that is open', () => {
  it('means that the peer has come back to it: what is in flight is sent again', () => {
    const side = ready();
    for (let i = 0; i < 3; i++) side.push(PAYLOAD);
    const hello = frameOf('hello', { peerEpoch: EPOCH, acknowledged: 1 });
    expect(inShort(side.receive(hello))).toEqual(['data 2', 'data 3', 'ack 0']);
  });

  it('makes what came early be forgotten, lest it be of a life that had the same epoch', () => {
    const side = ready();
    const data = (sequence: number, byte: number) =>
      frameOf('data', { sequence, peerEpoch: EPOCH, ciphertext: Uint8Array.of(byte) });
    side.receive(data(2, 1));
    side.receive(frameOf('hello', { peerEpoch: EPOCH }));
    expect(side.receive(data(1, 9)).delivered).toHaveLength(1);
    expect(side.receive(data(2, 9)).delivered[0].ciphertext).toEqual(Uint8Array.of(9));
  });
});

describe('Receiving', () => {
  it('without a link, which a late frame may do, sends nothing and opens nothing', () => {
    const side = ready();
    side.disconnect();
    side.push(PAYLOAD);
    const late = side.receive(frameOf('ack', { peerEpoch: EPOCH }));
    expect([late.frames, side.ready, side.waiting]).toEqual([[], false, false]);
  });

  it('delivers and acknowledges each number once, in order', () => {
    const side = ready();
    const outcomes = [1, 2, 2, 1].map((sequence) =>
      side.receive(frameOf('data', { sequence, peerEpoch: EPOCH })),
    );
    expect(outcomes.map((o) => o.delivered.length)).toEqual([1, 1, 0, 0]);
    expect(outcomes.flatMap(inShort)).toEqual(['ack 1', 'ack 2', 'ack 2', 'ack 2']);
    expect(outcomes.map((o) => o.refused)).toEqual([
      undefined,
      undefined,
      'duplicate',
      'duplicate',
    ]);
  });

  it('asks on a gap, once, and delivers what waited when it is filled', () => {
    const side = ready();
    const receive = (sequence: number) => side.receive(frameOf('data', { sequence }));
    expect(inShort(receive(2))).toEqual(['hello 1', 'ack 0 resend']);
    const next = ready();
    const outcomes = [1, 3, 4, 2].map((sequence) =>
      next.receive(frameOf('data', { sequence, peerEpoch: EPOCH })),
    );
    expect(outcomes.flatMap(inShort)).toEqual(['ack 1', 'ack 1 resend', 'ack 1', 'ack 4']);
    expect(outcomes[3].delivered.map(({ sequence }) => sequence)).toEqual([2, 3, 4]);
  });

  it('refuses what is too far ahead, and asks for what is missing', () => {
    const side = ready({ inboxFrames: 3 });
    const outcome = side.receive(frameOf('data', { sequence: 4, peerEpoch: EPOCH }));
    expect(outcome.refused).toBe('ahead');
    expect(inShort(outcome)).toEqual(['ack 0 resend']);
    expect(side.early).toBe(0);
  });

  it('takes no data from an epoch that has not said hello, and says hello itself', () => {
    const side = ready();
    const outcome = side.receive(frameOf('data', { epoch: 6, peerEpoch: EPOCH }));
    expect(outcome.refused).toBe('unknown-epoch');
    expect(outcome.delivered).toEqual([]);
    expect(inShort(outcome)).toEqual(['hello 1']);
  });
});

describe('After a restart', () => {
  it('of the peer, its numbers start over, and what it has not acknowledged is sent again', () => {
    const side = ready();
    side.receive(frameOf('data', { peerEpoch: EPOCH }));
    side.push(PAYLOAD);
    side.push(PAYLOAD);
    side.receive(frameOf('ack', { peerEpoch: EPOCH, acknowledged: 1 }));
    const hello = side.receive(frameOf('hello', { epoch: 6 }));
    expect(hello.frames).toMatchObject([
      { type: 'hello', peerEpoch: 6, sequence: 2, acknowledged: 0 },
    ]);
    const answer = side.receive(frameOf('ack', { epoch: 6, peerEpoch: EPOCH }));
    expect(inShort(answer)).toEqual(['data 2']);
    const data = side.receive(frameOf('data', { epoch: 6, peerEpoch: EPOCH }));
    expect(data.delivered).toHaveLength(1);
  });

  it('of the peer, what its earlier life had sent is stale: neither delivered nor believed', () => {
    const side = ready();
    side.push(PAYLOAD);
    side.receive(frameOf('hello', { epoch: 6, peerEpoch: EPOCH }));
    const data = side.receive(frameOf('data', { epoch: 5, peerEpoch: EPOCH, acknowledged: 1 }));
    expect([data.refused, data.delivered, data.acknowledged]).toEqual(['stale-epoch', [], []]);
    const ack = side.receive(frameOf('ack', { epoch: 5, peerEpoch: EPOCH, acknowledged: 1 }));
    expect([ack.refused, ack.acknowledged, ack.frames]).toEqual(['stale-epoch', [], []]);
    expect(side.unacknowledged.count).toBe(1);
  });

  it('of a peer whose clock was put back, it is told the epoch that is known; an ack is not answered', () => {
    const side = ready();
    for (const type of ['hello', 'data'] as const) {
      const { refused, frames } = side.receive(frameOf(type, { epoch: 4 }));
      expect(refused).toBe('stale-epoch');
      expect(frames).toMatchObject([{ type: 'ack', peerEpoch: 5 }]);
    }
    expect(side.receive(frameOf('ack', { epoch: 4 })).frames).toEqual([]);
  });

  it('of ours under a new epoch, nothing is acknowledged that was not sent under it', () => {
    const side = ready();
    for (let i = 0; i < 3; i++) side.push(PAYLOAD);
    for (let i = 0; i < 2; i++) side.receive(frameOf('ack', { peerEpoch: 900 }));
    const early = side.receive(frameOf('ack', { peerEpoch: 901, acknowledged: 3 }));
    expect(early.acknowledged).toEqual([]);
    expect(early.frames).toMatchObject([{ type: 'hello', epoch: 902 }]);
  });

  it('of ours with a clock that was put back, the epoch becomes the one after what the peer knows', () => {
    const side = connected();
    side.push(PAYLOAD);
    const stale = side.receive(frameOf('ack', { peerEpoch: 900, acknowledged: 57 }));
    expect(stale.acknowledged).toEqual([]);
    expect(stale.frames).toMatchObject([{ type: 'hello', epoch: 901, sequence: 1 }]);
    const answer = side.receive(frameOf('ack', { peerEpoch: 901 }));
    expect(inShort(answer)).toEqual(['data 1']);
  });

  it('of ours within the same millisecond, the acknowledgement of what this life never sent gives it away', () => {
    const side = connected();
    side.push(PAYLOAD);
    const outcome = side.receive(frameOf('hello', { peerEpoch: EPOCH, acknowledged: 57 }));
    expect(outcome.acknowledged).toEqual([]);
    expect(outcome.frames).toMatchObject([{ type: 'hello', epoch: EPOCH + 1, sequence: 1 }]);
  });

  it('of ours, from what was kept, the numbers go on', () => {
    const before = ready();
    for (let i = 0; i < 3; i++) before.push(PAYLOAD);
    before.receive(frameOf('data', { peerEpoch: EPOCH, acknowledged: 1 }));
    const after = new Delivery(DEFAULT_LIMITS, before.position);
    expect(after.position).toEqual(before.position);
    after.connect();
    const answer = after.receive(frameOf('hello', { peerEpoch: EPOCH, acknowledged: 2 }));
    expect(answer.acknowledged).toEqual([2]);
    expect(inShort(answer)).toEqual(['data 3', 'ack 1']);
    expect(after.push(PAYLOAD).sequence).toBe(4);
  });
});

describe('A header that somebody has altered', () => {
  it('that acknowledges too much lets go of nothing; one such makes us ask, a second gives us a new epoch', () => {
    const side = ready();
    side.push(PAYLOAD);
    const lie = frameOf('ack', { peerEpoch: EPOCH, acknowledged: 2 });
    const first = side.receive(lie);
    expect(first.acknowledged).toEqual([]);
    expect(first.frames).toMatchObject([{ type: 'hello', epoch: EPOCH }]);
    const honest = side.receive(frameOf('ack', { peerEpoch: EPOCH }));
    expect(inShort(honest)).toEqual(['data 1']);
    side.receive(lie);
    expect(side.receive(lie).frames).toMatchObject([{ type: 'hello', epoch: EPOCH + 1 }]);
    expect(side.unacknowledged.count).toBe(1);
  });

  it('that names a later epoch of ours is doubted once in the same way', () => {
    const side = ready();
    const lie = frameOf('ack', { peerEpoch: EPOCH + 7 });
    expect(side.receive(lie).frames).toMatchObject([{ type: 'hello', epoch: EPOCH }]);
    expect(side.receive(lie).frames).toMatchObject([{ type: 'hello', epoch: EPOCH + 8 }]);
  });

  it('that says hello for the peer far ahead costs a hello, and no message', () => {
    const [a, b] = [
      new Delivery(DEFAULT_LIMITS, { epoch: 7 }),
      new Delivery(DEFAULT_LIMITS, { epoch: 5 }),
    ];
    const delivered: number[] = [];
    const talk = (toA: Outcome['frames'], toB: Outcome['frames']) => {
      for (let turns = 0; toA.length + toB.length > 0; turns++) {
        expect(turns).toBeLessThan(20);
        const nextB = toA.flatMap((frame) => a.receive(frame).frames);
        const atB = toB.map((frame) => b.receive(frame));
        delivered.push(...atB.flatMap((o) => o.delivered.map(({ sequence }) => sequence)));
        [toA, toB] = [atB.flatMap((o) => o.frames), nextB];
      }
    };
    talk(b.connect().frames, a.connect().frames);
    talk([], a.push(PAYLOAD).outcome.frames);
    const forged = frameOf('hello', { epoch: 7, peerEpoch: 5, sequence: 1_000_000 });
    talk([], [forged]);
    talk([], a.push(PAYLOAD).outcome.frames);
    talk([], a.push(PAYLOAD).outcome.frames);
    expect(delivered).toEqual([1, 2, 3]);
    expect(a.unacknowledged.count).toBe(0);
  });
});
