/** Numbers, counts and lists in words, for every sentence that is computed. */
export { capital, listed } from './list.ts';
export { number, plural } from './number.ts';
export { subscript } from './subscript.ts';
