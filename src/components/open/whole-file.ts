import { bulkDecrypt, BULK_MODE_IDS, type BulkModeId } from '../../lib/bulk/index.ts';
import type { Finding } from '../../lib/doctor/index.ts';
import { type ModeId, modeFacts } from '../../lib/modes/index.ts';

/** A whole file’s plaintext, and what was done at its end, as a sentence. */
export interface WholeFile {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly says: string;
}

const isBulk = (mode: ModeId): mode is BulkModeId => BULK_MODE_IDS.some((id) => id === mode);

/** At which byte of what was given the ciphertext begins. */
const beginOf = ({ envelope }: Finding): number =>
  (envelope.bytes && envelope.parts.find(({ role }) => role === 'ciphertext')?.start) ?? 0;

/**
 * Decrypts the whole file as its beginning was found to open. What ends it wasn’t among what was tried: PKCS#7 is taken off
 * where it is there, and GCM’s tag, the last 16 bytes, is checked. Throws a RangeError, in words, where that can’t be.
 */
export function decryptWhole(file: Uint8Array, finding: Finding): WholeFile {
  const { mode, key, iv } = finding;
  const { name, wholeBlocks } = modeFacts[mode];
  if (!isBulk(mode))
    throw new RangeError(`${name} isn’t decrypted here beyond the bytes that were tried.`);
  const ciphertext = file.subarray(beginOf(finding));
  const settings = { mode, key, ...(iv ? { iv } : {}) };
  if (mode === 'gcm')
    return {
      bytes: bulkDecrypt(settings, ciphertext),
      says: 'The tag, its last 16 bytes, fits: nothing was changed.',
    };
  if (!wholeBlocks)
    return { bytes: bulkDecrypt(settings, ciphertext), says: `${name} has no padding.` };
  try {
    return { bytes: bulkDecrypt(settings, ciphertext), says: 'Its PKCS#7 padding was taken off.' };
  } catch {
    const whole = ciphertext.subarray(0, ciphertext.length - (ciphertext.length % 16));
    const over = ciphertext.length - whole.length;
    return {
      bytes: bulkDecrypt({ ...settings, padding: 'none' }, whole),
      says: `It doesn’t end in PKCS#7 padding: nothing was taken off.${over ? ` ${over} bytes over whole blocks were left out.` : ''}`,
    };
  }
}
