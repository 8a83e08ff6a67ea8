import { concatBytes } from '../bytes/index.ts';
import { opposite, type Role } from '../wire/index.ts';

/** The two ends as the capture names them: addresses that are kept for documents (RFC 5737), ports as the endpoint's. */
export const ADDRESSES = { client: [192, 0, 2, 1], server: [192, 0, 2, 2] } as const;
/** The port that the server is drawn at in a capture. */
export const SERVER_PORT = 12_345;
/** The client's port of connection 0; connection 1 has the next one. */
export const CLIENT_PORT = 49_152;
/** The most bytes of a segment, as on Ethernet. */
export const SEGMENT_BYTES = 1_460;

/** Flags of a segment, RFC 9293 §3.1. */
export const FLAG = { fin: 1, syn: 2, psh: 8, ack: 16 } as const;

/** One segment; numbers as TCP counts them. */
export interface Segment {
  readonly from: Role;
  readonly stream: 0 | 1;
  readonly sequence: number;
  readonly acknowledged: number;
  readonly flags: number;
  readonly payload: Uint8Array;
}

const IP_BYTES = 20;
const TCP_BYTES = 20;
const TCP = 6;

/** A segment in an IPv4 packet (RFC 791 §3.1, RFC 9293 §3.1), both checksums right. `id`: the packet's identification. */
export function packetOf(segment: Segment, id: number): Uint8Array {
  const { from, stream, payload } = segment;
  const to = opposite(from);
  const ports = { client: CLIENT_PORT + stream, server: SERVER_PORT };
  const ends = [...ADDRESSES[from], ...ADDRESSES[to]];
  const ip = new Uint8Array(IP_BYTES);
  const ipView = new DataView(ip.buffer);
  ip[0] = 0x45;
  ipView.setUint16(2, IP_BYTES + TCP_BYTES + payload.length);
  ipView.setUint16(4, id & 0xffff);
  ip.set([0x40, 0, 64, TCP], 6);
  ip.set(ends, 12);
  ipView.setUint16(10, checksum(ip));
  const tcp = new Uint8Array(TCP_BYTES);
  const view = new DataView(tcp.buffer);
  view.setUint16(0, ports[from]);
  view.setUint16(2, ports[to]);
  view.setUint32(4, segment.sequence >>> 0);
  view.setUint32(8, segment.acknowledged >>> 0);
  view.setUint16(12, ((TCP_BYTES / 4) << 12) | segment.flags);
  view.setUint16(14, 0xffff);
  const length = TCP_BYTES + payload.length;
  const pseudo = Uint8Array.from([...ends, 0, TCP, length >> 8, length & 0xff]);
  view.setUint16(16, checksum(concatBytes([pseudo, tcp, payload])));
  return concatBytes([ip, tcp, payload]);
}

/** The Internet checksum, RFC 1071. */
function checksum(bytes: Uint8Array): number {
  let sum = 0;
  for (let i = 0; i < bytes.length; i += 2) sum += (bytes[i] << 8) | (bytes[i + 1] ?? 0);
  while (sum > 0xffff) sum = (sum & 0xffff) + (sum >>> 16);
  return ~sum & 0xffff;
}
