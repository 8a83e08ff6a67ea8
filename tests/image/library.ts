/** What the tests of the image engine use of it. */
export * from '../../src/lib/image/index.ts';
export const MODES_FOR_TEST = ['ecb', 'cbc', 'cfb', 'ofb', 'ctr', 'gcm'] as const;
