import { describe, expect, test } from 'vitest';
import { currentStep, frontBlock, PAUSE_MS } from '../../src/lib/scene/index.ts';
import { blocksOfText, run, sceneOf, type Run } from './runs.ts';

/** The id of a block's step that does something. */
function stepOf({ trace }: Run, op: string, block: number): number {
  return trace.steps.find((step) => step.op === op && step.block === block)!.id;
}

const timesOf = ({ timeline }: Run, id: number) => ({
  start: timeline.start[id],
  end: timeline.start[id] + timeline.duration[id],
});

describe('currentStep', () => {
  const cbc = run('cbc');
  const scene = sceneOf(cbc);
  const at = (ms: number) => currentStep(scene, cbc.timeline, ms);
  const xor1 = stepOf(cbc, 'xor', 1);
  const aes1 = stepOf(cbc, 'cipher', 1);

  test('is undefined before the first step began, and at the very instant it begins', () => {
    expect(at(0)).toBeUndefined();
    expect(at(PAUSE_MS)).toBeUndefined();
    expect(at(PAUSE_MS + 1)).toBe(xor1);
  });

  test('is the step that is running', () => {
    const { start, end } = timesOf(cbc, aes1);
    expect(at(start + 1)).toBe(aes1);
    expect(at((start + end) / 2)).toBe(aes1);
  });

  test('is still the step at its very end', () => {
    expect(at(timesOf(cbc, xor1).end)).toBe(xor1);
  });

  test('is the step that has ended while the next one pauses', () => {
    const { end } = timesOf(cbc, xor1);
    expect(at(end + 1)).toBe(xor1);
    expect(at(end + PAUSE_MS)).toBe(xor1);
    expect(at(end + PAUSE_MS + 1)).toBe(aes1);
  });

  test('is the last step at the end, and ever after', () => {
    const last = cbc.trace.outputs.at(-1);
    expect(at(cbc.timeline.end)).toBe(last);
    expect(at(cbc.timeline.end + 10_000)).toBe(last);
  });

  test('is the first of those in view where blocks run side by side', () => {
    const ecb = run('ecb');
    const { timeline } = ecb;
    for (const ms of [PAUSE_MS + 1, timeline.end / 2, timeline.end]) {
      expect(currentStep(sceneOf(ecb), timeline, ms)).toBe(stepOf(ecb, 'cipher', 1));
      expect(currentStep(sceneOf(ecb, 'NEAR', 3, 2), timeline, ms)).toBe(stepOf(ecb, 'cipher', 3));
    }
  });

  test('is never a step that is out of view', () => {
    const view = sceneOf(cbc, 'NEAR', 3, 2);
    const { start } = timesOf(cbc, stepOf(cbc, 'xor', 3));
    for (let ms = 0; ms <= start; ms += 50)
      expect(currentStep(view, cbc.timeline, ms)).toBeUndefined();
    expect(currentStep(view, cbc.timeline, start + 1)).toBe(stepOf(cbc, 'xor', 3));
    expect(currentStep(view, cbc.timeline, cbc.timeline.end)).toBe(stepOf(cbc, 'cipher', 4));
  });

  test('is what just ended, though longer work still runs: so stepping through CTR tells of each new counter block', () => {
    const ctr = run('ctr', 'encrypt', blocksOfText('ctr', 3));
    const ops = ctr.timeline.stops.slice(1).map((ms) => {
      const { op, block } = ctr.trace.step(currentStep(sceneOf(ctr), ctr.timeline, ms)!);
      return `${op} ${block}`;
    });
    expect(ops).toEqual(['increment 2', 'increment 3', 'cipher 1', 'xor 1', 'xor 2', 'xor 3']);
  });

  test('is undefined where there is no block', () => {
    const empty = run('ctr', 'encrypt', '');
    expect(currentStep(sceneOf(empty), empty.timeline, 0)).toBeUndefined();
  });
});

describe('frontBlock', () => {
  const cbc = run('cbc');
  const { timeline } = cbc;

  test('is the first block that isn’t complete', () => {
    expect(frontBlock(timeline, 0)).toBe(1);
    timeline.outputEnds.slice(0, -1).forEach((end, i) => {
      expect(frontBlock(timeline, end - 1)).toBe(i + 1);
      expect(frontBlock(timeline, end)).toBe(i + 2);
      expect(frontBlock(timeline, end + PAUSE_MS)).toBe(i + 2);
    });
  });

  test('is the last block at the end of a chain', () => {
    expect(frontBlock(timeline, timeline.end)).toBe(5);
    expect(frontBlock(timeline, timeline.end + 1)).toBe(5);
  });

  test('is block 1 from start to end where all blocks run side by side', () => {
    for (const it of [run('ecb'), run('cbc', 'decrypt')])
      for (const ms of [0, it.timeline.end / 2, it.timeline.end])
        expect(frontBlock(it.timeline, ms)).toBe(1);
  });

  test('is block 1 where there is no block', () => {
    expect(frontBlock(run('ctr', 'encrypt', '').timeline, 0)).toBe(1);
  });
});
