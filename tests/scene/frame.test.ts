import { describe, expect, test } from 'vitest';
import { frameAt, type FrameMark } from '../../src/lib/scene/index.ts';
import { seededRandom } from '../support/random.ts';
import { CASES } from './cases.ts';
import { run, type Run, sceneOf } from './runs.ts';

const byId = (marks: readonly FrameMark[]) => new Map(marks.map((mark) => [mark.id, mark]));

const cbc = run('cbc');
const scene = sceneOf(cbc);
const at = (ms: number) => byId(frameAt(scene, cbc.timeline, ms).marks);

const stepOf = ({ trace }: Run, op: string, block: number) =>
  trace.steps.find((step) => step.op === op && step.block === block)!;
const { start, duration } = cbc.timeline;
const xor2 = stepOf(cbc, 'xor', 2);
const aes1 = stepOf(cbc, 'cipher', 1);
const share = (id: number, part: number) => start[id] + duration[id] * part;

describe('frameAt is pure', () => {
  const random = seededRandom('frames');

  test.each(CASES)(
    '$title: the same instant, whatever was asked before, is the same frame',
    (it) => {
      const { timeline, trace } = it.run;
      const fresh = (ms: number) => {
        const again = { trace, timeline };
        return frameAt(sceneOf(again, 'NEAR', it.first, it.count), timeline, ms);
      };
      const one = sceneOf(it.run, 'NEAR', it.first, it.count);
      const instants = Array.from({ length: 6 }, () => random.integer(timeline.end + 1));
      for (const ms of [...instants, 0, timeline.end, ...instants.reverse()])
        expect(frameAt(one, timeline, ms)).toEqual(fresh(ms));
    },
  );

  test('a scene and a timeline aren’t changed by it', () => {
    const before = structuredClone({ marks: scene.marks, timeline: cbc.timeline });
    for (let ms = 0; ms <= cbc.timeline.end; ms += 777) at(ms);
    expect({ marks: scene.marks, timeline: cbc.timeline }).toEqual(before);
  });

  test('before the start is as at the start, after the end as at the end', () => {
    const marks = (ms: number) => frameAt(scene, cbc.timeline, ms).marks;
    expect(marks(-1)).toEqual(marks(0));
    expect(marks(cbc.timeline.end + 1)).toEqual(marks(cbc.timeline.end));
  });
});

describe('a mark', () => {
  test('waits before its step, is active in it, and is done after it', () => {
    const states = [0, start[xor2.id], share(xor2.id, 0.5), share(xor2.id, 1), cbc.timeline.end];
    expect(states.map((ms) => at(ms).get('xor2')?.state)).toEqual([
      'waiting',
      'waiting',
      'active',
      'done',
      'done',
    ]);
  });

  test('comes on with its own part of the step’s time', () => {
    const { mark } = at(0).get('w.p2-xor2')!;
    const { from, to } = mark.drive!;
    const progress = [from, (from + to) / 2, to].map(
      (part) => at(share(xor2.id, part)).get('w.p2-xor2')!.progress,
    );
    expect(progress[0]).toBe(0);
    expect(progress[1]).toBeCloseTo(0.5);
    expect(progress[2]).toBe(1);
  });

  test('that was given is done from the start', () => {
    const marks = at(0);
    for (const id of ['p1', 'p1.b00', 'g.iv', 'key', 'w.c1-xor2.base'])
      expect(marks.get(id)).toMatchObject({ state: 'done', progress: 1 });
  });

  test('never goes back while time goes on', () => {
    const before = new Map<string, number>();
    for (let ms = 0; ms <= cbc.timeline.end; ms += 200) {
      for (const { id, mark, progress } of frameAt(scene, cbc.timeline, ms).marks) {
        if (id.startsWith('caption') || mark.effect === 'travel') continue;
        expect(progress).toBeGreaterThanOrEqual(before.get(id) ?? 0);
        before.set(id, progress);
      }
    }
  });
});

describe('the order of things in a step', () => {
  test('the result’s bytes appear one after another, and all are there at its end', () => {
    const shown = (part: number) => {
      const marks = at(share(aes1.id, part));
      return [...Array(16).keys()].map(
        (i) => marks.get(`c1.b${String(i).padStart(2, '0')}`)!.progress,
      );
    };
    expect(shown(0.8)).toEqual(Array(16).fill(0));
    const middle = shown(0.93);
    expect(middle).toEqual([...middle].sort((a, b) => b - a));
    expect(new Set(middle).size).toBeGreaterThan(2);
    expect(shown(1)).toEqual(Array(16).fill(1));
  });

  test('the rounds fill one after another while the cipher works', () => {
    const dots = [...Array(10).keys()].map((i) => `aes1.r${i + 1}`);
    const marks = at(share(aes1.id, 0.45));
    const filled = dots.map((id) => marks.get(id)!.progress);
    expect(filled).toEqual([...filled].sort((a, b) => b - a));
    expect([filled[0], filled[9]]).toEqual([1, 0]);
  });

  test('inputs arrive, then the operation works, then its result leaves, then it stands there', () => {
    const order = ['w.i1-aes1', 'aes1', 'w.aes1-out', 'c1.b15'];
    const from = order.map((id) => scene.marks.find((mark) => mark.id === id)!.drive!.from);
    expect(from).toEqual([...from].sort((a, b) => a - b));
  });

  test('nothing is done before its step has ended, of all that a block’s result is', () => {
    const last = at(start[aes1.id] + duration[aes1.id] - 1);
    expect(last.get('c1')!.state).toBe('active');
    expect(last.get('c1.b15')!.state).toBe('active');
  });
});

describe('a chip', () => {
  const chips = (ms: number) =>
    [...at(ms).keys()].filter((id) => id.endsWith('.chip') || id.endsWith('.chip.name'));

  test('is there only while it travels, sign and name together', () => {
    expect(chips(0)).toEqual([]);
    expect(chips(start[xor2.id])).toEqual([]);
    expect(chips(share(xor2.id, 0.2))).toEqual(['w.c1-xor2.chip', 'w.c1-xor2.chip.name']);
    expect(chips(share(xor2.id, 0.4))).toEqual([]);
    expect(chips(cbc.timeline.end)).toEqual([]);
  });

  test('is never there at a stop, where stepping comes to rest', () => {
    for (const stop of cbc.timeline.stops) expect(chips(stop)).toEqual([]);
  });
});

test('what is there at every instant is the same but for the chips and the caption’s lines', () => {
  const still = (ms: number) =>
    [...at(ms).keys()].filter((id) => !/caption|\.chip/.test(id)).length;
  const counts = cbc.timeline.stops.map((stop) => still(stop));
  expect(new Set([...counts, still(share(xor2.id, 0.2))]).size).toBe(1);
});
