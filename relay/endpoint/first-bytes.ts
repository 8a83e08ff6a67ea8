import type { Socket } from 'node:net';
import { type Ranked, isFrames, rank } from './dialects/detect.ts';
import type { Agreed } from './dialects/recipes.ts';
import { afterSilence } from './silence.ts';
import type { ModeId } from '../../src/lib/modes/index.ts';

/** What the first bytes of a peer say about its program. */
export interface Detected {
  readonly early: Buffer;
  /** Empty where nothing that is known fits. */
  readonly ranking: readonly Ranked[];
  readonly isFrames: boolean;
}

/** How long nothing has to come after the first bytes until they are judged. */
const PAUSE_MS = 200;
const ENOUGH_BYTES = 65_536;

/** Reads a socket until its dialect can be told, then lets go of it, paused. Tells nothing if it closes before that. */
export function listenFirst(
  socket: Socket,
  agreed: Agreed,
  mode: ModeId,
  tell: (detected: Detected) => void,
): void {
  const chunks: Buffer[] = [];
  let callOff = () => {};
  const done = (frames: boolean) => {
    callOff();
    socket.pause().off('data', take).off('end', judge);
    const early = Buffer.concat(chunks);
    tell({ early, isFrames: frames, ranking: frames ? [] : rank(early, agreed, mode) });
  };
  const judge = () => {
    if (chunks.length > 0) done(false);
  };
  const take = (chunk: Buffer) => {
    chunks.push(chunk);
    const bytes = Buffer.concat(chunks);
    callOff();
    const verdict = isFrames(bytes);
    if (verdict) return done(true);
    if (bytes.length > ENOUGH_BYTES) return done(false);
    // A shorter wait would judge a message by its first half.
    callOff = afterSilence(PAUSE_MS, judge);
  };
  socket.on('data', take).once('end', judge);
}
