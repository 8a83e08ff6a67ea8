import { describe, expect, test } from 'vitest';
import type { PredictFigure, StageFigure, TaskFigure } from '../../src/components/lesson/types.ts';
import { caseOf, kindOf, TASKS } from '../../src/lib/lessons/index.ts';
import { lessonSources, proseOf } from './read.ts';

const lessons = await lessonSources();
const figuresOf = <T extends { type: string }>(figures: object, type: T['type']): [string, T][] =>
  Object.entries(figures).filter(([, figure]) => figure.type === type);

test('there are lessons to be read', () => {
  expect(lessons.length).toBeGreaterThan(0);
});

describe.each(lessons)('the lesson $slug', ({ figures, body }) => {
  const predictions = figuresOf<PredictFigure>(figures, 'predict');
  const tasks = figuresOf<TaskFigure>(figures, 'task');
  const stages = figuresOf<StageFigure>(figures, 'stage');

  test('has at least three live figures, with a prediction and a task, each placed once', () => {
    const placed = [...body.matchAll(/<Figure id="([^"]+)" of=\{figures\.(\w+)\} \/>/g)];
    expect(placed.map(([, id]) => id).sort()).toEqual(Object.keys(figures).sort());
    for (const [, id, name] of placed) expect(name).toBe(id);
    expect(predictions.length).toBeGreaterThan(0);
    expect(tasks.length).toBeGreaterThan(0);
    const others = body.match(/client:seen/g)?.length ?? 0;
    expect(Object.keys(figures).length + others).toBeGreaterThanOrEqual(3);
  });

  test.each(predictions)(
    '%s asks what can be answered, and knows the ideas it answers',
    (_, it) => {
      const kind = kindOf(it.ask);
      const run = caseOf(it.setup);
      const truth = kind.truth(run, it.ask);
      expect(kind.accepts(truth, run, it.ask)).toBe(true);
      expect(kind.judge(truth, run, it.ask)).toMatchObject({ right: true });
      const known = kind.misconceptions(it.ask);
      for (const [idea, counter] of Object.entries(it.misconceptions ?? {})) {
        expect(known).toContain(idea);
        if (counter.show) caseOf(counter.show);
      }
      expect(it.point).not.toBe(it.question);
    },
  );

  test('every idea that is answered can come up: some wrong answer is taken for it', () => {
    for (const [id, { ask, setup, misconceptions = {} }] of predictions) {
      const run = caseOf(setup);
      const count = run.before.outputs.length;
      const answers: number[][] =
        ask.kind === 'paint-blocks' || ask.kind === 'choose-bytes'
          ? subsets(ask.kind === 'paint-blocks' ? range(1, count) : range(0, 15), count)
          : ask.kind === 'order-steps'
            ? permutations(kindOf(ask).truth(run, ask))
            : range(0, 300).map((n) => [n]);
      const kind = kindOf(ask);
      const found = new Set(
        answers
          .filter((answer) => kind.accepts(answer, run, ask))
          .map((answer) => kind.judge(answer, run, ask).misconception),
      );
      for (const idea of Object.keys(misconceptions)) expect([id, ...found]).toContain(idea);
    }
  });

  test.each(tasks)('%s is a task that there is, and can be solved', (_, { task, setup = {} }) => {
    const kind = TASKS[task];
    for (const seed of [0, 1, 2 ** 31, 2 ** 32 - 1]) {
      const given = { seed, setup };
      expect(kind.check(given, kind.work(given).typed).done).toBe(true);
    }
  });

  test.each(stages)('%s can be run', (_, { setup }) => {
    expect(caseOf(setup).after.length).toBeGreaterThan(0);
  });

  test('has 800 to 1,500 words', () => {
    const words = proseOf(body)
      .split(/\s+/)
      .filter((word) => /\w/.test(word)).length;
    expect(words).toBeGreaterThanOrEqual(800);
    expect(words).toBeLessThanOrEqual(1500);
  });

  test('has sections, an incident with its source, a take-away, and no heading out of order', () => {
    // A line of code may begin with # as well.
    const headings = body.replace(/```[^]*?```/g, '').match(/^#+ .*$/gm) ?? [];
    expect(headings.length).toBeGreaterThanOrEqual(4);
    for (const heading of headings) expect(heading).toMatch(/^##? ?#? /);
    expect(headings.some((heading) => /^# /.test(heading))).toBe(false);
    const incident = body.split(/^## Where this bit real people$/m)[1]?.split(/^## /m)[0];
    expect(incident, 'a section “Where this bit real people”').toBeDefined();
    expect(incident).toMatch(/<Cite source="/);
    expect(body.match(/<Takeaway>/g)).toHaveLength(1);
  });

  test('types in no byte, bit string or hex string that could be computed', () => {
    const text = proseOf(body);
    const hex =
      text.match(
        /\b(?:[0-9a-f]{2} ){2,}[0-9a-f]{2}\b|\b(?=[0-9a-f]*\d)[0-9a-f]{8,}\b|0x[0-9a-f]+/gi,
      ) ?? [];
    const bits = text.match(/\b[01]{8}\b/g) ?? [];
    expect([...hex, ...bits]).toEqual([]);
  });

  test('every heading and paragraph stands on a line of its own, beginning with a word', () => {
    for (const line of body.split('\n')) expect(line).not.toMatch(/^<(?:Value|Term|Cite)\b/);
  });
});

const range = (from: number, to: number): number[] =>
  Array.from({ length: to - from + 1 }, (_, i) => from + i);

/** Of a few things all subsets; of many the ones that people choose: one, from one on, all, none. */
function subsets(things: number[], few: number): number[][] {
  if (things.length <= 8 && few <= 8)
    return Array.from({ length: 2 ** things.length }, (_, mask) =>
      things.filter((_, i) => mask & (1 << i)),
    );
  const from = things.map((_, i) => things.slice(i));
  return [[], ...things.map((thing) => [thing]), ...from];
}

function permutations(list: readonly number[]): number[][] {
  if (list.length < 2) return [[...list]];
  return list.flatMap((first, i) =>
    permutations(list.filter((_, j) => j !== i)).map((rest) => [first, ...rest]),
  );
}
