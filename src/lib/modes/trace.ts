import { cut, sizesOf } from './cut.ts';
import { ModeError } from './errors.ts';
import type { Prepared } from './prepare.ts';
import { prepare } from './prepare.ts';
import { readable } from './readable.ts';
import { addSource, recordingOps } from './recorder.ts';
import { Recording } from './recording.ts';
import type { Settings, Trace } from './types.ts';

/** What a mode is given for what it doesn't take, an IV or a tag: no value has this id. */
const NO_VALUE = -1;
const NO_BYTES = new Uint8Array(0);
/** Values a block in the mode that makes most of them (GCM: in, increment, cipher, xor, and xor and multiply for the tag). */
const VALUES_PER_BLOCK = 6;

/** Every value of the encryption of `plaintext`. Throws as `encrypt` does. */
export function traceEncrypt(settings: Settings, plaintext: Uint8Array): Trace {
  return record(prepare(settings, 'encrypt', plaintext));
}

/**
 * Every value of the decryption of `ciphertext`. Wrong padding is no exception here: the blocks are all kept, and
 * `paddingError` says what is wrong. Nor is a wrong tag, which `tagError` tells: the trace then ends where the tag was
 * verified, and holds no block of the plaintext and nothing that it could be made from. Where the tag is one of the plaintext
 * (CCM), that is only what came. Throws as `decrypt` does otherwise.
 */
export function traceDecrypt(settings: Settings, ciphertext: Uint8Array): Trace {
  return record(prepare(settings, 'decrypt', ciphertext));
}

function record(prepared: Prepared): Trace {
  const { mode, direction, schedule, second, iv, aad, input, tag, tagBytes, counting } = prepared;
  const count = Math.ceil(input.length / mode.segmentBytes);
  const recording = new Recording(2 + VALUES_PER_BLOCK * (count + 1));
  const ivId = iv && mode.iv !== 'nonce' ? addSource('iv', recording, iv) : NO_VALUE;
  const blocks = recordMessage(recording, input, sizesOf(mode, input.length, direction));
  const tagId = tag ? recordTag(recording, tag, count + 1) : NO_VALUE;
  recording.block = 0;
  const results = mode[direction](
    recordingOps(schedule, recording, second),
    { [Symbol.iterator]: () => inTurn(recording, blocks) },
    {
      ...{ iv: ivId, nonce: iv ?? NO_BYTES, aad, byteLength: input.length },
      ...{ tag: tagId, tagBytes, counting },
    },
  );
  const inputs = tag ? [...blocks, tagId] : blocks;
  const known = recording.length;
  const [outputs, tagError] = collect(results);
  if (tagError !== undefined && mode.tagOver === 'plaintext') recording.forget(known);
  return readable(recording, prepared, inputs, outputs, tagError);
}

/** All results; none, and why, where the tag is wrong. */
function collect(results: Iterable<number>): [outputs: number[], tagError?: string] {
  try {
    const ids: number[] = [];
    for (const id of results) ids.push(id);
    return [ids];
  } catch (error) {
    if (error instanceof ModeError && error.field === 'tag') return [[], error.message];
    throw error;
  }
}

/** The message's blocks as values, one after another. */
function recordMessage(
  recording: Recording,
  message: Uint8Array,
  sizes: Iterable<number>,
): number[] {
  const ids: number[] = [];
  for (const block of cut(message, sizes)) {
    recording.block = ids.length + 1;
    ids.push(addSource('in', recording, block));
  }
  return ids;
}

function recordTag(recording: Recording, tag: Uint8Array, block: number): number {
  recording.block = block;
  return addSource('in', recording, tag);
}

/** Hands the message's blocks to a mode, and notes whose work is recorded from there on: after the last, the tag's. */
function* inTurn(recording: Recording, inputs: readonly number[]): Generator<number> {
  for (let j = 0; j < inputs.length; j++) {
    recording.block = j + 1;
    yield inputs[j];
  }
  recording.block = inputs.length + 1;
}
