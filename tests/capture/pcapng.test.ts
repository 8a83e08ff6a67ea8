import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { toHex } from '../../src/lib/bytes/index.ts';
import { CLIENT_PORT, type Packet, SERVER_PORT, writePcapng } from '../../src/lib/capture/index.ts';
import { encodeFrame, parseFrame } from '../../src/lib/wire/index.ts';
import { LengthReader } from '../../relay/framing.ts';
import { seededRandom } from '../support/random.ts';
import { DATA, HELLO } from '../wire/frames.ts';
import { readPcapng } from './read-pcapng.ts';

const random = seededRandom('frames to capture');
const AT = 1_764_000_000_123;
const large = { ...DATA, ciphertext: random.bytes(60_000) };
const PACKETS: Packet[] = [
  { from: 'client', at: AT, bytes: encodeFrame(HELLO) },
  { from: 'server', at: AT + 2, bytes: encodeFrame(HELLO) },
  { from: 'client', at: AT + 40, bytes: encodeFrame(DATA), comment: 'altered by Eve' },
  { from: 'client', at: AT + 41, bytes: encodeFrame({ ...DATA, mode: 'cfb' }), stream: 1 },
  { from: 'server', at: AT + 900, bytes: encodeFrame(large) },
];

/** The frames that each sender sent on each connection, read back as a TCP peer would. */
function framesIn(payloads: readonly { key: string; payload: Uint8Array }[]) {
  const readers = new Map<string, LengthReader>();
  const frames: [string, Uint8Array][] = [];
  for (const { key, payload } of payloads) {
    const reader = readers.get(key) ?? new LengthReader(65_536);
    readers.set(key, reader);
    for (const frame of reader.feed(payload)) frames.push([key, new Uint8Array(frame)]);
  }
  return frames;
}

describe('A capture of the wire', () => {
  const file = writePcapng(PACKETS);
  const packets = readPcapng(file);

  it('is pcapng that holds each frame whole, over TCP, in order, at its time', () => {
    const frames = framesIn(
      packets.map(({ ports, payload }) => ({ key: ports.join('>'), payload })),
    );
    const port = ({ from, stream = 0 }: Packet) =>
      from === 'client'
        ? `${CLIENT_PORT + stream}>${SERVER_PORT}`
        : `${SERVER_PORT}>${CLIENT_PORT + stream}`;
    expect(frames).toEqual(PACKETS.map((packet) => [port(packet), packet.bytes]));
    for (const [, bytes] of frames) expect(() => parseFrame(bytes)).not.toThrow();
    const times = packets.filter(({ payload }) => payload.length > 0);
    expect(times[0].microseconds).toBe(BigInt(AT) * 1000n);
    expect(times.at(-1).microseconds).toBe(BigInt(AT + 900) * 1000n);
  });

  it('has right checksums, a handshake on each connection, and numbers that go on', () => {
    for (const { checksums } of packets) expect(checksums).toEqual([0xffff, 0xffff]);
    const first = packets.filter(({ ports }) => ports.includes(CLIENT_PORT)).slice(0, 3);
    expect(first.map(({ flags }) => flags)).toEqual([2, 18, 16]);
    for (const port of [CLIENT_PORT, CLIENT_PORT + 1]) {
      const own = packets.filter(({ ports }) => ports[0] === port);
      for (const [i, { sequence, payload, flags }] of own.entries())
        if (own[i + 1])
          expect(own[i + 1].sequence).toBe(sequence + payload.length + (flags & 2 ? 1 : 0));
    }
  });

  const hasTshark = spawnSync('tshark', ['--version']).status === 0;
  it(`opens in tshark with the same bytes, ports and times (${hasTshark ? 'it is installed' : 'it isn’t installed: the reader above stands in'})`, () => {
    if (!hasTshark) return expect(packets.length).toBeGreaterThan(PACKETS.length);
    const folder = mkdtempSync(join(tmpdir(), 'capture-'));
    try {
      const path = join(folder, 'wire.pcapng');
      writeFileSync(path, file);
      const fields = ['frame.time_epoch', 'ip.src', 'tcp.srcport', 'tcp.dstport', 'tcp.payload'];
      const options = ['-o', 'tcp.check_checksum:TRUE', '-o', 'ip.check_checksum:TRUE'];
      const text = execFileSync(
        'tshark',
        ['-r', path, ...options, '-T', 'fields', ...fields.flatMap((name) => ['-e', name])],
        { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'], maxBuffer: 1e8 },
      );
      const rows = text
        .trimEnd()
        .split('\n')
        .map((row) => row.split('\t'));
      expect(rows.map(([, ip, from, to, hex = '']) => [ip, from, to, hex])).toEqual(
        packets.map(({ from, ports, payload }) => [from, ...ports.map(String), toHex(payload)]),
      );
      expect(rows.map(([time]) => BigInt(Math.round(Number(time) * 1e6)))).toEqual(
        packets.map(({ microseconds }) => microseconds),
      );
      const wrong = execFileSync(
        'tshark',
        ['-r', path, ...options, '-Y', '_ws.expert.severity >= 0x600000 || _ws.malformed'],
        { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] },
      );
      expect(wrong).toBe('');
      const comments = execFileSync('tshark', ['-r', path, '-T', 'fields', '-e', 'frame.comment'], {
        encoding: 'utf8',
        stdio: ['ignore', 'pipe', 'ignore'],
      });
      expect(comments).toContain('altered by Eve');
    } finally {
      rmSync(folder, { recursive: true });
    }
  }, 60_000);
});
