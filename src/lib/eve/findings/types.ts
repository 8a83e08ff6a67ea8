import type { Role, WireFrame } from '../../wire/index.ts';

/** A message as somebody without a key sees it. */
export interface Seen {
  readonly number: number;
  /** What people call it: its place on the wire. */
  readonly name: string;
  readonly from: Role;
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly frame: SeenFrame;
}

/** What of a wire frame tells her something. */
export type SeenFrame = Pick<WireFrame, 'mode' | 'iv' | 'ciphertext'>;

/** Bytes that prove a finding: of the IV (`block` 0) or of a ciphertext block (from 1). */
export interface Evidence {
  readonly number: number;
  readonly block: number;
}

/** Something that Eve has learnt, from bytes alone. */
export interface Finding {
  readonly id: string;
  readonly kind: 'length' | 'repeat' | 'prefix' | 'iv' | 'keystream' | 'timing';
  readonly sentence: string;
  readonly evidence: readonly Evidence[];
}
