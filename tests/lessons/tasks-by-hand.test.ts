import { createCipheriv } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { type Fact, TASKS } from '../../src/lib/lessons/index.ts';

const SEEDS = Array.from({ length: 60 }, (_, i) => i * 7919);
const bytesOf = (facts: readonly Fact[], id: string) =>
  Buffer.from(facts.find((fact) => fact.id === id)!.bytes);
const xor = (...all: Buffer[]) =>
  Buffer.from(all[0].map((_, i) => all.reduce((sum, bytes) => sum ^ bytes[i], 0)));

for (const id of ['predicted-iv', 'read-frame', 'run-it'] as const)
  describe(id, () => {
    const kind = TASKS[id];

    test('its worked answer is accepted for every seed; nothing, and another reader’s answer, isn’t', () => {
      for (const seed of SEEDS) {
        const given = { seed, setup: {} };
        const { typed, steps } = kind.work(given);
        expect(kind.check(given, typed).done, String(seed)).toBe(true);
        expect(kind.check(given, {}).done).toBe(false);
        expect(kind.check({ seed: seed + 1, setup: {} }, typed).done).toBe(false);
        expect(steps.length).toBeGreaterThan(1);
        expect(kind.hints(given).length).toBeGreaterThan(1);
      }
    });

    test('what can’t be read is said, and never thrown', () => {
      const given = { seed: 1, setup: {} };
      for (const text of ['', ' ', 'xyz', '0', '00', 'é', '00'.repeat(900)])
        for (const field of kind.fields(given)) {
          const { done, says } = kind.check(given, { ...kind.work(given).typed, [field.id]: text });
          expect(done).toBe(false);
          expect(says.length).toBeGreaterThan(10);
        }
    });
  });

test('predicted-iv: of the four guesses just one comes out as C₁; the others are told to be wrong guesses', () => {
  for (const seed of SEEDS) {
    const given = { seed, setup: {} };
    const facts = TASKS['predicted-iv'].facts(given);
    const verdicts = [1, 2, 3, 4].map((n) => {
      const block = xor(
        bytesOf(facts, `answer-${n}`),
        bytesOf(facts, 'iv'),
        bytesOf(facts, 'next'),
      );
      return TASKS['predicted-iv'].check(given, { block: block.toString('hex') });
    });
    expect(verdicts.filter(({ done }) => done)).toHaveLength(1);
    for (const { done, says } of verdicts) if (!done) expect(says).toContain('the message wasn’t');
  }
});

test('read-frame: read with nothing but the lengths, the answer is right; off by the length’s own 4 bytes is told', () => {
  for (const seed of SEEDS) {
    const given = { seed, setup: {} };
    const received = bytesOf(TASKS['read-frame'].facts(given), 'received');
    const start = 4 + received.readUInt32BE(0);
    const iv = received.subarray(start + 4, start + 20).toString('hex');
    const missing = received.readUInt32BE(start) - (received.length - start - 4);
    const check = (typed: Record<string, string>) => TASKS['read-frame'].check(given, typed);
    expect(missing).toBeGreaterThan(0);
    expect(check({ iv, missing: String(missing) }).done).toBe(true);
    expect(check({ iv, missing: String(missing - 4) }).says).toContain('not its own 4 bytes');
    const early = received.subarray(start, start + 16).toString('hex');
    expect(check({ iv: early, missing: '1' }).says).toContain('begin with the length');
  }
});

test('run-it: Node’s own AES is accepted', () => {
  for (const seed of SEEDS) {
    const given = { seed, setup: {} };
    const facts = TASKS['run-it'].facts(given);
    const cipher = createCipheriv('aes-128-cbc', bytesOf(facts, 'key'), bytesOf(facts, 'iv'));
    const hex = cipher.update(bytesOf(facts, 'text'), undefined, 'hex') + cipher.final('hex');
    expect(TASKS['run-it'].check(given, { hex }).done).toBe(true);
  }
});
