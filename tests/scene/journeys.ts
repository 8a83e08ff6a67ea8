import { encodeUtf8 } from '../../src/lib/bytes/index.ts';
import {
  encrypt,
  type Mode,
  type ModeId,
  type Settings,
  traceDecrypt,
  traceEncrypt,
} from '../../src/lib/modes/index.ts';
import { type Journey, type JourneyTimeline, journeyTimeline } from '../../src/lib/scene/index.ts';
import { fitted } from '../support/given.ts';
import { IV, KEY, NONCE } from './runs.ts';

/** What Eve does to a ciphertext on its way. */
export const DEEDS = {
  nothing: (bytes: Uint8Array) => bytes,
  flip: (bytes: Uint8Array) => bytes.map((byte, i) => (i === 23 ? byte ^ 4 : byte)),
  cut: (bytes: Uint8Array) => bytes.slice(0, -16),
  swap: (bytes: Uint8Array) =>
    Uint8Array.from([...bytes.slice(16, 32), ...bytes.slice(0, 16), ...bytes.slice(32)]),
  insert: (bytes: Uint8Array) => Uint8Array.from([...bytes, ...bytes.slice(0, 16)]),
} satisfies Record<string, (bytes: Uint8Array) => Uint8Array>;
export type Deed = keyof typeof DEEDS;

export const PAYMENTS = 'To ada 0250 EUR\nTo cyd 0075 EUR\nTo bob 0100 EUR\nThank you.';

/** A message's journey in a mode, by its id or by value, with one of Eve's deeds on its way. */
export function journeyOf(
  mode: ModeId | Mode,
  text: string = PAYMENTS,
  deed: Deed = 'nothing',
): Journey & { readonly clock: JourneyTimeline } {
  const iv = mode === 'gcm' ? NONCE : IV;
  const given = typeof mode === 'string' ? fitted(mode, { key: KEY, iv }) : { key: KEY, iv };
  const settings: Settings = { mode, ...given };
  const bytes = encodeUtf8(text);
  const sent = traceEncrypt(settings, bytes);
  const received = traceDecrypt(settings, DEEDS[deed](encrypt(settings, bytes)));
  const journey = { sent, received, ivBytes: mode === 'ecb' || mode === 'xts' ? 0 : iv.length };
  return { ...journey, clock: journeyTimeline(journey) };
}
