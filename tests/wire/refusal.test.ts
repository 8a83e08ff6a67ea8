import { describe, expect, it } from 'vitest';
import { MODE_IDS } from '../../src/lib/modes/index.ts';
import {
  encodeFrame,
  HEADER_FIELDS,
  type HeaderField,
  MAX_FRAME_BYTES,
  parseFrame,
  WIRE_REASONS,
  WireError,
  type WireFrame,
} from '../../src/lib/wire/index.ts';
import { ACK, DATA, HELLO } from './frames.ts';

/** The frame's bytes with one field of the header written over, big-endian. */
function withField(frame: WireFrame, name: HeaderField, ...bytes: number[]): Uint8Array {
  const encoded = encodeFrame(frame);
  const { offset, length } = HEADER_FIELDS.find((field) => field.name === name)!;
  encoded.set(bytes, offset + length - bytes.length);
  return encoded;
}

function reasonOf(work: () => unknown): string {
  try {
    work();
  } catch (error) {
    expect(error).toBeInstanceOf(WireError);
    expect((error as WireError).message).toMatch(/^[A-Z].*\.$/);
    return (error as WireError).reason;
  }
  return 'accepted';
}

const two53 = [0, 0x20, 0, 0, 0, 0, 0, 0];
const two64less1 = Array(8).fill(0xff) as number[];

describe('parseFrame refuses', () => {
  const cases: [what: string, reason: string, bytes: unknown][] = [
    ['undefined', 'not-bytes', undefined],
    ['null', 'not-bytes', null],
    ['text', 'not-bytes', 'a wire frame of more than 32 characters'],
    ['an array of numbers', 'not-bytes', Array(40).fill(1)],
    ['an ArrayBuffer', 'not-bytes', encodeFrame(HELLO).buffer],
    ['no bytes', 'empty', new Uint8Array(0)],
    ['31 bytes', 'short', encodeFrame(HELLO).subarray(0, 31)],
    ['one byte', 'short', new Uint8Array([1])],
    ['64 KiB and one byte', 'too-long', new Uint8Array(MAX_FRAME_BYTES + 1)],
    ['version 0', 'version', withField(HELLO, 'version', 0)],
    ['version 2', 'version', withField(HELLO, 'version', 2)],
    ['type 0', 'type', withField(HELLO, 'type', 0)],
    ['type 5', 'type', withField(HELLO, 'type', 5)],
    ['data without a mode', 'mode', withField(DATA, 'mode', 0)],
    ['a mode after the last', 'mode', withField(DATA, 'mode', MODE_IDS.length + 1)],
    ['an ack with a mode', 'mode', withField(ACK, 'mode', 1)],
    ['a hello with a mode', 'mode', withField(HELLO, 'mode', 2)],
    ['an unknown flag', 'flags', withField(ACK, 'flags', 2)],
    ['data that asks for a resend', 'flags', withField(DATA, 'flags', 1)],
    ['a hello that asks for a resend', 'flags', withField(HELLO, 'flags', 1)],
    ['epoch 0', 'epoch', withField(HELLO, 'epoch', 0)],
    ['sequence 0', 'sequence', withField(HELLO, 'sequence', 0)],
    ['sequence 2⁵³', 'sequence', withField(DATA, 'sequence', ...two53)],
    ['sequence 2⁶⁴ − 1', 'sequence', withField(DATA, 'sequence', ...two64less1)],
    ['acknowledged 2⁵³', 'acknowledged', withField(DATA, 'acknowledged', ...two53)],
    ['acknowledged 2⁶⁴ − 1', 'acknowledged', withField(DATA, 'acknowledged', ...two64less1)],
    ['an ack to nobody', 'acknowledged', withField(HELLO, 'acknowledged', 1)],
    ['a ciphertext length one too high', 'length', withField(DATA, 'ciphertextLength', 33)],
    ['a ciphertext length one too low', 'length', withField(DATA, 'ciphertextLength', 31)],
    ['an IV length one too high', 'length', withField(DATA, 'ivLength', 17)],
    ['lengths of 65,535', 'length', withField(DATA, 'ciphertextLength', 0xff, 0xff)],
    ['data cut short', 'length', encodeFrame(DATA).subarray(0, -1)],
    ['a hello with a byte behind it', 'length', Uint8Array.from([...encodeFrame(HELLO), 0])],
    ['data called an ack, with its IV', 'iv-length', relabelled()],
    ['an IV of 17 bytes', 'iv-length', longIv()],
    ['an ack with ciphertext', 'length', ackWithCiphertext()],
  ];

  it.each(cases)('%s: %s', (_, reason, bytes) => {
    expect(reasonOf(() => parseFrame(bytes as Uint8Array))).toBe(reason);
  });

  it('for every reason there is', () => {
    expect([...new Set(cases.map(([, reason]) => reason))].sort()).toEqual(
      [...WIRE_REASONS].sort(),
    );
  });

  it('without repeating what was in the payload', () => {
    const secret = new TextEncoder().encode('attack at dawn!!');
    const bytes = encodeFrame({ ...DATA, iv: secret, ciphertext: secret });
    const broken = [bytes.subarray(0, -1), bytes.with(3, 99), bytes.with(0, 9), bytes.with(2, 99)];
    for (const frame of broken) {
      expect(() => parseFrame(frame)).toThrow(WireError);
      expect(() => parseFrame(frame)).not.toThrow(/attack|dawn|61 ?74|97,/);
    }
  });
});

describe('encodeFrame refuses', () => {
  const cases: [what: string, reason: string, frame: object][] = [
    ['an unknown type', 'type', { ...HELLO, type: 'bye' }],
    ['a missing type', 'type', { ...HELLO, type: undefined }],
    ['an unknown mode', 'mode', { ...DATA, mode: 'rot13' }],
    ['data without a mode', 'mode', { ...DATA, mode: 'none' }],
    ['a hello with a mode', 'mode', { ...HELLO, mode: 'cbc' }],
    ['a resend on data', 'flags', { ...DATA, resend: true }],
    ['a missing resend', 'flags', { ...ACK, resend: undefined }],
    ['epoch 0', 'epoch', { ...HELLO, epoch: 0 }],
    ['epoch 2³²', 'epoch', { ...HELLO, epoch: 2 ** 32 }],
    ['peer epoch −1', 'epoch', { ...HELLO, peerEpoch: -1 }],
    ['sequence 0', 'sequence', { ...HELLO, sequence: 0 }],
    ['sequence 1.5', 'sequence', { ...HELLO, sequence: 1.5 }],
    ['sequence NaN', 'sequence', { ...HELLO, sequence: NaN }],
    ['sequence 2⁵³', 'sequence', { ...HELLO, sequence: 2 ** 53 }],
    ['a sequence that is text', 'sequence', { ...HELLO, sequence: '1' }],
    ['acknowledged −0, which would come back as 0', 'acknowledged', { ...ACK, acknowledged: -0 }],
    ['acknowledged 1 of no epoch', 'acknowledged', { ...HELLO, acknowledged: 1 }],
    ['an IV of 17 bytes', 'iv-length', { ...DATA, iv: new Uint8Array(17) }],
    ['an IV on an ack', 'iv-length', { ...ACK, iv: new Uint8Array(16) }],
    ['ciphertext on an ack', 'length', { ...ACK, ciphertext: new Uint8Array(1) }],
    ['one byte too many', 'too-long', { ...DATA, ciphertext: new Uint8Array(65_489) }],
    ['an IV that is an array', 'not-bytes', { ...DATA, iv: [1, 2] }],
    ['missing ciphertext', 'not-bytes', { ...DATA, ciphertext: undefined }],
  ];

  it.each(cases)('%s: %s', (_, reason, frame) => {
    expect(reasonOf(() => encodeFrame(frame as WireFrame))).toBe(reason);
  });
});

function relabelled(): Uint8Array {
  const bytes = withField(DATA, 'type', 3);
  bytes[2] = 0;
  return bytes;
}

/** The 48 bytes after the header, told apart as 17 and 31. */
function longIv(): Uint8Array {
  const bytes = withField(DATA, 'ivLength', 17);
  bytes[15] = 31;
  return bytes;
}

function ackWithCiphertext(): Uint8Array {
  const bytes = withField({ ...DATA, iv: new Uint8Array(0) }, 'type', 3);
  bytes[2] = 0;
  return bytes;
}
