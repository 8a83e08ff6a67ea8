import { BLOCK_BYTES, encodeUtf8, fromHex } from '../../lib/bytes/index.ts';
import { encrypt, modes, type Run } from '../../lib/modes/index.ts';
import { ivBytesOf } from '../../lib/session/index.ts';
import { opposite } from '../../lib/wire/index.ts';
import type { Conversation } from './conversation.svelte.ts';
import type { RunsOfMessage } from './run-of-message.ts';
import { type Side, START } from './side.svelte.ts';

/** What a side is writing, as a run. Padded where it has to be: sending it says that it can't be sent so. */
function previewOf(side: Side): Run {
  const { mode, padding } = side.typed;
  const { wholeBlocks } = modes[mode];
  const settings = {
    mode,
    padding: wholeBlocks ? padding : ('none' as const),
    key: side.key.bytes ?? fromHex(START.key),
    iv: (side.iv.bytes ?? fromHex(START.iv)).subarray(0, ivBytesOf(mode)),
  };
  const input = encodeUtf8(side.draft);
  const isWhole = !wholeBlocks || padding !== 'none' || input.length % BLOCK_BYTES === 0;
  const fitting = isWhole ? settings : { ...settings, padding: 'pkcs7' as const };
  return { settings: fitting, direction: 'encrypt', input };
}

/** What is being written, and how it would be read: with what the other side is set to, and the IV that would come. */
export function previewJourney({ sides, wire }: Conversation): RunsOfMessage {
  const role = wire.here[0] ?? 'client';
  const sent = previewOf(sides[role]);
  const reader = sides[opposite(role)];
  const { mode, padding } = reader.typed;
  const settings = {
    ...sent.settings,
    mode,
    padding:
      mode === sides[role].typed.mode && padding === sides[role].typed.padding
        ? sent.settings.padding
        : padding,
    key: reader.key.bytes ?? fromHex(START.key),
  };
  const received: Run = {
    settings,
    direction: 'decrypt',
    input: encrypt(sent.settings, sent.input),
  };
  return { sent, received };
}
