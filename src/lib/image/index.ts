/** Pixels to bytes to encrypted pixels, and what they leak. Knows no canvas. */
export * from './block-index.ts';
export * from './bmp.ts';
export * from './damage.ts';
export { BULK_MODE_IDS, type BulkModeId, type BulkSettings } from '../bulk/index.ts';
export * from './encrypt.ts';
export * from './eve.ts';
export * from './fit.ts';
export * from './layout.ts';
export * from './measures.ts';
export { addNoise } from './noise.ts';
export * from './pictures/index.ts';
export * from './pixels.ts';
export { quantise } from './quantise.ts';
export * from './recipe.ts';
export * from './repeats.ts';
export * from './run.ts';
export * from './sniff/index.ts';
export * from './strip.ts';
