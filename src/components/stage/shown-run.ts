import { type Run, traceOf } from '../../lib/modes/index.ts';
import {
  captionOf,
  columnsThatFit,
  currentStep,
  FAR,
  frameAt,
  layout,
  litBy,
  litSentence,
  longestCaptions,
  markersOf,
  MID,
  narrationOf,
  NEAR,
  PHONE,
  timelineOf,
} from '../../lib/scene/index.ts';
import { type Half, isNarrow, type Shown } from './shown.ts';

/** A run alone. Throws `ModeError` or `CipherError` where it can't be. */
export function shownRun(run: Run): Shown {
  const trace = traceOf(run);
  const timeline = timelineOf(trace);
  const half: Half = { run, trace, timeline, from: 0, ids: 0 };
  const captions = longestCaptions(trace, timeline);
  return {
    isJourney: false,
    hasCome: false,
    halves: [half],
    whole: timeline,
    markers: markersOf(trace, timeline),
    parts: [],
    look: (width, blocks = 1) =>
      [isNarrow(width) ? PHONE : NEAR, MID].find((look) => columnsThatFit(look, width) >= blocks) ??
      FAR,
    farthest: () => FAR,
    draw(window, look) {
      const scene = layout(trace, window, look, captions);
      return {
        frame: (ms) => frameAt(scene, timeline, ms),
        current: (ms) => currentStep(scene, timeline, ms),
      };
    },
    caption: (current, ms) => captionOf(trace, timeline, current, ms),
    narration: (current, ms) => narrationOf(trace, timeline, current, ms),
    lights(place, last) {
      const lit = litBy(trace, place, last);
      return { lit, own: lit, half, sentence: litSentence(trace, lit) };
    },
  };
}

/**
 * Where the even clock of a run alone is, in ms, when its steps are as far as they are in a half: a link opens the run alone.
 */
export function evenTime(
  { trace, timeline }: Half,
  current: number | undefined,
  now: number,
): number {
  const even = timelineOf(trace);
  if (even === timeline) return now;
  if (current === undefined) return 0;
  const share = Math.min(1, (now - timeline.start[current]) / timeline.duration[current]);
  return even.start[current] + even.duration[current] * share;
}
