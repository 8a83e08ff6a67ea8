/** Numbers, counts and lists in words, for every sentence that is computed. */
export { capital } from './capital.ts';
export { listed } from './listed.ts';
export { number, plural } from './number.ts';
