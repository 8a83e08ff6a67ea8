import * as v from 'valibot';
import { decodeUtf8, encodeUtf8 } from '../bytes/index.ts';
import { packFragment, unpackFragment } from './fragment.ts';
import { recordingSchema } from './recording-schema.ts';
import type { Recording, ReadRecording } from './recording-types.ts';
import { fieldOf } from './schema.ts';
import { parseJson } from './json.ts';

/** The largest file that is read, in bytes. */
export const MAX_RECORDING = 8 * 1024 * 1024;

/** A recording as a file: JSON, UTF-8. */
export const writeRecording = (recording: Recording): Uint8Array<ArrayBuffer> =>
  encodeUtf8(`${JSON.stringify(recording, undefined, 1)}\n`);

/** Reads what `writeRecording` wrote; of anything else it says in words what is wrong. Never throws. */
export function readRecording(bytes: Uint8Array): ReadRecording {
  if (bytes.length > MAX_RECORDING)
    return refuse('file', `it is larger than ${MAX_RECORDING / 1024 / 1024} MiB`);
  return parse('file', bytes);
}

/** A recording as a link's fragment; undefined where it is too long for one. */
export const writeRecordingLink = (recording: Recording): Promise<string | undefined> =>
  packFragment(encodeUtf8(JSON.stringify(recording)));

/** Reads what `writeRecordingLink` wrote. Never throws. */
export async function readRecordingLink(fragment: string): Promise<ReadRecording> {
  const read = await unpackFragment(fragment);
  return 'problem' in read ? refuse('link', read.problem) : parse('link', read.json);
}

const refuse = (what: 'file' | 'link', why: string): ReadRecording => ({
  problem: `This ${what} couldn’t be read: ${why}.`,
});

function parse(what: 'file' | 'link', json: Uint8Array): ReadRecording {
  let value: unknown;
  try {
    value = parseJson(decodeUtf8(json).text);
  } catch {
    return refuse(what, 'it isn’t JSON, or was cut');
  }
  const result = v.safeParse(recordingSchema, value);
  return result.success ? { recording: result.output } : refuse(what, fieldOf(result.issues));
}
