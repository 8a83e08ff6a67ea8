import { BLOCK_BYTES } from '../bytes/index.ts';
import { paddings } from './padding.ts';
import type { Prepared } from './prepare.ts';
import type { Recording } from './recording.ts';
import type { PaddingId, Step, Trace } from './types.ts';

/** A finished recording as a trace: plain to read, its steps made only when they are asked for. */
export function readable(
  recording: Recording,
  prepared: Prepared,
  inputs: readonly number[],
  outputs: readonly number[],
  tagError?: string,
): Trace {
  const { mode, direction, padding, padded, schedule } = prepared;
  const ends = direction === 'encrypt' ? outputs : inputs;
  const input = joined(recording, inputs);
  const output = joined(recording, outputs);
  let steps: readonly Step[] | undefined;
  return {
    mode,
    direction,
    keyBytes: schedule.keyBytes,
    padding,
    length: recording.length,
    step: (id) => recording.step(id),
    opOf: (id) => recording.opOf(id),
    blockOf: (id) => recording.blockOf(id),
    inputOf: (id, which) => recording.inputOf(id, which),
    sizeOf: (id) => recording.sizeOf(id),
    get steps() {
      return (steps ??= Array.from({ length: recording.length }, (_, id) => recording.step(id)));
    },
    blocks: Math.max(inputs.length, outputs.length),
    inputs,
    outputs,
    ...(mode.tagBytes > 0 && { tag: ends[ends.length - 1] }),
    input,
    output,
    ...(direction === 'encrypt' || tagError !== undefined
      ? { paddingBytes: padded }
      : paddingIn(padding, output)),
    ...(tagError !== undefined && { tagError }),
  };
}

/** The bytes of these values one after another, in new memory. */
function joined(recording: Recording, ids: readonly number[]): Uint8Array {
  const { bytes } = recording;
  const whole = new Uint8Array(ids.length * BLOCK_BYTES);
  let at = 0;
  for (const id of ids) {
    const from = id * BLOCK_BYTES;
    const to = from + recording.sizeOf(id);
    for (let i = from; i < to; i++) whole[at++] = bytes[i];
  }
  return whole.subarray(0, at);
}

/** What a receiver takes for the padding at the end of what came out: all there is to know of it, where it decrypts. */
function paddingIn(
  padding: PaddingId,
  plaintext: Uint8Array,
): Pick<Trace, 'paddingBytes' | 'paddingError'> {
  const result = paddings[padding].unpad(plaintext);
  if ('error' in result) return { paddingBytes: 0, paddingError: result.error };
  return { paddingBytes: result.paddingBytes };
}
