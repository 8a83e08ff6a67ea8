import { describe, expect, it } from 'vitest';
import {
  byteAt,
  type FrameMark,
  layoutRound,
  pointAlong,
  roundFrameAt,
  type RoundLook,
  roundLook,
  roundStepAt,
  roundTimeline,
  type Rounds,
} from '../../src/lib/scene/index.ts';
import { B, C, RUNS, runOf } from './runs.ts';

const WIDTHS = [254, 294, 691, 916, 1300];
const hex = (byte: number): string => byte.toString(16).padStart(2, '0');

function frameOf(run: Rounds, look: RoundLook, ms: number) {
  const timeline = roundTimeline(run);
  return roundFrameAt(layoutRound(run, roundStepAt(timeline, ms), look), timeline, ms);
}

/** The middle of a mark as it is seen. */
function middleOf({ mark, progress }: FrameMark) {
  const { at } = mark;
  if (at.shape !== 'box') throw new Error(`${mark.id} is no box`);
  const moved = mark.path ? pointAlong(mark.path, progress) : { x: 0, y: 0 };
  return { x: at.x + at.width / 2 + moved.x, y: at.y + at.height / 2 + moved.y };
}

describe('roundTimeline', () => {
  it.each(RUNS)('%s: steps run one after another, with a pause before each', (_, run) => {
    const { start, duration, stops, end, blockStops } = roundTimeline(run);
    expect(stops).toHaveLength(run.steps.length + 1);
    for (const { id } of run.steps) {
      expect(start[id]).toBe(stops[id] + 400);
      expect(stops[id + 1]).toBe(start[id] + duration[id]);
      expect(duration[id]).toBeGreaterThan(0);
    }
    expect(end).toBe(stops.at(-1));
    expect(blockStops).toHaveLength(run.rounds + 3);
    const isEndOfRound = blockStops.slice(1, -1).map((ms) => roundStepAt(roundTimeline(run), ms));
    expect(isEndOfRound.map((id) => run.steps[id].round)).toEqual([
      ...Array(run.rounds + 1).keys(),
    ]);
    expect(
      isEndOfRound.map(
        (id) => run.steps[id + 1]?.op === 'output' || run.steps[id + 1].round > run.steps[id].round,
      ),
    ).not.toContain(false);
  });

  it('shows a step from after its start up to the start of the next, and the first before anything', () => {
    const timeline = roundTimeline(runOf(B.key, B.plaintext));
    expect(roundStepAt(timeline, 0)).toBe(0);
    for (let id = 1; id < timeline.start.length; id++) {
      expect(roundStepAt(timeline, timeline.start[id])).toBe(id - 1);
      expect(roundStepAt(timeline, timeline.start[id] + 1)).toBe(id);
    }
    expect(roundStepAt(timeline, timeline.end)).toBe(timeline.start.length - 1);
  });
});

describe.each(WIDTHS)('the picture of a step in %i px', (width) => {
  const look = roundLook(width);

  it('is no wider than its place, from 254 px on', () => {
    expect(look.width).toBeLessThanOrEqual(width);
  });

  it('has at the end of a step every byte of its result in its place, with its digits', () => {
    for (const [, run] of RUNS) {
      const timeline = roundTimeline(run);
      for (const step of run.steps.slice(0, -1)) {
        const ms = timeline.stops[step.id + 1];
        const marks = new Map(frameOf(run, look, ms).marks.map((mark) => [mark.id, mark]));
        for (let i = 0; i < 16; i++) {
          const id = `after.b${String(i).padStart(2, '0')}`;
          const ground = marks.get(id)!;
          expect([ground.state, ground.progress]).toEqual(['done', 1]);
          expect(middleOf(ground)).toEqual(byteAt(look.after, i, look));
          const { at } = marks.get(`${id}.hex`)!.mark;
          expect(at.shape === 'label' && at.text).toBe(hex(step.after[i]));
        }
      }
    }
  });

  it('begins each step with the last result coming over from where it stood', () => {
    const run = runOf(C[0].key, C[0].plaintext);
    const timeline = roundTimeline(run);
    for (const { id, before } of run.steps.slice(1)) {
      const at = (share: number) =>
        frameOf(run, look, timeline.start[id] + 0.01 + share * timeline.duration[id]).marks.find(
          (mark) => mark.id === 'before.b06',
        )!;
      expect(middleOf(at(0)).x).toBeCloseTo(byteAt(look.after, 6, look).x, 0);
      expect(middleOf(at(0.5))).toEqual(byteAt(look.before, 6, look));
      expect(at(0).mark.byte).toBe(before[6]);
    }
  });

  it('has no two marks of one id, no place that is no number, and nothing outside', () => {
    for (const run of [runOf(B.key, B.plaintext), runOf(B.key, B.ciphertext, 'decrypt')]) {
      const { end } = roundTimeline(run);
      for (let ms = 0; ms <= 25_000 && ms <= end; ms += 170) {
        const { marks } = frameOf(run, look, ms);
        expect(new Set(marks.map(({ id }) => id)).size).toBe(marks.length);
        for (const mark of marks.filter(({ mark }) => mark.at.shape === 'box')) {
          const { x, y } = middleOf(mark);
          expect(Number.isFinite(x + y)).toBe(true);
          expect(x >= 0 && x <= look.width && y <= look.height).toBe(true);
        }
      }
    }
  });

  it('keeps one kind of element an id, whatever the step', () => {
    const kinds = new Map<string, string>();
    for (const [, run] of RUNS.slice(0, 2))
      for (const { id } of run.steps)
        for (const mark of layoutRound(run, id, look).marks) {
          expect(kinds.get(mark.id) ?? mark.at.shape).toBe(mark.at.shape);
          kinds.set(mark.id, mark.at.shape);
        }
  });

  it('is the same at an instant however it was reached', () => {
    const run = runOf(B.key, B.plaintext);
    for (const ms of [0, 900, 3400, 7000, 11_300, 17_000, 60_000])
      expect(JSON.stringify(frameOf(run, look, ms))).toBe(JSON.stringify(frameOf(run, look, ms)));
  });
});

describe('movement', () => {
  const run = runOf(B.key, B.plaintext);
  const look = roundLook(916);
  const timeline = roundTimeline(run);
  const chips = (id: number) =>
    layoutRound(run, id, look).marks.filter(
      ({ during, effect, part }) => during && effect === 'travel' && part === 'cell',
    );

  it('is of data only: every byte that moves has the value it has where it starts', () => {
    for (const step of run.steps.slice(0, 6))
      for (const { id, byte } of chips(step.id)) {
        const i = Number(id.match(/b(\d\d)/)![1]);
        const old = id.startsWith('in.') || id.startsWith('chip') || id.startsWith('slide');
        const made = step.op === 'shiftRows' ? step.before[i] : step.after[i];
        expect(byte, `${step.op} ${id}`).toBe(old ? step.before[i] : made);
      }
  });

  it('in ShiftRows brings each byte from its place to that of its row’s shift', () => {
    const step = run.steps[3];
    for (const { id, path } of chips(3).filter(({ id }) => id.startsWith('out.'))) {
      const i = Number(id.slice(5, 7));
      const row = i % 4;
      const column = ((i >> 2) - row + 4) % 4;
      expect(path!.at(-1)).toEqual(byteAt(look.after, 4 * column + row, look));
      expect(step.after[4 * column + row]).toBe(step.before[i]);
    }
  });

  it('is over before the step ends, and nothing is on its way in a pause', () => {
    for (const { id } of run.steps) {
      const { marks } = frameOf(run, look, timeline.stops[id + 1]);
      expect(marks.filter(({ mark }) => mark.part === 'carrier')).toEqual([]);
    }
  });
});
