import type { Wish } from './fields.ts';
import type { Look } from './look.ts';
import type { Result } from './result.ts';

/** What the page asks the worker that looks. */
export interface LookJob {
  readonly id: number;
  readonly text: string;
  readonly sealed: boolean;
}
/** What it answers, under the job’s number. */
export type LookAnswer = { readonly id: number } & (
  { readonly look: Look } | { readonly problem: string }
);

/** What it asks the worker that tries: to find out, or for the whole plaintext of a finding of its last result. */
export type TryJob =
  | { readonly kind: 'diagnose'; readonly wish: Wish }
  | { readonly kind: 'plaintext'; readonly index: number };
/** What it answers: progress as often as it likes, and then one of the others. */
export type TryAnswer =
  | { readonly kind: 'progress'; readonly done: number; readonly at: string }
  | { readonly kind: 'result'; readonly result: Result }
  | Plaintext
  | { readonly kind: 'problem'; readonly problem: string };

/** All bytes of a finding. */
export interface Plaintext {
  readonly kind: 'plaintext';
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** What was done at its end, where it is a whole file’s; else empty. */
  readonly says: string;
}
