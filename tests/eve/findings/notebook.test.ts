import { describe, expect, it } from 'vitest';
import { notebookOf, type Seen } from '../../../src/lib/eve/index.ts';
import type { EndpointSettings } from '../../../src/lib/session/index.ts';
import { bytesOf, joinedPair, sent } from '../../session/pair.ts';

/** What Eve sees of some texts of the client's. */
function seen(settings: Partial<EndpointSettings>, ...texts: string[]): Seen[] {
  const { client, clock } = joinedPair({ settings });
  for (const text of texts) {
    client.send(bytesOf(text));
    clock.advance(100);
  }
  return sent(client).map(({ mode, iv, ciphertext, at }, i) => ({
    number: i + 1,
    name: `message ${i + 1}`,
    from: 'client',
    at,
    frame: { mode, iv, ciphertext },
  }));
}
const kinds = (all: readonly Seen[]) => notebookOf(all).map(({ kind }) => kind);
const first = (all: readonly Seen[], kind: string) =>
  notebookOf(all).find((finding) => finding.kind === kind);

describe('Eve’s notebook is made from bytes alone', () => {
  it('with random IVs it holds lengths and nothing else', () => {
    expect(new Set(kinds(seen({}, 'one', 'one', 'one')))).toEqual(new Set(['length']));
  });

  it('equal blocks in ECB, within a message and across', () => {
    const all = seen(
      { mode: 'ecb' },
      'YELLOW SUBMARINEYELLOW SUBMARINE',
      'YELLOW SUBMARINE and on',
    );
    expect(first(all, 'repeat')).toMatchObject({
      evidence: [
        { number: 1, block: 1 },
        { number: 1, block: 2 },
        { number: 2, block: 1 },
      ],
    });
  });

  it('equal prefixes where the IV is used again', () => {
    const all = seen({ ivPolicy: 'fixed' }, 'sixteen bytes !!A', 'sixteen bytes !!B');
    expect(first(all, 'prefix')?.sentence).toBe(
      'Message 1 and message 2 begin with the same 16 bytes: so do their texts.',
    );
  });

  it('a keystream used twice: what is said of the texts is true', () => {
    const all = seen({ mode: 'ctr', ivPolicy: 'fixed' }, 'pay 100 to Alice', 'pay 900 to Alyce');
    const p = [bytesOf('pay 100 to Alice'), bytesOf('pay 900 to Alyce')];
    const xor = [...p[0]].map((byte, i) => byte ^ p[1][i]);
    const hex = xor
      .slice(0, 8)
      .map((byte) => byte.toString(16).padStart(2, '0'))
      .join('');
    const { sentence } = first(all, 'keystream')!;
    expect(sentence).toContain(`P ⊕ P′ = ${hex}…`);
    expect(sentence).toContain(`${xor.filter((byte) => byte === 0).length} of 16 characters`);
  });

  it('counter blocks that overlap in CTR, from the block on where they do', () => {
    const all = seen({ mode: 'ctr', ivPolicy: 'counter' }, 'x'.repeat(40), 'y'.repeat(40));
    expect(first(all, 'keystream')).toMatchObject({
      evidence: [
        { number: 1, block: 2 },
        { number: 2, block: 1 },
      ],
    });
  });

  it.each([
    ['zero', 'are all zero'],
    ['fixed', 'never change'],
    ['counter', 'count up by one'],
    ['chained', 'are the last block of the message before'],
    ['time', 'are the time of day in milliseconds'],
  ] as const)('how IVs can be foretold: %s', (ivPolicy, words) => {
    expect(first(seen({ ivPolicy }, 'one', 'two', 'three'), 'iv')?.sentence).toContain(words);
  });

  it('lengths, exactly in stream modes, to a block in the others', () => {
    expect(first(seen({ mode: 'ctr' }, 'seven b'), 'length')?.sentence).toContain('7 bytes');
    expect(first(seen({ mode: 'gcm' }, 'seven b'), 'length')?.sentence).toContain('7 bytes');
    expect(first(seen({}, 'seven b'), 'length')?.sentence).toContain('between 0 and 16 bytes');
  });

  it('how fast a side answers', () => {
    const [a, b] = seen({}, 'a', 'b');
    const turn = (one: Seen, number: number, from: Seen['from'], at: number): Seen => ({
      ...one,
      number,
      from,
      at,
    });
    const all = [
      turn(a, 1, 'client', 0),
      turn(b, 2, 'server', 400),
      turn(a, 3, 'client', 1_000),
      turn(b, 4, 'server', 1_250),
    ];
    expect(first(all, 'timing')?.sentence).toContain('0.25 to 0.40 s');
  });

  it('evidence is there: every place that it names exists', () => {
    const all = [...seen({ mode: 'ecb' }, 'YELLOW SUBMARINEYELLOW SUBMARINE', 'x')];
    for (const { evidence } of notebookOf(all))
      for (const { number, block } of evidence) {
        const { ciphertext, iv } = all[number - 1].frame;
        expect(block === 0 ? iv.length : Math.ceil(ciphertext.length / 16)).toBeGreaterThanOrEqual(
          block,
        );
      }
  });
});
