import type { Port } from '../../src/lib/transport/index.ts';

/** What a port hears, and a way to wait for it without a fixed sleep. */
export interface Heard {
  readonly frames: Uint8Array[];
  readonly closings: string[];
  /** Resolves once `count` frames have come. */
  frame(count: number): Promise<void>;
  /** Resolves once the port was closed from elsewhere. */
  closing(): Promise<void>;
}

/** Listens to a port and keeps what it hears. */
export function listen(port: Port): Heard {
  const frames: Uint8Array[] = [];
  const closings: string[] = [];
  const waiting = new Set<() => void>();
  const until = (isDone: () => boolean) =>
    new Promise<void>((resolve) => {
      const check = () => {
        if (!isDone()) return;
        waiting.delete(check);
        resolve();
      };
      waiting.add(check);
      check();
    });
  const note = () => [...waiting].forEach((check) => check());
  port.onreceive = (bytes) => {
    frames.push(bytes);
    note();
  };
  port.onclose = (reason) => {
    closings.push(reason);
    note();
  };
  return {
    frames,
    closings,
    frame: (count) => until(() => frames.length >= count),
    closing: () => until(() => closings.length > 0),
  };
}
