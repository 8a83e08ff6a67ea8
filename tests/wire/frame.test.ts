import { describe, expect, it } from 'vitest';
import { toHex } from '../../src/lib/bytes/index.ts';
import {
  encodeFrame,
  HEADER_BYTES,
  HEADER_FIELDS,
  MAX_FRAME_BYTES,
  maxCiphertextBytes,
  parseFrame,
  type WireFrame,
} from '../../src/lib/wire/index.ts';
import { ACK, DATA, HELLO } from './frames.ts';

describe('The table of the wire frame', () => {
  it('is contiguous and covers the header', () => {
    let end = 0;
    for (const { offset, length } of HEADER_FIELDS) {
      expect(offset).toBe(end);
      end += length;
    }
    expect(end).toBe(HEADER_BYTES);
  });

  it('is what encodeFrame writes, byte by byte', () => {
    const hex = toHex(encodeFrame(DATA)).replace(/\s/g, '').toLowerCase();
    expect(hex).toBe(
      '01020200' + // version, type, mode, flags
        '0102030405060708' + // epoch, peerEpoch
        '00100020' + // IV length, ciphertext length
        '0000001112131415' + // sequence
        '0000002122232425' + // acknowledged
        '808182838485868788898a8b8c8d8e8f' +
        'c0c1c2c3c4c5c6c7c8c9cacbcccdcecfd0d1d2d3d4d5d6d7d8d9dadbdcdddedf',
    );
  });

  it('has its codes: hello 1, data 2, ack 3, alert 4; ecb 1, cbc 2, cfb 3, ofb 4, ctr 5, gcm 6; resend is bit 0', () => {
    const alert = { ...HELLO, type: 'alert' as const, ciphertext: Uint8Array.of(1) };
    expect([HELLO, DATA, ACK, alert].map((frame) => encodeFrame(frame)[1])).toEqual([1, 2, 3, 4]);
    const modes = ['ecb', 'cbc', 'cfb', 'ofb', 'ctr', 'gcm'] as const;
    expect(modes.map((mode) => encodeFrame({ ...DATA, mode })[2])).toEqual([1, 2, 3, 4, 5, 6]);
    expect([HELLO, ACK].map((frame) => encodeFrame(frame)[2])).toEqual([0, 0]);
    expect([ACK, { ...ACK, resend: false }].map((frame) => encodeFrame(frame)[3])).toEqual([1, 0]);
  });
});

describe('encodeFrame and parseFrame', () => {
  const empty = new Uint8Array(0);
  const longest = new Uint8Array(maxCiphertextBytes(16)).fill(7);
  const frames: Record<string, WireFrame> = {
    'a hello': HELLO,
    'an ack that asks for a message again, all numbers at their highest': ACK,
    'a data frame': DATA,
    'an empty message without an IV': { ...DATA, mode: 'ecb', iv: empty, ciphertext: empty },
    'the longest message': { ...DATA, ciphertext: longest },
    'the first message before the peer was heard': {
      ...DATA,
      sequence: 1,
      peerEpoch: 0,
      acknowledged: 0,
    },
  };

  it.each(Object.entries(frames))('carry %s there and back', (_, frame) => {
    const bytes = encodeFrame(frame);
    expect(parseFrame(bytes)).toEqual(frame);
    expect(encodeFrame(parseFrame(bytes))).toEqual(bytes);
  });

  it('fill 64 KiB and no more', () => {
    expect(encodeFrame({ ...DATA, ciphertext: longest })).toHaveLength(MAX_FRAME_BYTES);
    expect(maxCiphertextBytes(0)).toBe(65_504);
    expect(maxCiphertextBytes(16)).toBe(65_488);
  });

  it('share no byte with what they were given', () => {
    const iv = new Uint8Array(16);
    const bytes = encodeFrame({ ...DATA, iv });
    iv.fill(9);
    const frame = parseFrame(bytes);
    expect(frame.iv).toEqual(new Uint8Array(16));
    bytes.fill(0xee);
    expect(frame).toEqual({ ...DATA, iv: new Uint8Array(16) });
  });

  it("share none with a Node Buffer either, whose slices are views, and read one out of a pool's middle", () => {
    const pool = Buffer.alloc(300, 0xee);
    pool.set(encodeFrame(DATA), 101);
    const frame = parseFrame(pool.subarray(101, 101 + encodeFrame(DATA).length));
    pool.fill(0);
    expect(frame).toEqual(DATA);
    expect(frame.ciphertext.buffer.byteLength).toBe(32);
  });
});
