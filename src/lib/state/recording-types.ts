import type { Deed } from '../eve/types.ts';
import type { ModeId, PaddingId } from '../modes/types.ts';
import type { Role } from '../wire/index.ts';

/** What one side ran one message with. Bytes are lower-case hex. */
export interface RecordedRun {
  readonly mode: ModeId;
  readonly padding: PaddingId;
  readonly key: string;
  /** The IV of the run, empty where it took none. */
  readonly iv: string;
}

/** A message as it was sent, and what both sides were set to. */
export interface RecordedMessage {
  readonly kind: 'message';
  /** What the deeds call it. */
  readonly number: number;
  readonly from: Role;
  /** Milliseconds since the first event. */
  readonly ms: number;
  readonly plaintext: string;
  readonly sent: RecordedRun;
  /** What the other side read it with, or would have. */
  readonly read: RecordedRun;
}

/** Something that Eve did; `bytes` of an injected frame as hex. */
export interface RecordedDeed {
  readonly kind: 'deed';
  readonly deed:
    | Exclude<Deed, { kind: 'inject' }>
    | (Omit<Extract<Deed, { kind: 'inject' }>, 'bytes'> & { readonly bytes: string });
}

/** A line of a recording: a message, or something that Eve did. */
export type RecordedEvent = RecordedMessage | RecordedDeed;

/** A conversation and what was done to it, to be run again. */
export interface Recording {
  readonly format: 'blockwise session';
  readonly version: 1;
  readonly events: readonly RecordedEvent[];
}

/** What came of reading one. */
export type ReadRecording = { readonly recording: Recording } | { readonly problem: string };
