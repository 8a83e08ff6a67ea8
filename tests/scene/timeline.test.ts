import { describe, expect, test } from 'vitest';
import { BEAT_MS, PAUSE_MS, type Timeline, timelineOf } from '../../src/lib/scene/index.ts';
import { BEATS } from '../../src/lib/scene/time/timeline.ts';
import { blocksOfText, DIRECTIONS, MODES, run, type Run } from './runs.ts';

const endOf = ({ timeline }: Run, id: number): number => timeline.start[id] + timeline.duration[id];

/** What a step waits for: its inputs, and a tag that is verified before it. */
function awaited({ trace }: Run, id: number): number[] {
  const { inputs } = trace.step(id);
  const verified = trace.steps.findLast((step) => step.op === 'verify' && step.id < id);
  return inputs.length > 0 && verified ? [...inputs, verified.id] : [...inputs];
}

/** On the way that a step waited for: how many beats of work lie on it, and how many pauses. */
function longestWay(it: Run, id: number): { beats: number; pauses: number } {
  const before = awaited(it, id);
  if (before.length === 0) return { beats: 0, pauses: 0 };
  const latest = before.reduce((a, b) => (endOf(it, b) > endOf(it, a) ? b : a));
  const { beats, pauses } = longestWay(it, latest);
  return { beats: beats + BEATS[it.trace.step(id).op], pauses: pauses + 1 };
}

const beatsAtOutputs = (it: Run) => it.trace.outputs.map((id) => longestWay(it, id).beats);

const four = (mode: (typeof MODES)[number], direction: (typeof DIRECTIONS)[number]) =>
  run(mode, direction, blocksOfText(mode, 4));

describe('time is derived from what waits for what', () => {
  test.each([
    ['ecb', 'encrypt', [4, 4, 4, 4], 'all blocks side by side'],
    ['ecb', 'decrypt', [4, 4, 4, 4], 'all blocks side by side'],
    ['cbc', 'encrypt', [5, 10, 15, 20], 'each block waits for the one before'],
    ['cbc', 'decrypt', [5, 5, 5, 5], 'all blocks side by side'],
    ['cfb', 'encrypt', [5, 10, 15, 20], 'each block waits for the one before'],
    ['cfb', 'decrypt', [5, 5, 5, 5], 'all blocks side by side'],
    [
      'ofb',
      'encrypt',
      [5, 9, 13, 17],
      'the keystream goes from block to block, the message doesn’t',
    ],
    [
      'ofb',
      'decrypt',
      [5, 9, 13, 17],
      'the keystream goes from block to block, the message doesn’t',
    ],
    ['ctr', 'encrypt', [5, 6, 7, 8], 'only the counter goes from block to block'],
    [
      'gcm',
      'encrypt',
      [6, 7, 8, 9, 22],
      'as in CTR, but the tag waits for a hash that goes from block to block',
    ],
    ['gcm', 'decrypt', [26, 27, 28, 29], 'first the tag, then the blocks as in CTR'],
    ['ctr', 'decrypt', [5, 6, 7, 8], 'only the counter goes from block to block'],
  ] as const)('%s, %s: four blocks end at beats %j: %s', (mode, direction, beats, _why) => {
    expect(beatsAtOutputs(four(mode, direction))).toEqual(beats);
  });

  for (const mode of MODES) {
    for (const direction of DIRECTIONS) {
      test(`${mode}, ${direction}: a block ends after the beats and the pauses on its longest way, no sooner and no later`, () => {
        const it = four(mode, direction);
        const expected = it.trace.outputs.map((id) => {
          const { beats, pauses } = longestWay(it, id);
          return beats * BEAT_MS + pauses * PAUSE_MS;
        });
        expect([...it.timeline.outputEnds]).toEqual(expected);
      });

      test(`${mode}, ${direction}: a step starts one pause after the last thing that it waits for is there`, () => {
        const it = four(mode, direction);
        for (const { id, inputs } of it.trace.steps) {
          if (inputs.length === 0) continue;
          const ready = awaited(it, id).map((before) => endOf(it, before));
          expect(it.timeline.start[id]).toBe(Math.max(...ready) + PAUSE_MS);
        }
      });

      test(`${mode}, ${direction}: what was given is there from the start and takes no time`, () => {
        const { trace, timeline } = four(mode, direction);
        const given = trace.steps.filter(({ inputs }) => inputs.length === 0);
        for (const { id } of given)
          expect([timeline.start[id], timeline.duration[id], timeline.together[id]]).toEqual([
            0, 0, 0,
          ]);
      });

      test(`${mode}, ${direction}: the stops are the distinct ends of steps, from 0, and the last is the end`, () => {
        const { trace, timeline } = four(mode, direction);
        const ends = new Set([0]);
        for (const { id } of trace.steps) ends.add(timeline.start[id] + timeline.duration[id]);
        expect(timeline.stops).toEqual([...ends].sort((a, b) => a - b));
        expect(timeline.end).toBe(timeline.stops.at(-1));
      });

      test(`${mode}, ${direction}: the stops of blocks are the distinct ends of blocks, from 0`, () => {
        const { timeline } = four(mode, direction);
        expect(timeline.blockStops).toEqual([...new Set([0, ...timeline.outputEnds])]);
        for (const stop of timeline.blockStops) expect(timeline.stops).toContain(stop);
      });

      test(`${mode}, ${direction}: the order holds every step that takes time once, by start, then by id`, () => {
        const { trace, timeline } = four(mode, direction);
        const { order, start } = timeline;
        expect([...order].sort((a, b) => a - b)).toEqual(
          trace.steps.filter(({ inputs }) => inputs.length > 0).map(({ id }) => id),
        );
        for (let i = 1; i < order.length; i++) {
          const [before, after] = [order[i - 1], order[i]];
          expect(start[before] < start[after] || before < after).toBe(true);
          expect(start[before]).toBeLessThanOrEqual(start[after]);
        }
      });

      test(`${mode}, ${direction}: blocks are complete in order`, () => {
        const ends = [...four(mode, direction).timeline.outputEnds];
        expect(ends).toEqual([...ends].sort((a, b) => a - b));
      });

      test(`${mode}, ${direction}: the steps of a kind that start together are counted`, () => {
        const { trace, timeline } = four(mode, direction);
        for (const { id, op } of trace.steps.filter(({ inputs }) => inputs.length > 0)) {
          const alike = trace.steps.filter(
            (other) => other.op === op && timeline.start[other.id] === timeline.start[id],
          );
          expect(timeline.together[id]).toBe(alike.length);
        }
      });
    }
  }
});

describe('GCM decryption', () => {
  const it = four('gcm', 'decrypt');
  const verified = it.trace.steps.find(({ op }) => op === 'verify')!.id;

  test('makes no block of the keystream and no block of the plaintext before the tag is verified', () => {
    const later = it.trace.steps.filter(({ id }) => id > verified);
    expect(later.map(({ op }) => op).slice(0, 3)).toEqual(['increment', 'cipher', 'xor']);
    for (const { id } of later)
      expect(it.timeline.start[id]).toBeGreaterThanOrEqual(endOf(it, verified) + PAUSE_MS);
  });
});

describe('with one cipher at a time', () => {
  const ciphersOf = (it: Run): number[] =>
    it.trace.steps.filter(({ op }) => op === 'cipher' || op === 'invCipher').map(({ id }) => id);

  test.each(MODES.flatMap((mode) => DIRECTIONS.map((direction) => [mode, direction] as const)))(
    '%s, %s: no two calls of the cipher overlap, and each waits for no more than its inputs and the call before',
    (mode, direction) => {
      const { trace } = four(mode, direction);
      const it = { trace, timeline: timelineOf(trace, 'one') };
      let free = 0;
      for (const id of ciphersOf(it)) {
        const ready = awaited(it, id).map((before) => endOf(it, before));
        expect(it.timeline.start[id]).toBe(Math.max(free, ...ready) + PAUSE_MS);
        free = endOf(it, id);
      }
    },
  );

  test('ECB takes as long as its calls one after the other, and CBC encryption no longer than ever', () => {
    const ecb = four('ecb', 'encrypt');
    expect([...timelineOf(ecb.trace, 'one').outputEnds]).toEqual(
      [1, 2, 3, 4].map((block) => block * (PAUSE_MS + BEATS.cipher * BEAT_MS)),
    );
    const cbc = four('cbc', 'encrypt');
    expect(timelineOf(cbc.trace, 'one').end).toBe(cbc.timeline.end);
  });
});

describe('one block and none', () => {
  test('one block in ECB: one step', () => {
    const { timeline } = run('ecb', 'encrypt', 'x');
    expect(timeline.stops).toEqual([0, PAUSE_MS + 4 * BEAT_MS]);
  });

  test('GCM: an empty message takes the time of its tag', () => {
    const { timeline } = run('gcm', 'encrypt', '');
    expect(timeline.outputEnds).toHaveLength(1);
    expect(timeline.end).toBeGreaterThan(0);
  });

  test.each(MODES.filter((mode) => mode !== 'gcm'))(
    '%s: an empty message takes no time',
    (mode) => {
      const empty: Partial<Timeline> = { stops: [0], blockStops: [0], end: 0 };
      expect(run(mode, 'encrypt', '', { padding: 'none' }).timeline).toMatchObject(empty);
    },
  );

  test('a trace has one timeline, worked out once', () => {
    const { trace, timeline } = run('cbc');
    expect(run('cbc').timeline).not.toBe(timeline);
    expect(run('cbc').timeline).toEqual(timeline);
    expect(trace.length).toBe(timeline.start.length);
  });
});
