import type { Run } from '../../lib/modes/index.ts';

/** What the stage is asked to show. */
export type Wish =
  /** What is being written. */
  | { readonly kind: 'preview' }
  /** The message on the wire with this number; under a title of its own where it is to explain something. */
  | { readonly kind: 'message'; readonly number: number; readonly title?: string }
  /** A run under a title of its own, from a link or to explain something; it may tell of the message `number`. */
  | { readonly kind: 'given'; readonly run: Run; readonly title: string; readonly number?: number };

/** What the stage is about: what it shows, or what it can't show and, in a sentence, why; then it shows what it showed. */
export type Subject =
  Wish | { readonly kind: 'problem'; readonly wish: Wish; readonly says: string };

/** What was asked for, whether it can be shown or not. */
export const wishOf = (subject: Subject): Wish =>
  subject.kind === 'problem' ? subject.wish : subject;

/** The number of the message that a wish is about; undefined where it is about none. */
export const numberOf = (wish: Wish): number | undefined =>
  wish.kind === 'preview' ? undefined : wish.number;
