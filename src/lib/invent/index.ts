/** Equations to a mode: read, checked, solved for the way back, and what can be said of them. */
export { compileMode, isMode } from './compile.ts';
export { EXPERIMENTS, type Finding, findingsOf } from './eve/index.ts';
export { type Exhibit, GALLERY } from './gallery.ts';
export { type Changed, changeable, type Effect, horizonOf } from './horizon.ts';
export { horizonByRuns } from './horizon-by-runs.ts';
export type { InventedMode } from './invented.ts';
export { type Order, ORDER_BLOCKS, orderOf } from './order.ts';
export type { Problem, ProblemKind } from './types.ts';
export { wayBackOf } from './way-back.ts';
export { type Challenge, CHALLENGES } from './challenges.ts';
export { highlighted, type Stretch } from './highlight.ts';
export { FUNCTIONS } from './functions.ts';
