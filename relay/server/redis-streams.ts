import type { Fields } from './bus-entry.ts';

/** A stream is forgotten so long after the last word in it: what is older nobody reads any more. */
const KEEP_SECONDS = 60;
/** How often a stream's end is put off, at most. */
const RENEW_MS = 20_000;
/** Bytes of frames that a stream holds at most, beside short ones. */
const MOST_BYTES = 1_048_576;

/** What this needs of a Redis client. */
interface Writer {
  sendCommand(args: Fields): Promise<unknown>;
  expire(key: string, seconds: number): Promise<unknown>;
  del(key: string): Promise<unknown>;
}

/** Streams that are written to, each bounded in entries and in bytes and soon forgotten, so that rooms don't fill Redis. */
export class RedisStreams {
  readonly #writer: Writer;
  readonly #length: number;
  /** When each stream's end was put off last. */
  readonly #renewed = new Map<string, number>();

  /** `length`: entries that a stream holds at most. */
  constructor(writer: Writer, length: number) {
    this.#writer = writer;
    this.#length = length;
  }

  /** Adds an entry; its number, or undefined where it was lost. `byteLength`: of the frame in it. */
  async add(key: string, fields: Fields, byteLength = 0): Promise<string | undefined> {
    const most = Math.floor(MOST_BYTES / Math.max(1, byteLength));
    const length = String(Math.max(1, Math.min(this.#length, most)));
    try {
      const added = this.#writer.sendCommand(['XADD', key, 'MAXLEN', length, '*', ...fields]);
      this.#renew(key);
      return String(await added);
    } catch {
      return undefined;
    }
  }

  /** Nobody writes to it from here any more; `isFree`: nor anybody else. */
  leave(key: string, isFree: boolean): void {
    this.#renewed.delete(key);
    if (isFree) void this.#writer.del(key).catch(() => {});
  }

  /** What was there is gone, with the Redis that held it. */
  clear(): void {
    this.#renewed.clear();
  }

  #renew(key: string): void {
    const now = performance.now();
    if (now - (this.#renewed.get(key) ?? -Infinity) < RENEW_MS) return;
    this.#renewed.set(key, now);
    void this.#writer.expire(key, KEEP_SECONDS).catch(() => {});
  }
}
