import type { Trace } from '../../modes/types.ts';
import type { Mark, Scene, Timeline } from '../types.ts';

/** A message from its sender to its receiver: what the one encrypted, and what the other decrypts of what came. */
export interface Journey {
  readonly sent: Trace;
  readonly received: Trace;
  /** How many bytes of IV or nonce cross before the ciphertext; 0 where none does. */
  readonly ivBytes: number;
}

/** Which part of a journey an instant belongs to. */
export type Stretch = 'sent' | 'wire' | 'received';

/**
 * One clock for all of it, in ms. `whole` has the ids of both runs: those of the receiver's come behind the sender's, and
 * last two of the wire, the crossing and the acknowledgement. `sent` and `received` are the same by their own ids and clocks.
 */
export interface JourneyTimeline {
  readonly whole: Timeline;
  readonly sent: Timeline;
  readonly received: Timeline;
  /** When the frame leaves, when it has come and is decrypted, and when the receiver's acknowledgement is back. */
  readonly leaves: number;
  readonly arrives: number;
}

/** Both halves and the wire between them, placed. `marks` has the ids of `whole`; `halves` each their own. */
export interface JourneyScene {
  readonly journey: Journey;
  readonly width: number;
  readonly height: number;
  readonly marks: readonly Mark[];
  readonly halves: Readonly<Record<'sent' | 'received', Pick<Scene, 'steps'>>>;
  /** Where the wire's ground begins and ends. */
  readonly band: { readonly top: number; readonly bottom: number };
}

/** The first id of the receiver's run. */
export const receivedFrom = ({ sent }: Journey): number => sent.length;
/** The id of the crossing. */
export const crossingId = ({ sent, received }: Journey): number => sent.length + received.length;
/** The id of the acknowledgement. */
export const ackId = (journey: Journey): number => crossingId(journey) + 1;
