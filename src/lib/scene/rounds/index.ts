/** The rounds of the cipher on one block: Appendix C's lines to steps, to a timeline, to the picture at an instant. */
export { roundCaption, roundSourcesOf } from './caption.ts';
export { frameAround, byteAt, middleState } from './cells.ts';
export { cardByteAt, cardCell } from './draw-block.ts';
export { coefficient, mixPlaces } from './draw-mix.ts';
export { shiftedTo } from './draw-shift.ts';
export { bandsAt, boxCellAt } from './draw-sub.ts';
export { roundFrameAt } from './frame.ts';
export { layoutRound } from './layout.ts';
export { roundLook, stateSize } from './look.ts';
export { opName, opSection } from './names.ts';
export { readRounds } from './read.ts';
export { roundStepAt, roundTimeline } from './timeline.ts';
export type * from './types.ts';
