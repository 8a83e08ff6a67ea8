import { modeFacts } from '../modes/facts.ts';
import type { BulkSettings } from './types.ts';

/** What `padding` is where the settings leave it out. */
export function paddingOf({ mode, padding }: BulkSettings): 'pkcs7' | 'none' {
  return padding ?? (modeFacts[mode].wholeBlocks ? 'pkcs7' : 'none');
}

/** The bytes with PKCS#7 padding where asked for, in new memory; a RangeError where blocks aren't whole. */
export function padded(settings: BulkSettings, bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  if (paddingOf(settings) === 'none') {
    requireWhole(settings, bytes);
    return Uint8Array.from(bytes);
  }
  const count = 16 - (bytes.length % 16);
  const out = new Uint8Array(bytes.length + count).fill(count, bytes.length);
  out.set(bytes);
  return out;
}

/** A view without the padding; a RangeError where it isn't PKCS#7, in one message for every way to be wrong. */
export function unpadded(settings: BulkSettings, bytes: Uint8Array<ArrayBuffer>) {
  if (paddingOf(settings) === 'none') return bytes;
  const count = bytes[bytes.length - 1];
  const tail = bytes.subarray(-count);
  const right = count >= 1 && count <= 16 && tail.every((byte) => byte === count);
  if (!right || bytes.length === 0) throw new RangeError('The padding is wrong.');
  return bytes.subarray(0, bytes.length - count);
}

/** Throws a RangeError where ECB or CBC is given anything but whole blocks. */
export function requireWhole({ mode }: BulkSettings, bytes: Uint8Array): void {
  const over = bytes.length % 16;
  if (!modeFacts[mode].wholeBlocks || over === 0) return;
  throw new RangeError(
    `${modeFacts[mode].name} works on whole blocks of 16 bytes; this has ${bytes.length} (${over} too many).`,
  );
}
