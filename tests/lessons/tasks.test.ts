import { createCipheriv, createDecipheriv } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { type Fact, type TaskKind, TASKS } from '../../src/lib/lessons/index.ts';
import { seededRandom } from '../support/random.ts';

const random = seededRandom('tasks');
const SEEDS = [0, 1, 0xffffffff, ...Array.from({ length: 40 }, () => random.integer(2 ** 32))];
const bytes = (facts: readonly Fact[], id: string) =>
  Buffer.from(facts.find((fact) => fact.id === id)!.bytes);

describe.each(Object.entries(TASKS))('the task %s', (_, kind: TaskKind) => {
  test('is done by its own worked answer, whatever the seed', () => {
    for (const seed of SEEDS) {
      const given = { seed, setup: {} };
      expect(kind.check(given, kind.work(given).typed)).toMatchObject({ done: true });
    }
  });

  test('isn’t done by nothing, by what stands in it at first, by rubbish or by another seed’s answer', () => {
    const given = { seed: 7, setup: {} };
    const initial = Object.fromEntries(
      kind.fields(given).map(({ id, initial = '' }) => [id, initial]),
    );
    const fill = (text: string) =>
      Object.fromEntries(kind.fields(given).map(({ id }) => [id, text]));
    for (const typed of [{}, initial, fill(''), fill('zz'), fill('0'), fill('00'.repeat(15))]) {
      const verdict = kind.check(given, typed);
      expect(verdict.done).toBe(false);
      expect(verdict.says).toMatch(/[.?!]/);
    }
  });

  test('shows the same for the same seed, has hints that say more and more, and shows its work', () => {
    const given = { seed: 99, setup: {} };
    expect(kind.facts(given)).toEqual(kind.facts(given));
    expect(kind.hints(given).length).toBeGreaterThanOrEqual(2);
    expect(kind.work(given).steps.length).toBeGreaterThan(0);
    expect(kind.aim(given)).toMatch(/\.$|\?$/);
  });
});

test('flip-admin: Node’s own AES reads admin=1 from the forged cookie, and the rest of that block as it was', () => {
  const given = { seed: 5, setup: {} };
  const wire = Buffer.from(TASKS['flip-admin'].work(given).typed['wire'], 'hex');
  const { shows } = TASKS['flip-admin'].check(given, { wire: wire.toString('hex') });
  expect(Buffer.from(shows![0].bytes).subarray(16).toString()).toBe(';uid=31;admin=1;');
});

test('flip-admin: a change of the padding is refused, with nothing read', () => {
  const given = { seed: 5, setup: {} };
  const wire = bytes(TASKS['flip-admin'].facts(given), 'wire');
  wire[wire.length - 17] ^= 1;
  const verdict = TASKS['flip-admin'].check(given, { wire: wire.toString('hex') });
  expect(verdict).toMatchObject({ done: false });
  expect(verdict.shows).toBeUndefined();
});

test('spot-ecb: exactly one of the four messages has a block twice, and it isn’t always the same one', () => {
  const which = SEEDS.map((seed) => {
    const doubled = TASKS['spot-ecb'].facts({ seed, setup: {} }).filter(({ bytes }) => {
      const blocks = Buffer.from(bytes).toString('hex').match(/.{32}/g)!;
      return new Set(blocks).size < blocks.length;
    });
    expect(doubled).toHaveLength(1);
    return doubled[0].id;
  });
  expect(new Set(which).size).toBe(4);
});

test('repeated-iv: the XOR of both plaintexts is the XOR of both ciphertexts, in every mode that it takes', () => {
  for (const mode of ['ctr', 'ofb', 'cfb'] as const) {
    const given = { seed: 3, setup: { mode } };
    const facts = TASKS['repeated-iv'].facts(given);
    const [p1, c1, c2] = ['p1', 'c1', 'c2'].map((id) => bytes(facts, id));
    const p2 = Buffer.from(TASKS['repeated-iv'].work(given).typed['p2'], 'hex');
    expect(p1.map((byte, i) => byte ^ p2[i])).toEqual(c1.map((byte, i) => byte ^ c2[i]));
  }
});

test('equal-ecb-blocks: what it shows is what Node’s own AES makes under the key that it shows', () => {
  const given = { seed: 12, setup: {} };
  const kind = TASKS['equal-ecb-blocks'];
  const cipher = createCipheriv('aes-128-ecb', bytes(kind.facts(given), 'key'), null);
  const text = 'sixteen letters!and more';
  const own = Buffer.concat([cipher.update(text), cipher.final()]);
  const { shows, done } = kind.check(given, { text });
  expect(done).toBe(false);
  expect(Buffer.concat(shows!.map(({ bytes }) => bytes))).toEqual(own);
});

test('pad-by-hand: Node’s own padding agrees with what is accepted', () => {
  for (const text of ['', 'a', 'fifteen letters', 'sixteen letters!', 'é']) {
    const { padding } = TASKS['pad-by-hand'].work({ seed: 0, setup: { text } }).typed;
    const key = Buffer.alloc(16);
    const cipher = createCipheriv('aes-128-ecb', key, null);
    const decipher = createDecipheriv('aes-128-ecb', key, null).setAutoPadding(false);
    const padded = decipher.update(Buffer.concat([cipher.update(text), cipher.final()]));
    expect(padded.subarray(Buffer.byteLength(text)).toString('hex')).toBe(padding);
  }
});
