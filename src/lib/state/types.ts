import type { Counting, Direction, ModeId, PaddingId } from '../modes/types.ts';

/** All that a link to an instant of the stage holds. */
export interface StageState {
  readonly mode: ModeId;
  readonly direction: Direction;
  readonly padding: PaddingId;
  /** 32, 48 or 64 lower-case hex digits; 128 where it is two keys of 32 bytes, as in XTS. */
  readonly key: string;
  /** Up to 256 digits: 32, those of a nonce, or none where the mode takes none. */
  readonly iv: string;
  /** GCM's additional authenticated data as hex, where there is some. */
  readonly aad?: string;
  /** How many bytes the tag has, where it isn't the mode's usual. */
  readonly tagBytes?: number | undefined;
  /** How CTR counts, where it isn't as usual. */
  readonly counting?: Counting | undefined;
  /** What goes in: text, or bytes as hex where they aren't text (a ciphertext, say). */
  readonly input: { readonly text: string } | { readonly hex: string };
  /** The playhead, in ms. */
  readonly ms: number;
  /** Where it is the clock of the message’s whole journey: the run is what its sender encrypts, and its receiver reads that. */
  readonly journey?: true | undefined;
  /** The first block in view, where the reader moved the view; counted from 1. */
  readonly first?: number | undefined;
  /** How many blocks the reader wanted to see, 1 to 32; left out: as many as fit with characters and hex. */
  readonly span?: number | undefined;
}

/** What came of reading a link. */
export type ReadState = { readonly state: StageState } | { readonly problem: string };
