import { encodeUtf8, fromHex } from '../../../src/lib/bytes/index.ts';
import type { SeenFrame } from '../../../src/lib/eve/findings/types.ts';
import { encrypt, type ModeId, modes } from '../../../src/lib/modes/index.ts';

const KEY = fromHex('2b7e151628aed2a6abf7158809cf4f3c');

/** A text as it crosses, encrypted with a fixed key; a mode that takes no IV is given none. */
export function seenFrame(mode: ModeId, text: string, iv: Uint8Array): SeenFrame {
  const given = modes[mode].iv === 'none' ? new Uint8Array() : iv;
  return { mode, iv: given, ciphertext: encrypt({ mode, key: KEY, iv: given }, encodeUtf8(text)) };
}
