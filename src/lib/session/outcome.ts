import type { WireFrame } from '../wire/index.ts';
import type { DeliveryReason } from './types.ts';

/** What follows from an event. Deliver first, then send: an ack must not overtake what it promises. */
export interface Outcome {
  readonly delivered: readonly WireFrame[];
  readonly frames: readonly WireFrame[];
  /** Numbers of ours that the peer has. */
  readonly acknowledged: readonly number[];
  readonly refused?: DeliveryReason;
  /** The peer has shown that it is there and gets on: waiting for it starts over. */
  readonly progress: boolean;
}

/** What some parts of an event lead to, in their order, as one outcome. */
export function together(...parts: readonly Partial<Outcome>[]): Outcome {
  const refused = parts.find((part) => part.refused)?.refused;
  return {
    delivered: parts.flatMap(({ delivered = [] }) => delivered),
    frames: parts.flatMap(({ frames = [] }) => frames),
    acknowledged: parts.flatMap(({ acknowledged = [] }) => acknowledged),
    progress: parts.some(({ progress }) => progress),
    ...(refused && { refused }),
  };
}
