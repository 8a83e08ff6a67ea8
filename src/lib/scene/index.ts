/** Trace to Scene to Timeline to Frame: pure, without a DOM, a clock or chance. */
export { captionOf } from './caption.ts';
export { formulaOf, type Term } from './formula.ts';
export { frameAt } from './frame.ts';
export { currentStep, frontBlock } from './front.ts';
export { type Glyph, glyphsOf } from './glyphs.ts';
export { layout } from './layout.ts';
export { type Marker, markersOf } from './markers.ts';
export { countWhile } from './count-while.ts';
export { columnsThatFit, MID, NEAR, PHONE, sceneWidth } from './metrics.ts';
export { type Name, nameOf, nameText } from './names.ts';
export { type Repeat, repeatsIn, repeatsOf } from './repeats.ts';
export { blockSteps } from './block-steps.ts';
export { BEAT_MS, PAUSE_MS, timelineOf } from './timeline.ts';
export { openingSentence } from './sentences.ts';
export { arcPath, pointAlong, roundedPath } from './wires.ts';
export type * from './types.ts';
