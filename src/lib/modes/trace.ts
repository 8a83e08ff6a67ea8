import { BLOCK_BYTES, concatBytes, splitBlocks } from '../bytes/index.ts';
import { unpad } from './pkcs7.ts';
import type { Prepared } from './prepare.ts';
import { prepare } from './prepare.ts';
import { recordGiven, recordingOps } from './recorder.ts';
import { Recording } from './recording.ts';
import type { Settings, Step, Trace } from './types.ts';

/** What a mode that takes no IV is given for one: no value has this id. */
const NO_VALUE = -1;

/** Every value of the encryption of `plaintext`. Throws as `encrypt` does. */
export function traceEncrypt(settings: Settings, plaintext: Uint8Array): Trace {
  return record(prepare(settings, 'encrypt', plaintext));
}

/**
 * Every value of the decryption of `ciphertext`. Wrong padding is no exception here: the blocks are all kept, and
 * `paddingError` says what is wrong. Throws as `decrypt` does otherwise.
 */
export function traceDecrypt(settings: Settings, ciphertext: Uint8Array): Trace {
  return record(prepare(settings, 'decrypt', ciphertext));
}

function record(prepared: Prepared): Trace {
  const { mode, direction, schedule, iv, input } = prepared;
  const recording = new Recording();
  const ivId = iv === undefined ? NO_VALUE : recordGiven(recording, 'iv', 0, iv);
  const firstInput = recording.length;
  const inputs = splitBlocks(input).map((block, j) => recordGiven(recording, 'in', j + 1, block));
  const outputs = mode[direction](recordingOps(schedule, recording), inputs, ivId);
  // The message's values stand one after another, and only the last can be short: together they are the input.
  const kept = recording.bytes.subarray(firstInput * BLOCK_BYTES).subarray(0, input.length);
  const output = concatBytes(outputs.map((id) => recording.bytesOf(id)));
  return readable(recording, prepared, { inputs, outputs, input: kept, output });
}

function readable(
  recording: Recording,
  prepared: Prepared,
  ends: Pick<Trace, 'inputs' | 'outputs' | 'input' | 'output'>,
): Trace {
  let steps: readonly Step[] | undefined;
  return {
    mode: prepared.mode.id,
    direction: prepared.direction,
    keyBytes: prepared.schedule.keyBytes,
    padding: prepared.padding,
    length: recording.length,
    step: (id) => recording.step(id),
    get steps() {
      return (steps ??= Array.from({ length: recording.length }, (_, id) => recording.step(id)));
    },
    ...ends,
    ...paddingIn(prepared, ends),
  };
}

/** The plaintext's padding, whichever side of the run the plaintext is on. */
function paddingIn(
  { direction, padding }: Prepared,
  { input, output }: Pick<Trace, 'input' | 'output'>,
): Pick<Trace, 'paddingBytes' | 'paddingError'> {
  if (padding === 'none') return { paddingBytes: 0 };
  const result = unpad(direction === 'encrypt' ? input : output);
  if ('error' in result) return { paddingBytes: 0, paddingError: result.error };
  return { paddingBytes: result.paddingBytes };
}
