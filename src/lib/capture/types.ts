import type { Role } from '../wire/index.ts';

/** One frame that crossed, to be written as TCP. */
export interface Packet {
  readonly from: Role;
  /** Milliseconds since 1970. */
  readonly at: number;
  /** The whole wire frame. */
  readonly bytes: Uint8Array;
  /** Which connection: 0 is what the endpoints sent, 1 what Eve sent on in its place. */
  readonly stream?: 0 | 1;
  /** A remark that Wireshark shows with the packet. */
  readonly comment?: string;
}
