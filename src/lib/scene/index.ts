/** Trace to Scene to Timeline to Frame: pure, without a DOM, a clock or chance. */
export { captionOf, longestCaptions } from './words/caption.ts';
export { formulaOf, type Term } from './words/formula.ts';
export { frameAt } from './frame.ts';
export { currentStep, frontBlock } from './time/front.ts';
export { type Glyph, glyphsOf } from './place/glyphs.ts';
export { layout } from './layout.ts';
export { narrationOf } from './words/narration.ts';
export { type Leak, leakOf } from './words/leak.ts';
export { type Marker, markersOf } from './words/markers.ts';
export {
  columnsThatFit,
  FAR,
  LOW_TRIP,
  MID,
  NEAR,
  PHONE,
  POCKET,
  sceneWidth,
  SHORT_TRIP,
  SLIM,
  TRIP,
} from './place/metrics.ts';
export { type ByteSet, holds, reachOf, sourcesOf } from './light/provenance.ts';
export { type Lit, litAs, lightUp, litBy, litSentence } from './light/light.ts';
export { firstInView, storyboardOf } from './time/storyboard.ts';
export { type Stretch, stretchOf, valueStretch } from './light/stretch.ts';
export { BEAT_MS, type Ciphers, PAUSE_MS, timelineOf } from './time/timeline.ts';
export { openingSentence } from './words/sentences.ts';
export { arcPath, pointAlong, roundedPath } from './place/wires.ts';
export {
  blockSteps,
  cipherOf,
  countWhile,
  type Name,
  nameOf,
  nameText,
  type Repeat,
  repeatsIn,
  repeatsOf,
} from '../diagram/index.ts';
export * from './journey/index.ts';
export * from './rounds/index.ts';
export type * from './types.ts';
