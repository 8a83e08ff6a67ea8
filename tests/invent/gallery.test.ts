import { describe, expect, test } from 'vitest';
import { layout, frameAt, NEAR, narrationOf, timelineOf } from '../../src/lib/scene/index.ts';
import {
  changeable,
  EXPERIMENTS,
  findingsOf,
  GALLERY,
  horizonByRuns,
  horizonOf,
  ORDER_BLOCKS,
} from '../../src/lib/invent/index.ts';
import { type Direction, modes, type Trace, traceOf } from '../../src/lib/modes/index.ts';
import { caseOf, goesThere, modeFrom } from './support.ts';

const WAYS: readonly Direction[] = ['encrypt', 'decrypt'];

/** How many calls of the cipher each block of the result rests on: counted on the recorded values. */
function callsIn(trace: Trace): number[] {
  const rests: Set<number>[] = [];
  for (const { id, op, inputs } of trace.steps) {
    const own = new Set(inputs.flatMap((input) => [...rests[input]]));
    if (op === 'cipher' || op === 'invCipher') own.add(id);
    rests.push(own);
  }
  return trace.outputs.slice(0, trace.inputs.length).map((id) => rests[id].size);
}

describe.each(GALLERY)('$name', ({ id, equations, story, source }) => {
  const mode = modeFrom(equations);

  test('goes there and back, by bytes and by traces', () => {
    for (let n = 0; n < 5; n++) goesThere(mode, caseOf(mode, id, n));
  });

  test('reaches with one changed bit what it reaches in runs, both ways', () => {
    for (const way of WAYS)
      for (const changed of changeable(mode, 4))
        expect([way, changed, horizonOf(mode, way, changed, 4)]).toEqual([
          way,
          changed,
          horizonByRuns(mode, way, changed, 4, { runs: changed === 'IV' ? 96 : 32, seed: 1 }),
        ]);
  });

  test('waits as its recorded values do, both ways', () => {
    const { key, iv } = caseOf(mode, id, 1);
    for (const way of WAYS) {
      const run = (n: number) => {
        const input = new Uint8Array(16 * n).map((_, i) => i * 31);
        const settings = { mode, key, iv, padding: 'none' } as const;
        const there = traceOf({ settings, direction: 'encrypt', input });
        if (way === 'encrypt') return there;
        return traceOf({ settings, direction: 'decrypt', input: there.output });
      };
      const [short, long] = [callsIn(run(ORDER_BLOCKS / 2)), callsIn(run(ORDER_BLOCKS))];
      expect(mode.order[way].calls).toBe(Math.max(...long));
      expect(mode.parallel[way]).toBe(Math.max(...long) <= Math.max(...short));
    }
  });

  test('is drawn and told at every stop, both ways', () => {
    const { key, iv } = caseOf(mode, id, 2);
    const input = new Uint8Array(48).map((_, i) => i);
    const settings = { mode, key, iv } as const;
    const there = traceOf({ settings, direction: 'encrypt', input });
    const back = traceOf({ settings, direction: 'decrypt', input: there.output });
    for (const trace of [there, back]) {
      const timeline = timelineOf(trace);
      const scene = layout(trace, { first: 1, count: trace.blocks }, NEAR);
      for (const ms of timeline.stops) {
        const { marks } = frameAt(scene, timeline, ms);
        expect(new Set(marks.map((mark) => mark.id)).size).toBe(marks.length);
      }
      for (const step of timeline.order)
        expect(narrationOf(trace, timeline, step, timeline.end)).not.toMatch(/undefined|NaN/);
    }
  });

  test('has a story and a source', () => {
    expect([story, source].every((text) => text.length > 10)).toBe(true);
  });
});

test('the horizon of any mode is found, of those on the list too', () => {
  for (const mode of [modes.cbc, modes.ctr, modes.cfb, modes.gcm])
    for (const changed of [1, 2, 3])
      expect(horizonOf(mode, 'decrypt', changed, 3)).toEqual(
        horizonByRuns(mode, 'decrypt', changed, 3, { runs: 32, seed: 2 }),
      );
});

describe('what Eve finds', () => {
  const found = (id: string): string[] =>
    findingsOf(modeFrom(GALLERY.find((it) => it.id === id)!.equations), 5).flatMap((it) =>
      it.found ? [it.id] : [],
    );

  test.each([
    ['ecb', ['repeats', 'peeled', 'twice', 'swap', 'cut']],
    ['cbc', ['prefixes', 'swap', 'flip', 'cut', 'guess', 'secret']],
    ['ctr', ['prefixes', 'keystream', 'swap', 'flip', 'cut']],
    ['pcbc', ['prefixes', 'swap', 'cut', 'guess']],
    ['ige', ['prefixes', 'cut', 'guess']],
    ['outside', ['peeled', 'prefixes', 'swap', 'cut']],
    ['mask', ['repeats', 'peeled', 'prefixes', 'swap', 'cut']],
    ['cbc-mac', ['prefixes', 'keystream', 'length']],
    ['sum', ['prefixes', 'swap', 'guess']],
  ])('in %s: %s', (id, expected) => {
    expect(found(id)).toEqual(expected);
  });

  test('is the same for the same seed, and each way that is tried has runs to play', () => {
    for (const { equations } of GALLERY) {
      const mode = modeFrom(equations);
      const [first, again] = [findingsOf(mode, 9), findingsOf(mode, 9)];
      expect(first.map(({ says }) => says)).toEqual(again.map(({ says }) => says));
      for (const { runs } of first)
        for (const { run, marks } of runs) {
          const { outputs, tagError } = traceOf(run);
          expect(tagError !== undefined || marks.every((block) => block <= outputs.length)).toBe(
            true,
          );
        }
    }
    expect(new Set(EXPERIMENTS.map(({ id }) => id)).size).toBe(EXPERIMENTS.length);
  });
});
