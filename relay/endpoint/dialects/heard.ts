import type { Verdict } from './detect.ts';
import type { Payload, Scheme } from './scheme.ts';

/** What comes of what the peer sends, in the order in which it is to be told. */
export type Heard =
  | { readonly kind: 'message'; readonly payload: Payload; readonly again: boolean }
  | { readonly kind: 'clear'; readonly text: string }
  /** Another way is spoken from now on; `before`: the one that was. */
  | { readonly kind: 'speaking'; readonly verdict: Verdict; readonly before?: Scheme }
  /** The way is the same, and no doubt is left. */
  | { readonly kind: 'settled'; readonly verdict: Verdict }
  | { readonly kind: 'exchange'; readonly says: string; readonly bytes: Uint8Array }
  | { readonly kind: 'unknown'; readonly bytes: Uint8Array; readonly verdict: Verdict };
