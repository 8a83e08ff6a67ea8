import { expect, test } from 'vitest';
import { lessonSources, proseOf } from './read.ts';

/** Slow readers of technical prose: words a minute. */
const PACE = 215;

/** What each kind of figure takes, in minutes; a line of a program is read at twelve a minute. */
const TAKES: Record<string, number> = {
  predict: 1.5,
  stage: 1.5,
  leak: 1.5,
  block: 1.5,
  task: 3,
  stream: 3,
  talk: 6,
};
const LINES = 12;
/** A task that is done in another place: a terminal is opened, a command copied, a tool perhaps installed. */
const ELSEWHERE = new Map<string, number>([['run-it', 8]]);

const wordsOf = (text: string): number =>
  text.split(/\s+/).filter((word) => /\w/.test(word)).length;
const programOf = (body: string): string[] =>
  (body.match(/```[^]*?```/g) ?? []).flatMap((it) => it.split('\n').slice(1, -1));

test.each(await lessonSources())(
  'the minutes of $slug are its words’, its programs’ and its figures’',
  ({ head, body, figures }) => {
    const stated = Number(/^minutes: (\d+)$/m.exec(head)?.[1]);
    const live = Object.values(figures).map(
      (it) => (it.type === 'task' && ELSEWHERE.get(it.task)) || TAKES[it.type],
    );
    const takes =
      wordsOf(proseOf(body)) / PACE +
      programOf(body).filter((line) => line.trim()).length / LINES +
      live.reduce((sum, minutes) => sum + minutes, 0);
    expect(stated).toBe(Math.round(takes));
  },
);
