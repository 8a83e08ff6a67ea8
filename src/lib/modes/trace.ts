import { BLOCK_BYTES } from '../bytes/index.ts';
import type { Prepared } from './prepare.ts';
import { prepare } from './prepare.ts';
import { readable } from './readable.ts';
import { recordingOps } from './recorder.ts';
import { Recording } from './recording.ts';
import type { Settings, Trace } from './types.ts';

/** What a mode that takes no IV is given for one: no value has this id. */
const NO_VALUE = -1;
/** Values a block in the modes that make most of them (counter mode: in, increment, cipher, xor). */
const VALUES_PER_BLOCK = 4;

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
  const count = Math.ceil(input.length / BLOCK_BYTES);
  const recording = new Recording(1 + VALUES_PER_BLOCK * count);
  const ivId = iv === undefined ? NO_VALUE : recordIv(recording, iv);
  const inputs = recordMessage(recording, input);
  const ops = recordingOps(schedule, recording);
  const outputs = Array.from(mode[direction](ops, inTurn(recording, inputs), ivId));
  return readable(recording, prepared, inputs, outputs);
}

function recordIv(recording: Recording, iv: Uint8Array): number {
  const id = recording.add('iv');
  recording.bytes.set(iv, id * BLOCK_BYTES);
  return id;
}

/** The message's blocks as values, one after another, so that their bytes together are the message. */
function recordMessage(recording: Recording, message: Uint8Array): number[] {
  const ids: number[] = [];
  const first = recording.length;
  for (let left = message.length; left > 0; left -= BLOCK_BYTES) {
    recording.block = ids.length + 1;
    ids.push(recording.add('in', Math.min(left, BLOCK_BYTES)));
  }
  recording.bytes.set(message, first * BLOCK_BYTES);
  return ids;
}

/** Hands the message's blocks to a mode, and notes whose work is recorded from there on. */
function* inTurn(recording: Recording, inputs: readonly number[]): Generator<number> {
  for (let j = 0; j < inputs.length; j++) {
    recording.block = j + 1;
    yield inputs[j];
  }
}
