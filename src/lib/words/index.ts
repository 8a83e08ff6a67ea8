/** Numbers and counts in words, for every sentence that is computed. */
export { number, plural } from './number.ts';
