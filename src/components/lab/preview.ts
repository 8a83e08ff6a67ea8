import { BLOCK_BYTES, encodeUtf8, fromHex } from '../../lib/bytes/index.ts';
import { type Direction, encrypt, modes, type Run } from '../../lib/modes/index.ts';
import { ivBytesOf } from '../../lib/session/index.ts';
import { type Side, START } from './side.svelte.ts';

/** What a side is writing, as a run for the stage. Padded where it has to be: sending it says that it can't be sent so. */
export function previewOf(side: Side, direction: Direction): Run {
  const { mode, padding } = side.typed;
  const { wholeBlocks } = modes[mode];
  const settings = {
    mode,
    padding: wholeBlocks ? padding : ('none' as const),
    key: side.key.bytes ?? fromHex(START.key),
    iv: (side.iv.bytes ?? fromHex(START.iv)).subarray(0, ivBytesOf(mode)),
  };
  const bytes = encodeUtf8(side.draft);
  const isWhole = !wholeBlocks || padding !== 'none' || bytes.length % BLOCK_BYTES === 0;
  const fitting = isWhole ? settings : { ...settings, padding: 'pkcs7' as const };
  const input = direction === 'encrypt' ? bytes : encrypt(fitting, bytes);
  return { settings: fitting, direction, input };
}
