/** So many frames a second, and so many at once before that. */
export interface Pace {
  readonly perSecond: number;
  readonly burst: number;
}

/**
 * One end of something that carries whole wire frames: a MessageChannel, a WebSocket, a TCP connection. The line
 * between `session`, which speaks into a port, and `transport`, which makes one; neither knows the other.
 */
export interface Port {
  /** Hands the bytes over; the caller's array stays the caller's. Throws where the port isn't open. */
  send(bytes: Uint8Array): void;
  /** Called with each frame that arrives. What arrives before the first handler is set waits for it. */
  onreceive: ((bytes: Uint8Array) => void) | null;
  /** Called once, when the other side closes or the carrier fails; not on this side's own `close()`. */
  onclose: ((reason: string) => void) | null;
  /** Closes both ways and tells the other side why. What was sent and has not arrived may be lost. */
  close(reason?: string): void;
  readonly open: boolean;
  /** How fast it takes frames; as fast as they come, where left out. */
  readonly pace?: Pace;
  /** Called when whoever carries it takes no frame for so many milliseconds: it came too fast. */
  onslower?: ((ms: number) => void) | null;
}
