import { describe, expect, test } from 'vitest';
import type { Trace } from '../../src/lib/modes/index.ts';
import {
  frameAt,
  frontBlock,
  layout,
  NEAR,
  type Scene,
  type Timeline,
  timelineOf,
} from '../../src/lib/scene/index.ts';
import {
  blocksOfText,
  DIRECTIONS,
  LOOKS,
  type Look,
  MODES,
  run,
  type Run,
  sceneOf,
} from './runs.ts';

/** The same run, its trace counting how often it is asked for a step and refusing to give all of them at once. */
function counted({ trace }: Run) {
  const count = { asked: 0 };
  const step = (id: number) => {
    count.asked += 1;
    return trace.step(id);
  };
  const steps = () => {
    throw new Error('All steps at once');
  };
  const own: Trace = Object.defineProperties({ ...trace, step }, { steps: { get: steps } });
  return { trace: own, timeline: timelineOf(own), count };
}

/** A typed array that counts how often it is looked into. */
function countedArray<A extends Float64Array>(array: A, count: { asked: number }): A {
  return new Proxy(array, {
    get(target, key) {
      if (typeof key === 'string' && /^\d+$/.test(key)) count.asked += 1;
      const value: unknown = Reflect.get(target, key, target);
      return value;
    },
  });
}

const partsOf = ({ marks }: Scene): string[] => marks.map(({ part }) => part);
const looks = Object.keys(LOOKS) as Look[];
const cases = MODES.flatMap((mode) => DIRECTIONS.map((direction) => ({ mode, direction })));
const VIEW = { first: 3, count: 5 };

describe.each(cases)('$mode, $direction: only what is in view costs anything', (it) => {
  const [few, many] = [8, 4_000].map((blocks) =>
    run(it.mode, it.direction, blocksOfText(it.mode, blocks)),
  );

  test.each(looks)('%s: five blocks of 8 and of 4,000 have the same marks', (look) => {
    expect(partsOf(sceneOf(many, look, 2_000, 5))).toEqual(partsOf(sceneOf(few, look, 3, 5)));
  });

  test('laying out a view asks for as many steps in a message of 4,000 blocks, once its trace is indexed', () => {
    const [inFew, inMany] = [few, many].map((run) => {
      const { trace, count } = counted(run);
      layout(trace, VIEW, NEAR);
      count.asked = 0;
      layout(trace, VIEW, NEAR);
      return count.asked;
    });
    expect(inMany).toBe(inFew);
  });

  test('a frame asks for as many steps in a message of 4,000 blocks, wherever it is', () => {
    const [inFew, inMany] = [few, many].map((run) => {
      const { trace, timeline, count } = counted(run);
      const scene = layout(trace, VIEW, NEAR);
      const ms = timeline.outputEnds[4];
      frameAt(scene, timeline, ms);
      count.asked = 0;
      frameAt(scene, timeline, ms);
      frameAt(scene, timeline, ms - 1);
      return count.asked;
    });
    expect(inMany).toBe(inFew);
  });

  test('finding the front looks at a few dozen instants of 4,000', () => {
    const count = { asked: 0 };
    const timeline: Timeline = {
      ...many.timeline,
      outputEnds: countedArray(many.timeline.outputEnds, count),
    };
    for (const ms of [0, timeline.end / 3, timeline.end]) frontBlock(timeline, ms);
    expect(count.asked).toBeLessThan(100);
  });
});

test('4,000 equal blocks have as many marks in view as 8', () => {
  const equal = (blocks: number) =>
    run('ecb', 'encrypt', new Uint8Array(16 * blocks), { padding: 'none' });
  const [few, many] = [sceneOf(equal(8), 'NEAR', 3, 5), sceneOf(equal(4_000), 'NEAR', 2_000, 5)];
  expect(partsOf(many)).toEqual(partsOf(few));
});
