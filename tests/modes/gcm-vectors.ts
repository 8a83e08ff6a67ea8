import { concatBytes, fromHex, toHex } from '../../src/lib/bytes/index.ts';
import type { Settings } from '../../src/lib/modes/index.ts';
import {
  decrypt,
  encrypt,
  ModeError,
  traceDecrypt,
  traceEncrypt,
} from '../../src/lib/modes/index.ts';
import type { GcmVector } from '../vectors/read.ts';
import { settingsOf } from '../vectors/read.ts';

export const gcmSettings = ({ k, iv, a }: GcmVector): Settings =>
  settingsOf({ m: 'gcm', k, iv, a });

/** The id of the vector and what went against it; nothing where all is as it says. */
export function gcmDisagreement(vector: GcmVector): string[] {
  const found = vector.fail ? wronglyAccepted(vector) : wrong(vector);
  return found.map((what) => `${vector.id}: ${what}`);
}

function wrong(vector: GcmVector): string[] {
  const settings = gcmSettings(vector);
  const [p, c] = [fromHex(vector.p!), fromHex(vector.c)];
  const made = encrypt(settings, p);
  const found = {
    // Of a tag of fewer than 128 bits the vector has the first ones.
    encrypt: toHex(made).startsWith(vector.c + vector.t),
    traceEncrypt: toHex(traceEncrypt(settings, p).output) === toHex(made),
    decrypt: toHex(decrypt(settings, made)) === vector.p,
    traceDecrypt: toHex(traceDecrypt(settings, made).output) === vector.p,
    length: made.length === c.length + 16,
  };
  return Object.entries(found).flatMap(([what, same]) => (same ? [] : [what]));
}

/** A tag that is cut off is refused whatever follows it: tried with what the right tag ends with. */
function wronglyAccepted(vector: GcmVector): string[] {
  const settings = gcmSettings(vector);
  const [c, t] = [fromHex(vector.c), fromHex(vector.t)];
  // Counter mode is its own inverse: encrypted again, the ciphertext is a plaintext that has the right tag.
  const p = encrypt(settings, c).subarray(0, c.length);
  const right = encrypt(settings, p).subarray(c.length);
  const message = concatBytes([c, t, right.subarray(t.length)]);
  const trace = traceDecrypt(settings, message);
  const refused = isTagError(() => decrypt(settings, message));
  const shown = trace.tagError === undefined || trace.output.length > 0;
  return [...(refused ? [] : ['decrypted']), ...(shown ? ['shown in the trace'] : [])];
}

export function isTagError(work: () => unknown): boolean {
  try {
    work();
  } catch (error) {
    return error instanceof ModeError && error.field === 'tag';
  }
  return false;
}
