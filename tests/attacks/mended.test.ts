import { describe, expect, test } from 'vitest';
import {
  CHALLENGE_IDS,
  challenges,
  type Entry,
  type Mend,
  randomOf,
  type Reply,
} from '../../src/lib/attacks/index.ts';
import { SEED } from '../support/random.ts';
import { seedOf } from './play.ts';

/** The attack against a server that is asked directly: the channel is tested elsewhere, and a million messages are many. */
async function attack(id: (typeof CHALLENGE_IDS)[number], seed: string, mend: Mend) {
  const challenge = challenges[id];
  const service = await challenge.serve(randomOf(`${id} ${seed}`), mend);
  let told = service.ledger.length;
  const first: Reply = { says: '', wire: service.wire, facts: service.facts, ledger: [] };
  const program = challenge.attack(first, mend);
  let turn = program.next();
  while (!turn.done) {
    const answer = await service.receive(turn.value.op, turn.value.bytes);
    const ledger: readonly Entry[] = service.ledger.slice(told);
    told = service.ledger.length;
    turn = program.next({ ...answer, wire: [], facts: {}, ledger });
  }
  return { reached: challenge.reached(service.ledger), ledger: service.ledger };
}

const ATTEMPTS = 1_000;
/** A padding oracle's attack is 256 forged messages: so many of them are 1,024 attempts. */
const attemptsOf = (id: string) => (id === 'padding' ? ATTEMPTS / 250 : ATTEMPTS);

describe('the mended servers', () => {
  for (const id of CHALLENGE_IDS.filter((id) => id !== 'game'))
    for (const mend of ['hmac', 'gcm'] as const)
      test(`${id} with ${mend}: 1,000 seeded attempts, none succeeds`, async () => {
        console.log(`${id} ${mend}: TEST_SEED=${SEED}`);
        for (let i = 0; i < attemptsOf(id); i++) {
          const seed = seedOf((SEED + i) >>> 0);
          expect({ seed, ...(await attack(id, seed, mend)) }).toMatchObject({
            seed,
            reached: false,
          });
        }
      });

  test('the padding oracle’s 256 forgeries get one and the same line in the log but for their tags', async () => {
    const { ledger } = await attack('padding', seedOf(SEED), 'hmac');
    expect(ledger).toHaveLength(256);
    const kinds = new Set(ledger.map(({ says }) => says.replace(/[0-9a-f]{4}…/g, '')));
    expect(kinds.size).toBe(1);
  });

  for (const mend of ['hmac', 'gcm'] as const)
    test(`the game against random IVs with ${mend}: of 10,000 rounds about half are won`, async () => {
      let won = 0;
      let rounds = 0;
      for (let i = 0; i < ATTEMPTS; i++) {
        const { ledger } = await attack('game', seedOf(i), mend);
        won += Number(ledger.at(-1)!.facts!.won);
        rounds += Number(ledger.at(-1)!.facts!.rounds);
      }
      expect(rounds).toBe(10_000);
      // Six standard deviations of 10,000 fair coins are 300; the seeds are fixed.
      expect(Math.abs(won - rounds / 2)).toBeLessThan(300);
    });
});
