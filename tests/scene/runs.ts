import { encodeUtf8, fromHex } from '../../src/lib/bytes/index.ts';
import {
  type Direction,
  encrypt,
  type ModeId,
  modes,
  type Settings,
  type Trace,
  traceDecrypt,
  traceEncrypt,
} from '../../src/lib/modes/index.ts';
import { fitted } from '../support/given.ts';
import {
  layout,
  longestCaptions,
  type Metrics,
  MID,
  NEAR,
  PHONE,
  type Scene,
  type Timeline,
  timelineOf,
} from '../../src/lib/scene/index.ts';

/** The key of FIPS 197, appendix A.1. */
export const KEY = fromHex('2b7e151628aed2a6abf7158809cf4f3c');
export const IV = fromHex('000102030405060708090a0b0c0d0e0f');
/** GCM's own length. */
export const NONCE = IV.subarray(0, 12);

/** 67 bytes: three equal blocks, one more, and three bytes. */
export const MESSAGE = 'Attack at dawn! Attack at dawn! Attack at dawn! Bring the penguins.';

export const LOOKS = { NEAR, PHONE, MID } satisfies Record<string, Metrics>;
export type Look = keyof typeof LOOKS;

/** The modes whose picture these tests know. */
export const MODES = [
  'ecb',
  'cbc',
  'cfb',
  'ofb',
  'ctr',
  'gcm',
] as const satisfies readonly ModeId[];
/** Those that are met less, and have a picture all the same. */
export const RARE = [
  ...(['cfb8', 'ccm', 'cbc-cs1', 'cbc-cs2', 'cbc-cs3', 'xts'] as const),
] satisfies readonly ModeId[];
export const DIRECTIONS = ['encrypt', 'decrypt'] as const satisfies readonly Direction[];

export interface Run {
  readonly trace: Trace;
  readonly timeline: Timeline;
}

const bytesOf = (message: string | Uint8Array): Uint8Array =>
  typeof message === 'string' ? encodeUtf8(message) : message;

/** A run of a mode on a plaintext; on decryption of what encryption makes of it. */
export function run(
  mode: ModeId,
  direction: Direction = 'encrypt',
  plaintext: string | Uint8Array = MESSAGE,
  more: Partial<Settings> = {},
): Run {
  const iv = mode === 'gcm' ? NONCE : IV;
  const settings: Settings = { mode, ...fitted(mode, { key: KEY, iv }), ...more };
  const bytes = bytesOf(plaintext);
  const trace =
    direction === 'encrypt'
      ? traceEncrypt(settings, bytes)
      : traceDecrypt(settings, encrypt(settings, bytes));
  return { trace, timeline: timelineOf(trace) };
}

/** GCM's decryption of a message that was changed on its way. */
export function refusedRun(plaintext: string = MESSAGE): Run {
  const settings: Settings = { mode: 'gcm', key: KEY, iv: NONCE };
  const ciphertext = encrypt(settings, encodeUtf8(plaintext));
  ciphertext[0] ^= 1;
  const trace = traceDecrypt(settings, ciphertext);
  return { trace, timeline: timelineOf(trace) };
}

/** A message of so many blocks, no two alike; padded, where the mode pads, inside the last one. */
export function blocksOfText(mode: ModeId, count: number): string {
  const text = Array.from({ length: count }, (_, i) => `block ${String(i + 1).padStart(9, '0')} `);
  const { wholeBlocks, segmentBytes } = modes[mode];
  return text.join('').slice(0, wholeBlocks ? -1 : segmentBytes * count);
}

/** The scene of a window of a run. */
export function sceneOf(
  { trace }: Run,
  look: Look = 'NEAR',
  first = 1,
  count = Math.max(1, trace.blocks),
): Scene {
  return layout(trace, { first, count }, LOOKS[look], longestCaptions(trace, timelineOf(trace)));
}
