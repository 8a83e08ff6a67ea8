import { describe, expect, it } from 'vitest';
import type { Endpoint } from '../../src/lib/session/index.ts';
import { SEED, seededRandom } from '../support/random.ts';
import { bytesOf, makePair, textOf } from './pair.ts';
import type { VirtualClock } from './virtual-clock.ts';

const COUNT = 3_000;
/** An hour: what isn't there by then will never be. */
const DEADLINE_MS = 3_600_000;

/** Everything that an endpoint has received, in order, beyond what its history remembers. */
function record(endpoint: Endpoint): string[] {
  const texts: string[] = [];
  endpoint.subscribe((event) => {
    if (event.kind === 'message' && event.message.direction === 'received')
      texts.push(textOf(event.message));
  });
  return texts;
}

function runUntil(clock: VirtualClock, isDone: () => boolean): void {
  const deadline = clock.now() + DEADLINE_MS;
  while (!isDone() && clock.now() < deadline && clock.step());
}

describe(`Endpoints over a carrier that loses, doubles and reorders (TEST_SEED=${SEED})`, () => {
  const random = seededRandom('a bad carrier');
  const carriers = {
    'a good one': { random },
    'one that loses 30 of 100': { loss: 30, random },
    'one that doubles half': { doubled: 50, random },
    'one that reorders': { jitterMs: 80, random },
    'one that does all of it': { loss: 20, doubled: 20, jitterMs: 50, random },
  };

  it.each(Object.entries(carriers))(
    '%s brings 3,000 messages each way at once, each exactly once, in order',
    (_, faults) => {
      const { clock, client, server, join } = makePair();
      const [atClient, atServer] = [record(client), record(server)];
      join(faults);
      const [fromClient, fromServer]: [string[], string[]] = [[], []];
      for (let i = 0; i < COUNT; i++) {
        for (const [side, texts, name] of [
          [client, fromClient, 'c'],
          [server, fromServer, 's'],
        ] as const) {
          runUntil(clock, () => side.unacknowledged < 200);
          texts.push(`${name}${i}`);
          side.send(bytesOf(`${name}${i}`));
        }
        clock.advance(random.integer(3));
      }
      runUntil(clock, () => client.unacknowledged + server.unacknowledged === 0);
      expect(atServer).toEqual(fromClient);
      expect(atClient).toEqual(fromServer);
    },
  );

  it('lose nothing while the link breaks fifty times under way', () => {
    const { clock, client, server, join } = makePair();
    const atServer = record(server);
    const atClient = record(client);
    const texts: string[] = [];
    for (let round = 0; round < 50; round++) {
      const { atClient: port } = join({ loss: 10, doubled: 10, jitterMs: 40, random });
      for (let i = 0; i < 20; i++) {
        texts.push(`${round}.${i}`);
        client.send(bytesOf(`${round}.${i}`));
        server.send(bytesOf(`${round}.${i}`));
        clock.advance(random.integer(8));
      }
      port.hangUp('The cable was pulled.');
      clock.advance(random.integer(20));
    }
    join();
    runUntil(clock, () => client.unacknowledged + server.unacknowledged === 0);
    expect(atServer).toEqual(texts);
    expect(atClient).toEqual(texts);
  });

  it('keep no more than their limits while it goes on', () => {
    const limits = { inboxFrames: 16, windowFrames: 16, historyMessages: 50, outboxMessages: 100 };
    const { clock, client, server, join } = makePair({ limits });
    const atServer = record(server);
    join({ loss: 30, jitterMs: 60, random });
    for (let i = 0; i < 2_000; i++) {
      runUntil(clock, () => client.unacknowledged < 100);
      client.send(bytesOf(`${i}`));
      expect(client.messages.length).toBeLessThanOrEqual(100);
      expect(server.messages.length).toBeLessThanOrEqual(50);
      expect(clock.pending).toBeLessThan(200);
    }
    runUntil(clock, () => client.unacknowledged === 0);
    expect(atServer).toHaveLength(2_000);
    expect(client.messages.length).toBeLessThanOrEqual(50);
  });
});
