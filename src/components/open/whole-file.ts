import { BLOCK_BYTES } from '../../lib/bytes/index.ts';
import { bulkDecrypt, BULK_MODE_IDS, type BulkModeId, TAG_BYTES } from '../../lib/bulk/index.ts';
import type { Finding } from '../../lib/doctor/index.ts';
import { decrypt, modeFacts, type Settings } from '../../lib/modes/index.ts';

/** A whole file’s plaintext, and what was done at its end, as a sentence. */
export interface WholeFile {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly says: string;
}

/** At which byte of what was given the ciphertext begins. */
const beginOf = ({ envelope }: Finding): number =>
  (envelope.bytes && envelope.parts.find(({ role }) => role === 'ciphertext')?.start) ?? 0;

/** Whether the fast code knows all that the run says. */
const isBulk = ({ mode, counting, aad, tagBytes }: Settings): boolean =>
  BULK_MODE_IDS.some((id) => id === mode) &&
  counting === undefined &&
  !aad?.length &&
  (tagBytes ?? TAG_BYTES) === TAG_BYTES;

/** The plaintext of it all; throws where padding, tag or length is wrong. */
function decryptAll(settings: Settings, ciphertext: Uint8Array): Uint8Array<ArrayBuffer> {
  const { mode, key, iv, padding } = settings;
  if (!isBulk(settings)) return Uint8Array.from(decrypt(settings, ciphertext));
  const bulk = { mode: mode as BulkModeId, key, ...(iv ? { iv } : {}) };
  return bulkDecrypt({ ...bulk, padding: padding === 'pkcs7' ? 'pkcs7' : 'none' }, ciphertext);
}

/**
 * Decrypts the whole file as its beginning was found to open. What ends it wasn’t among what was tried: PKCS#7 is taken off
 * where it is there, and a tag is checked. Throws, in words, where that can’t be.
 */
export function decryptWhole(file: Uint8Array, finding: Finding): WholeFile {
  const { name, wholeBlocks, tagBytes } = modeFacts[finding.mode];
  const { settings } = finding.run;
  const ciphertext = file.subarray(beginOf(finding));
  if (tagBytes > 0)
    return {
      bytes: decryptAll(settings, ciphertext),
      says: 'The tag at its end fits: nothing was changed.',
    };
  if (!wholeBlocks)
    return { bytes: decryptAll(settings, ciphertext), says: `${name} has no padding.` };
  try {
    return {
      bytes: decryptAll({ ...settings, padding: 'pkcs7' }, ciphertext),
      says: 'Its PKCS#7 padding was taken off.',
    };
  } catch {
    const over = ciphertext.length % BLOCK_BYTES;
    const whole = ciphertext.subarray(0, ciphertext.length - over);
    return {
      bytes: decryptAll({ ...settings, padding: 'none' }, whole),
      says: `It doesn’t end in PKCS#7 padding: nothing was taken off.${over ? ` ${over} bytes over whole blocks were left out.` : ''}`,
    };
  }
}
