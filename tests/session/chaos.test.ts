import { describe, expect, it } from 'vitest';
import { SEED, seededRandom } from '../support/random.ts';
import { Chaos, type Dangers } from './chaos.ts';

const RUNS = 150;
const STEPS = 4_000;

/** Runs of chaos, each with a seed of its own, followed by `check`; how many messages there were. */
function run(what: string, dangers: Dangers, check: (chaos: Chaos) => void): number {
  const seeds = seededRandom(what);
  let messages = 0;
  for (let i = 0; i < RUNS; i++) {
    const chaos = new Chaos(seeds, dangers);
    for (let step = 0; step < STEPS; step++) chaos.step();
    chaos.settle();
    check(chaos);
    messages += chaos.sides.flatMap(({ pushed }) => pushed.flat()).length;
  }
  return messages;
}

describe(`Delivery over a network that loses, doubles and reorders (TEST_SEED=${SEED})`, () => {
  it('brings every message exactly once and in order, both ways at once, over hundreds of broken links', () => {
    const messages = run('broken links', {}, ({ sides: [a, b] }) => {
      expect(b.delivered).toEqual(a.pushed);
      expect(a.delivered).toEqual(b.pushed);
    });
    expect(messages).toBeGreaterThan(50_000);
  });

  it('still does where sides die and carry on from what they kept', () => {
    run('carried on', { carriedOn: true }, ({ sides: [a, b] }) => {
      expect(b.delivered).toEqual(a.pushed);
      expect(a.delivered).toEqual(b.pushed);
    });
  });

  it('where sides die and begin with nothing: loses only what died unsent, and no life sees a thing twice or in the wrong order', () => {
    let lives = 0;
    run('begun anew', { carriedOn: true, fresh: true }, ({ sides: [a, b] }) => {
      for (const [sender, receiver] of [
        [a, b],
        [b, a],
      ]) {
        lives += receiver.life;
        const last = sender.pushed.at(-1);
        const everDelivered = new Set(receiver.delivered.flat());
        expect(last.filter((payload) => !everDelivered.has(payload))).toEqual([]);
        for (const delivered of receiver.delivered) expect(delivered).toEqual(inOrder(delivered));
      }
    });
    expect(lives).toBeGreaterThan(1_000);
  });
});

/** Payloads are numbers that only go up. */
function inOrder(payloads: readonly string[]): string[] {
  return [...new Set(payloads)].sort((a, b) => Number(a) - Number(b));
}
