import { describe, expect, it } from 'vitest';
import { add, type Log, run, startWith } from '../../src/lib/eve/index.ts';
import { MOST_ACTIONS, MOST_ITEMS } from '../../src/lib/eve/log.ts';

/** A log in which so many messages came, one after the other. */
function arrived(log: Log, from: number, count: number): Log {
  let next = log;
  for (let number = from; number < from + count; number++)
    next = add(next, {
      kind: 'arrive',
      number,
      from: 'client',
      bytes: Uint8Array.of(number & 255),
      at: number,
    });
  return next;
}

describe('Eve’s log in bounded memory', () => {
  it('forgets the oldest that have passed, and no message that is still in her hands', () => {
    const held = arrived(add(startWith(), { kind: 'hold', on: true }), 1, 3);
    const delayed = add(held, { kind: 'delay', number: 2, dueAt: 9_000_000 });
    const log = arrived(add(delayed, { kind: 'hold', on: false }), 10, 3 * MOST_ACTIONS);
    expect(log.actions.length).toBeLessThanOrEqual(MOST_ACTIONS);
    const { items, queue } = run(log);
    expect([1, 2, 3].map((number) => items.get(number)?.state)).toEqual([
      'held',
      'delayed',
      'held',
    ]);
    expect(queue).toEqual([1, 3]);
    expect(items.has(10)).toBe(false);
    expect(items.size).toBeLessThanOrEqual(MOST_ITEMS + MOST_ACTIONS + 3);
  });

  it('can still let go of what she has held for so long', () => {
    const held = arrived(add(startWith(), { kind: 'hold', on: true }), 1, 1);
    const log = arrived(add(held, { kind: 'hold', on: false }), 10, 3 * MOST_ACTIONS);
    const state = run(add(log, { kind: 'release', number: 1 }));
    expect(state.passed.at(-1)).toMatchObject({ number: 1, bytes: Uint8Array.of(1) });
  });

  it('is the same state as if it had kept everything, for what is kept', () => {
    const all = arrived(startWith(), 1, MOST_ACTIONS + 1);
    const { items } = run(all);
    expect([...items.keys()].at(-1)).toBe(MOST_ACTIONS + 1);
    expect(items.get(MOST_ACTIONS + 1)).toMatchObject({ state: 'passed', times: 1 });
  });
});
