/** A TCP segment as it was read back from a capture. */
export interface Read {
  readonly microseconds: bigint;
  readonly from: string;
  readonly ports: readonly [number, number];
  readonly sequence: number;
  readonly flags: number;
  readonly payload: Uint8Array;
  readonly checksums: readonly [ip: number, tcp: number];
}

/** Reads a little-endian pcapng of bare IPv4, written independently of the writer, from the draft. Throws where it is none. */
export function readPcapng(file: Uint8Array): Read[] {
  const view = new DataView(file.buffer, file.byteOffset, file.length);
  const found: Read[] = [];
  for (let at = 0; at < file.length;) {
    const type = view.getUint32(at, true);
    const length = view.getUint32(at + 4, true);
    if (length % 4 || view.getUint32(at + length - 4, true) !== length)
      throw new Error(`block at ${at}: lengths differ`);
    if (at === 0 && (type !== 0x0a0d0d0a || view.getUint32(8, true) !== 0x1a2b3c4d))
      throw new Error('no section header');
    if (type === 1 && view.getUint16(at + 8, true) !== 101) throw new Error('not raw IP');
    if (type === 6) {
      const time =
        (BigInt(view.getUint32(at + 12, true)) << 32n) | BigInt(view.getUint32(at + 16, true));
      const captured = view.getUint32(at + 20, true);
      found.push(readPacket(file.subarray(at + 28, at + 28 + captured), time));
    }
    at += length;
  }
  return found;
}

function readPacket(ip: Uint8Array, microseconds: bigint): Read {
  const view = new DataView(ip.buffer, ip.byteOffset, ip.length);
  if (ip[0] !== 0x45 || ip[9] !== 6 || view.getUint16(2) !== ip.length) throw new Error('not TCP');
  const data = 20 + (ip[32] >> 4) * 4;
  const pseudo = [...ip.subarray(12, 20), 0, 6, (ip.length - 20) >> 8, (ip.length - 20) & 255];
  return {
    microseconds,
    from: ip.subarray(12, 16).join('.'),
    ports: [view.getUint16(20), view.getUint16(22)],
    sequence: view.getUint32(24),
    flags: ip[33],
    payload: ip.slice(data),
    checksums: [sum(ip.subarray(0, 20)), sum(Uint8Array.from([...pseudo, ...ip.subarray(20)]))],
  };
}

/** Over bytes that hold their own checksum it is 0xffff. */
function sum(bytes: Uint8Array): number {
  let total = 0;
  for (const [i, byte] of bytes.entries()) total += i % 2 ? byte : byte << 8;
  while (total > 0xffff) total = (total & 0xffff) + (total >>> 16);
  return total;
}
