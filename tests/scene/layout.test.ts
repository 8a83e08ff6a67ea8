import { describe, expect, test } from 'vitest';
import type { Mark } from '../../src/lib/scene/index.ts';
import { cardWidth, pitch } from '../../src/lib/scene/place/metrics.ts';
import { CASES } from './cases.ts';
import { extentOf, extentsOf, overlap } from './extent.ts';
import { byId, cellId, idsOf, partsOf } from './marks.ts';
import { LOOKS, type Look, run, sceneOf } from './runs.ts';

const looks = Object.keys(LOOKS) as Look[];

const overlapping = (marks: readonly Mark[], by = 0): string[] =>
  marks.flatMap((a, i) =>
    marks
      .slice(i + 1)
      .filter((b) => overlap(extentOf(a), extentOf(b), by))
      .map((b) => `${a.id} on ${b.id}`),
  );

describe.each(looks)('%s: whatever the mode, the direction, the message and the view', (look) => {
  const metrics = LOOKS[look];
  const cases = CASES.filter(({ isLong }) => !isLong || look !== 'MID').map((it) => ({
    ...it,
    scene: sceneOf(it.run, look, it.first, it.count),
  }));

  test.each(cases)('$title: every mark has an id of its own', ({ scene }) => {
    const ids = scene.marks.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  test.each(cases)('$title: nothing is outside the picture, not even a chip on its way', (it) => {
    const { width, height, marks } = it.scene;
    const isOutside = (mark: Mark): boolean =>
      extentsOf(mark).some(
        ({ left, top, right, bottom }) => left < 0 || top < 0 || right > width || bottom > height,
      );
    expect(marks.filter(isOutside)).toEqual([]);
  });

  test.each(cases)('$title: columns stand beside each other', ({ scene }) => {
    const half = cardWidth(metrics) / 2;
    const lefts = scene.centers.map((center) => center - half);
    expect(lefts).toEqual(lefts.map((_, i) => metrics.gutter + i * pitch(metrics)));
    const isInOneColumn = (mark: Mark): boolean => {
      const { left, right } = extentOf(mark);
      return lefts.some((from) => left >= from - 1e-9 && right <= from + 2 * half + 1e-9);
    };
    const inColumns = partsOf(scene, 'card', 'card-empty', 'strip', 'cell', 'cipher');
    expect(inColumns.filter((mark) => !isInOneColumn(mark))).toEqual([]);
  });

  test.each(cases)('$title: cards, strips and operations never overlap', ({ scene }) => {
    expect(overlapping(partsOf(scene, 'card', 'strip', 'cipher', 'xor', 'source'))).toEqual([]);
  });

  test.each(cases)('$title: no words stand on other words', ({ scene }) => {
    const words = partsOf(scene, 'name', 'quiet', 'leak-name', 'op', 'source-hex', 'tiny');
    expect(overlapping(words, 0.5)).toEqual([]);
  });

  test.each(cases)(
    '$title: a block in view has a card on either side, with all its bytes',
    (it) => {
      const { trace } = it.run;
      const sides = trace.direction === 'encrypt' ? ['p', 'c'] : ['c', 'p'];
      const expected = [trace.inputs, trace.outputs].flatMap((ids, side) =>
        ids
          .map((id) => trace.step(id))
          .filter(({ block }) => block >= it.first && block < it.first + it.count)
          .flatMap(({ id, block, bytes }) => {
            const card = id === trace.tag ? 't' : `${sides[side]}${block}`;
            return [...bytes].map((byte, i) => [cellId(card, i), byte] as const);
          }),
      );
      // GCM has one more card, for what its tag proves beside the message: how long that is.
      const cards = idsOf(it.scene, 'card').filter((id) => id !== 'l');
      const cells = partsOf(it.scene, 'cell').filter(({ id }) => cards.includes(id.split('.')[0]));
      expect(new Map(cells.map(({ id, byte }) => [id, byte]))).toEqual(new Map(expected));
    },
  );

  test.each(cases)('$title: cells lie inside their card, in rows of eight', ({ scene }) => {
    const marks = byId(scene);
    for (const card of partsOf(scene, 'card')) {
      const outer = extentOf(card);
      const cells = [...Array(16).keys()].flatMap((i) => marks.get(cellId(card.id, i)) ?? []);
      const inner = cells.map(extentOf);
      const isInside = inner.every(
        ({ left, top, right, bottom }) =>
          left > outer.left && top > outer.top && right < outer.right && bottom < outer.bottom,
      );
      expect(isInside, card.id).toBe(true);
      expect(new Set(inner.map(({ top }) => top)).size).toBe(Math.ceil(cells.length / 8));
    }
  });
});

test.each(looks)('%s: a message of no block is a picture without marks', (look) => {
  const scene = sceneOf(run('ctr', 'encrypt', ''), look);
  expect([scene.marks, scene.steps]).toEqual([[], []]);
  expect(scene.width).toBeGreaterThan(0);
  expect(scene.height).toBeGreaterThan(0);
});
