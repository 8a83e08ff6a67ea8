// Golden frames of a journey: every mode, both halves, at eleven instants, and Eve's deeds. After a change of the picture that is
// meant, renew them with `GOLDEN=renew npx vitest run tests/scene/journey-golden.test.ts`, and read the diff.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { LOW_TRIP, journeyFrame, layoutJourney } from '../../src/lib/scene/index.ts';
import { golden } from './golden.ts';
import { type Deed, journeyOf, PAYMENTS } from './journeys.ts';
import { MODES, RARE } from './runs.ts';

const folder = new URL('./golden/', import.meta.url);
const CASES: readonly (readonly [mode: (typeof MODES | typeof RARE)[number], deed: Deed])[] = [
  ...[...MODES, ...RARE].map((mode) => [mode, 'nothing'] as const),
  ...(['flip', 'cut', 'swap'] as const).map((deed) => ['cbc', deed] as const),
];
const INSTANTS = 11;

describe.each(CASES)('%s, %s', (mode, deed) => {
  const journey = journeyOf(mode, mode === 'cfb8' ? 'At' : PAYMENTS.slice(0, 30), deed);
  const { clock } = journey;
  const count = Math.min(2, Math.max(journey.sent.blocks, journey.received.blocks));
  const scene = layoutJourney(journey, { first: 1, count }, LOW_TRIP);

  test('eleven frames are as they were judged to be right', () => {
    const frames = Array.from({ length: INSTANTS }, (_, i) => {
      const frame = journeyFrame(scene, clock, (clock.whole.end * i) / (INSTANTS - 1));
      // Bytes on their way have tests of their own: where each begins and ends.
      return { ...frame, marks: frame.marks.filter(({ mark }) => !mark.part.startsWith('train')) };
    });
    const now = golden(frames);
    const file = new URL(`journey-${mode}-${deed}.txt`, folder);
    if (process.env.GOLDEN === 'renew') {
      mkdirSync(folder, { recursive: true });
      writeFileSync(file, now);
    }
    expect(now).toBe(readFileSync(file, 'utf8'));
  });

  test('a frame is the same however it was come to: it knows the instant alone', () => {
    const ms = clock.whole.end * 0.37;
    const again = layoutJourney(journey, { first: 1, count }, LOW_TRIP);
    journeyFrame(again, clock, clock.whole.end);
    expect(journeyFrame(again, clock, ms)).toEqual(journeyFrame(scene, clock, ms));
  });
});
