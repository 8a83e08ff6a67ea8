// Golden frames: every mode both ways at five instants, as they were judged to be right. After a change of the picture that is
// meant, renew them with `GOLDEN=renew npx vitest run tests/scene/golden.test.ts`, and read the diff.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { Player } from '../../src/lib/player/index.ts';
import { frameAt, layout, MID } from '../../src/lib/scene/index.ts';
import { takeClock } from '../player/clock.ts';
import { golden } from './golden.ts';
import { DIRECTIONS, MODES, RARE, run } from './runs.ts';

const MESSAGE = 'Attack at dawn! Attack at dawn! Bring penguins';
const folder = new URL('./golden/', import.meta.url);
const clock = takeClock();

for (const mode of [...MODES, ...RARE]) {
  for (const direction of DIRECTIONS) {
    describe(`${mode}, ${direction}`, () => {
      const { trace, timeline } = run(mode, direction, mode === 'cfb8' ? 'Attac' : MESSAGE);
      const { stops, end } = timeline;
      const scene = layout(trace, { first: 1, count: trace.blocks }, MID);
      /** The start, in the first step, at its end, about the middle, and the end. */
      const instants = [0, stops[1] * 0.7, stops[1], stops[Math.floor(stops.length / 2)], end];
      const frame = (ms: number) => frameAt(scene, timeline, ms);

      test('five frames are as they were judged to be right', () => {
        const file = new URL(`${mode}-${direction}.txt`, folder);
        const now = golden(instants.map(frame));
        if (process.env.GOLDEN === 'renew') {
          mkdirSync(folder, { recursive: true });
          writeFileSync(file, now);
        }
        expect(now).toBe(readFileSync(file, 'utf8'));
      });

      test('each is the same, whether it was played to, stepped back to or sought', () => {
        for (const ms of instants) {
          const played = new Player(timeline, 'start');
          played.play();
          clock.frame(0);
          while (played.ms < ms) clock.frame(Math.min(20, ms - played.ms));
          played.pause();
          const sought = new Player(timeline, 'end');
          sought.seek(ms);
          const stepped = new Player(timeline, 'end');
          while (stepped.ms > ms) stepped.previousStep();
          // Steps lead to the ends of steps; the one instant that is none is sought from there.
          if (!stops.includes(ms)) stepped.seek(ms);
          const [first, ...others] = [played, sought, stepped].map((it) =>
            JSON.stringify(frame(it.ms)),
          );
          for (const other of others) expect(other === first, `${ms} ms`).toBe(true);
        }
      });
    });
  }
}
