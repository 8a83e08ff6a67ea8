import { concatBytes } from '../bytes/index.ts';
import { opposite } from '../wire/index.ts';
import { FLAG, type Segment, SEGMENT_BYTES } from './tcp.ts';
import type { Packet } from './types.ts';

/** A segment and when it went. */
export interface Sent {
  readonly at: number;
  readonly segment: Segment;
  readonly comment?: string;
}

const NOTHING = new Uint8Array(0);

/** One connection: counts the bytes of both directions, as TCP does. */
class Connection {
  readonly #next = { client: 1_000, server: 2_000 };
  readonly #stream: 0 | 1;

  constructor(stream: 0 | 1) {
    this.#stream = stream;
  }

  segment(from: Packet['from'], flags: number, payload: Uint8Array = NOTHING): Segment {
    const to = opposite(from);
    const acknowledged = flags & FLAG.ack ? this.#next[to] : 0;
    const segment = {
      from,
      stream: this.#stream,
      sequence: this.#next[from],
      acknowledged,
      flags,
      payload,
    };
    this.#next[from] += payload.length + (flags & FLAG.syn ? 1 : 0);
    return segment;
  }

  handshake(): Segment[] {
    return [
      this.segment('client', FLAG.syn),
      this.segment('server', FLAG.syn | FLAG.ack),
      this.segment('client', FLAG.ack),
    ];
  }
}

/** Frames as segments: each connection begins with its handshake, each frame with its length in 4 bytes, as on our TCP. */
export function segmentsOf(packets: readonly Packet[]): Sent[] {
  const connections = new Map<number, Connection>();
  return packets.flatMap(({ from, at, bytes, stream = 0, comment }): Sent[] => {
    const connection = connections.get(stream) ?? new Connection(stream);
    const opening = connections.has(stream) ? [] : connection.handshake();
    connections.set(stream, connection);
    const segments = cut(withLength(bytes)).map((payload) =>
      connection.segment(from, FLAG.psh | FLAG.ack, payload),
    );
    return [
      ...opening.map((segment) => ({ at, segment })),
      ...segments.map((segment, i) => ({ at, segment, ...(comment && i === 0 && { comment }) })),
    ];
  });
}

function withLength(frame: Uint8Array): Uint8Array {
  const length = new Uint8Array(4);
  new DataView(length.buffer).setUint32(0, frame.length);
  return concatBytes([length, frame]);
}

function cut(bytes: Uint8Array): Uint8Array[] {
  const count = Math.ceil(bytes.length / SEGMENT_BYTES);
  return Array.from({ length: count }, (_, i) =>
    bytes.subarray(i * SEGMENT_BYTES, (i + 1) * SEGMENT_BYTES),
  );
}
