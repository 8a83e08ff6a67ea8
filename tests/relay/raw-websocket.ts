import { randomBytes } from 'node:crypto';
import { createConnection, type Socket } from 'node:net';
import { until } from './programs.ts';

export const OP = { more: 0, text: 1, binary: 2, close: 8, ping: 9, pong: 10 } as const;

interface FrameOptions {
  readonly fin?: boolean;
  /** The three reserved bits, RSV1 = 4. */
  readonly rsv?: number;
  readonly mask?: Uint8Array | false;
  /** How the length is written, whatever it is: 7, 16 or 64 bits. */
  readonly lengthBits?: 7 | 16 | 64;
  /** What the header claims, where that isn't so. */
  readonly claims?: number | bigint;
}

/** One frame of RFC 6455 §5.2, right or wrong. */
export function frame(
  opcode: number,
  payload: Uint8Array | string = '',
  options: FrameOptions = {},
): Buffer {
  const body = Buffer.from(payload as Uint8Array);
  const { fin = true, rsv = 0, mask = Buffer.from([1, 2, 3, 4]), claims = body.length } = options;
  const bits = options.lengthBits ?? (claims < 126 ? 7 : claims < 65_536 ? 16 : 64);
  const length = Buffer.alloc(bits === 7 ? 1 : bits === 16 ? 3 : 9);
  if (bits === 7) length[0] = Number(claims);
  if (bits === 16) length.writeUInt16BE(Number(claims), 1);
  if (bits === 64) length.writeBigUInt64BE(BigInt(claims), 1);
  if (bits !== 7) length[0] = bits === 16 ? 126 : 127;
  if (mask) length[0] |= 0x80;
  const first = Buffer.from([(fin ? 0x80 : 0) | (rsv << 4) | opcode]);
  const masked = mask ? body.map((byte, i) => byte ^ mask[i % 4]) : body;
  return Buffer.concat([first, length, ...(mask ? [mask] : []), masked]);
}

/** A close frame's payload. */
export function closing(code: number, reason: Uint8Array | string = ''): Buffer {
  return Buffer.concat([Buffer.from([code >> 8, code & 255]), Buffer.from(reason as Uint8Array)]);
}

export interface Received {
  readonly opcode: number;
  readonly payload: Buffer;
  /** When it had come, as `performance.now()`. */
  readonly at: number;
}

/** A WebSocket that does what it is told, wrong or right, and keeps what the relay says. */
export class RawWebSocket {
  readonly socket: Socket;
  readonly frames: Received[] = [];
  /** Answers pings. */
  answers = true;
  status = 0;
  head = '';
  isClosed = false;
  #bytes = Buffer.alloc(0);

  constructor(socket: Socket) {
    this.socket = socket;
    socket.on('error', () => {});
    socket.on('close', () => (this.isClosed = true));
    socket.on('data', (chunk: Buffer) => this.#take(chunk));
  }

  get closeCode(): number | undefined {
    const close = this.frames.find(({ opcode }) => opcode === OP.close);
    return close && (close.payload.length >= 2 ? close.payload.readUInt16BE(0) : 1005);
  }

  get texts(): string[] {
    return this.frames
      .filter(({ opcode }) => opcode === OP.text)
      .map(({ payload }) => payload.toString());
  }

  write(...parts: readonly Uint8Array[]): void {
    if (this.socket.writable) this.socket.write(Buffer.concat(parts));
  }

  #take(chunk: Buffer): void {
    this.#bytes = Buffer.concat([this.#bytes, chunk]);
    if (this.status === 0 && !this.#readHead()) return;
    for (;;) {
      const { length } = this.#bytes;
      if (length < 2) return;
      const short = this.#bytes[1] & 127;
      const head = short === 126 ? 4 : short === 127 ? 10 : 2;
      if (length < head) return;
      const size =
        short === 126
          ? this.#bytes.readUInt16BE(2)
          : short === 127
            ? Number(this.#bytes.readBigUInt64BE(2))
            : short;
      if (length < head + size) return;
      const payload = Buffer.from(this.#bytes.subarray(head, head + size));
      const opcode = this.#bytes[0] & 15;
      if (opcode === OP.ping && this.answers) this.write(frame(OP.pong, payload));
      this.frames.push({ opcode, payload, at: performance.now() });
      this.#bytes = this.#bytes.subarray(head + size);
    }
  }

  #readHead(): boolean {
    const end = this.#bytes.indexOf('\r\n\r\n');
    if (end < 0) return false;
    this.head = this.#bytes.toString('latin1', 0, end);
    this.status = Number(this.#bytes.toString('latin1', 9, 12));
    this.#bytes = this.#bytes.subarray(end + 4);
    return true;
  }
}

interface Handshake {
  readonly capability?: string;
  readonly path?: string;
  readonly protocols?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Connects and waits for the answer, whatever it is. */
export async function openRaw(port: number, handshake: Handshake = {}): Promise<RawWebSocket> {
  const { capability = '', path = '/relay', protocols = `blockwise.1, ${capability}` } = handshake;
  const socket = createConnection(port, '127.0.0.1');
  const raw = new RawWebSocket(socket);
  const headers = {
    Host: `127.0.0.1:${port}`,
    Upgrade: 'websocket',
    Connection: 'Upgrade',
    'Sec-WebSocket-Version': '13',
    'Sec-WebSocket-Key': randomBytes(16).toString('base64'),
    'Sec-WebSocket-Protocol': protocols,
    ...handshake.headers,
  };
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
  socket.write(`GET ${path} HTTP/1.1\r\n${lines.join('\r\n')}\r\n\r\n`, 'latin1');
  await until(() => raw.status > 0 || raw.isClosed);
  return raw;
}
