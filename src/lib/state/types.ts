import type { Direction, ModeId, PaddingId } from '../modes/types.ts';

/** All that a link to an instant of the stage holds. */
export interface StageState {
  readonly mode: ModeId;
  readonly direction: Direction;
  readonly padding: PaddingId;
  /** 32, 48 or 64 lower-case hex digits. */
  readonly key: string;
  /** 32 digits, 24 where it is GCM's nonce of 12 bytes, or empty where the mode takes none. */
  readonly iv: string;
  /** What goes in: text, or bytes as hex where they aren't text (a ciphertext, say). */
  readonly input: { readonly text: string } | { readonly hex: string };
  /** The playhead, in ms. */
  readonly ms: number;
  /** The first block in view, where the reader moved the view; counted from 1. */
  readonly first?: number;
  /** How far out: 1 shows characters and hex. */
  readonly zoom?: number;
}

/** What came of reading a link. */
export type ReadState = { readonly state: StageState } | { readonly problem: string };
