import { BLOCK_BYTES } from '../bytes/index.ts';
import { unpad } from './pkcs7.ts';
import type { Prepared } from './prepare.ts';
import type { Recording } from './recording.ts';
import type { Step, Trace } from './types.ts';

/** A finished recording as a trace: plain to read, its steps made only when they are asked for. */
export function readable(
  recording: Recording,
  prepared: Prepared,
  inputs: readonly number[],
  outputs: readonly number[],
  tagError?: string,
): Trace {
  const { mode, direction, padding, schedule } = prepared;
  const ends = direction === 'encrypt' ? outputs : inputs;
  const input = joined(recording, inputs);
  const output = joined(recording, outputs);
  let steps: readonly Step[] | undefined;
  return {
    mode: mode.id,
    direction,
    keyBytes: schedule.keyBytes,
    padding,
    length: recording.length,
    step: (id) => recording.step(id),
    get steps() {
      return (steps ??= Array.from({ length: recording.length }, (_, id) => recording.step(id)));
    },
    blocks: Math.max(inputs.length, outputs.length),
    inputs,
    outputs,
    ...(mode.tagBytes > 0 && { tag: ends[ends.length - 1] }),
    input,
    output,
    ...(padding === 'pkcs7' && tagError === undefined
      ? paddingIn(direction === 'encrypt' ? input : output)
      : NO_PADDING),
    ...(tagError !== undefined && { tagError }),
  };
}

/** The bytes of these values one after another, in new memory. */
function joined(recording: Recording, ids: readonly number[]): Uint8Array {
  const size = ids.reduce((sum, id) => sum + recording.sizeOf(id), 0);
  const whole = new Uint8Array(size);
  let at = 0;
  for (const id of ids)
    for (let i = 0; i < recording.sizeOf(id); i++)
      whole[at++] = recording.bytes[id * BLOCK_BYTES + i];
  return whole;
}

type PaddingFound = Pick<Trace, 'paddingBytes' | 'paddingError'>;
const NO_PADDING: PaddingFound = { paddingBytes: 0 };

/** The padding at the end of the plaintext, whichever side of the run that is on. */
function paddingIn(plaintext: Uint8Array): PaddingFound {
  const result = unpad(plaintext);
  if ('error' in result) return { paddingBytes: 0, paddingError: result.error };
  return { paddingBytes: result.paddingBytes };
}
