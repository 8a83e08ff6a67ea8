/** Servers to be attacked, goals that look at what they did, and programs that reach them. */
export { paddingRight, REFUSED, WRONG_PADDING } from './answers.ts';
export { challenges } from './challenges.ts';
export { RUN, tenRunning } from './game.ts';
export { CHALLENGE_IDS } from './ids.ts';
export { framing, type Part, partsOf } from './layout.ts';
export { learnBlock, type Try } from './learn-block.ts';
export { learnSuffix, type Probe } from './learn-suffix.ts';
export { drive, type Line, openLine } from './line.ts';
export { byteByByte, CODE_DIGITS, MAX_PREFIX } from './oracle.ts';
export { decryptAll } from './padding.ts';
export { newSeed, type Random, randomOf, SEED_PATTERN } from './random.ts';
export { forge, searchByte } from './search-byte.ts';
export type * from './types.ts';
