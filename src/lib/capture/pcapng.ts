import { concatBytes, encodeUtf8 } from '../bytes/index.ts';
import { segmentsOf } from './segments.ts';
import { packetOf } from './tcp.ts';
import type { Packet } from './types.ts';

/** Types of blocks and options, and the link type of bare IP packets: draft-ietf-opsawg-pcapng §4, §3.5; LINKTYPE_RAW. */
export const BLOCK = { section: 0x0a0d0d0a, interface: 1, packet: 6 } as const;
/** The number by which a reader finds out the byte order: pcapng §4.1. */
export const BYTE_ORDER = 0x1a2b3c4d;
/** The link type of packets that begin with their IP header: LINKTYPE_RAW. */
export const RAW_IP = 101;
const COMMENT = 1;
const NAME = 2;

/** A capture file of what crossed, for Wireshark: little-endian, times in microseconds, one interface. */
export function writePcapng(packets: readonly Packet[]): Uint8Array<ArrayBuffer> {
  const section = numbers([4, BYTE_ORDER], [2, 1], [2, 0], [4, 0xffff_ffff], [4, 0xffff_ffff]);
  const description = concatBytes([
    numbers([2, RAW_IP], [2, 0], [4, 0]),
    option(NAME, 'Blockwise wire'),
    END_OF_OPTIONS,
  ]);
  const sent = segmentsOf(packets);
  return concatBytes([
    block(BLOCK.section, section),
    block(BLOCK.interface, description),
    ...sent.map(({ at, segment, comment }, i) =>
      block(BLOCK.packet, packetBody(at, packetOf(segment, i), comment)),
    ),
  ]);
}

function packetBody(at: number, bytes: Uint8Array, comment?: string): Uint8Array {
  const microseconds = BigInt(Math.round(at * 1_000));
  const high = Number(microseconds >> 32n);
  const low = Number(microseconds & 0xffff_ffffn);
  return concatBytes([
    numbers([4, 0], [4, high], [4, low], [4, bytes.length], [4, bytes.length]),
    padded(bytes),
    ...(comment ? [option(COMMENT, comment), END_OF_OPTIONS] : []),
  ]);
}

function block(type: number, body: Uint8Array): Uint8Array {
  const length = body.length + 12;
  return concatBytes([numbers([4, type], [4, length]), body, numbers([4, length])]);
}

const END_OF_OPTIONS = new Uint8Array(4);

function option(code: number, text: string): Uint8Array {
  const bytes = encodeUtf8(text);
  return concatBytes([numbers([2, code], [2, bytes.length]), padded(bytes)]);
}

/** Filled up with zeros to a multiple of 4 bytes. */
function padded(bytes: Uint8Array): Uint8Array {
  const whole = new Uint8Array(Math.ceil(bytes.length / 4) * 4);
  whole.set(bytes);
  return whole;
}

/** Numbers, little-endian, each in so many bytes. */
function numbers(...fields: readonly (readonly [bytes: 2 | 4, value: number])[]): Uint8Array {
  const whole = new Uint8Array(fields.reduce((sum, [bytes]) => sum + bytes, 0));
  const view = new DataView(whole.buffer);
  let at = 0;
  for (const [bytes, value] of fields) {
    if (bytes === 2) view.setUint16(at, value, true);
    else view.setUint32(at, value, true);
    at += bytes;
  }
  return whole;
}
