import { describe, expect, test } from 'vitest';
import { captionOf, currentStep, frameAt, type FrameMark } from '../../src/lib/scene/index.ts';
import { wrap } from '../../src/lib/scene/place/wrap.ts';
import { CASES } from './cases.ts';
import { extentOf } from './extent.ts';
import { textsOf } from './marks.ts';
import { LOOKS, type Look, run, type Run, sceneOf } from './runs.ts';

describe('wrap', () => {
  test('breaks between words, and makes lines as long as they may be', () => {
    expect(wrap('aaa bbb ccc', 7)).toEqual(['aaa bbb', 'ccc']);
    expect(wrap('aaa bbb ccc', 6)).toEqual(['aaa', 'bbb', 'ccc']);
    expect(wrap('aaa bbb ccc', 11)).toEqual(['aaa bbb ccc']);
  });

  test('gives a word that is too long a line of its own', () => {
    expect(wrap('a loooooong b', 4)).toEqual(['a', 'loooooong', 'b']);
  });

  test('loses no word', () => {
    const text = 'All 5 blocks at once, since none waits for another';
    for (let most = 1; most < 60; most++) expect(wrap(text, most).join(' ')).toBe(text);
  });
});

const captionIn = (marks: readonly FrameMark[]) =>
  marks.filter(({ id }) => id.startsWith('caption')).map(({ mark }) => mark);

/** Instants at which all that can be said is said: every stop, and between any two of them. */
const instants = ({ timeline }: Run): number[] => {
  const stops = timeline.stops.slice(0, 20);
  return [...stops, ...stops.slice(1).map((stop, i) => (stop + stops[i]) / 2)];
};

const near = (Object.keys(LOOKS) as Look[]).filter((look) => look !== 'MID');
const cases = CASES.filter(({ run }) => run.trace.inputs.length > 0);

describe.each(near)('%s: the caption', (look) => {
  test.each(cases)('$title: is whole, and stays in the picture above the cards’ names', (it) => {
    const scene = sceneOf(it.run, look, it.first, it.count);
    const { trace, timeline } = it.run;
    for (const ms of instants(it.run)) {
      const marks = captionIn(frameAt(scene, timeline, ms).marks);
      const said = captionOf(trace, timeline, currentStep(scene, timeline, ms), ms);
      expect(textsOf(marks, 'caption').join(' ')).toBe(said);
      for (const mark of marks) {
        const { left, top, right, bottom } = extentOf(mark);
        expect(left).toBeGreaterThanOrEqual(0);
        expect(top).toBeGreaterThanOrEqual(0);
        expect(right).toBeLessThanOrEqual(scene.width);
        expect(bottom).toBeLessThanOrEqual(scene.top + 2);
      }
    }
  });

  test('is centred over its block where it fits, and keeps to the view at its edges', () => {
    const cbc = run('cbc');
    const scene = sceneOf(cbc, 'NEAR');
    const middles = cbc.timeline.blockStops.slice(1).map((ms) => {
      const [line] = captionIn(frameAt(scene, cbc.timeline, ms).marks);
      return line.at.shape === 'label' ? line.at.x : 0;
    });
    expect(middles[0]).toBeGreaterThan(scene.centers[0]);
    expect(middles[2]).toBe(scene.centers[2]);
    expect(middles[4]).toBeLessThan(scene.centers[4]);
  });

  test('points to its block', () => {
    const cbc = run('cbc');
    const scene = sceneOf(cbc, look, 2, 3);
    const tips = [0, ...cbc.timeline.blockStops.slice(2, 5)].map((ms) => {
      const head = captionIn(frameAt(scene, cbc.timeline, ms).marks).at(-1);
      return head.at.shape === 'head' ? head.at.tip.x : 0;
    });
    const [first, second, third] = scene.centers;
    expect(tips).toEqual([first, first, second, third]);
  });
});

test('the far look has no caption, and keeps no room for one', () => {
  const cbc = run('cbc');
  const scene = sceneOf(cbc, 'MID');
  expect(captionIn(frameAt(scene, cbc.timeline, cbc.timeline.end).marks)).toEqual([]);
  expect(scene.top).toBeLessThan(10);
});

test('the room for the caption doesn’t change while the view moves', () => {
  for (const look of near) {
    const tops = [1, 2, 3, 4, 5].map((first) => sceneOf(run('ecb'), look, first, 1).top);
    expect(new Set(tops).size).toBe(1);
  }
});
