/** Equations to a mode: read, checked, solved for the way back, and what can be said of them. */
export { compileMode, isMode } from './compile.ts';
export type { InventedMode } from './invented.ts';
export { type Order, ORDER_BLOCKS, orderOf } from './order.ts';
export type { Problem, ProblemKind } from './types.ts';
