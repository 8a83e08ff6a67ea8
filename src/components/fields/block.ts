import { plural } from '../../lib/words/index.ts';
import { BLOCK_BYTES, encodeUtf8, fromHex, hexOfByte } from '../../lib/bytes/index.ts';
import { type Reading, sentenceOf } from './reading.ts';

/** A block typed as hex: 32 digits. */
export function readHexBlock(text: string): Reading {
  try {
    const bytes = fromHex(text);
    if (bytes.length === BLOCK_BYTES) return { bytes, count: '16 bytes' };
    const problem = `A block has 16 bytes, 32 hex digits. This has ${plural(bytes.length, 'byte')}.`;
    return { problem, count: plural(bytes.length, 'byte') };
  } catch (error) {
    return { problem: sentenceOf(error), count: '' };
  }
}

/** A block typed as text: its UTF-8 bytes, a short one filled up as PKCS#7 does, and said so. */
export function readTextBlock(text: string): Reading {
  const bytes = encodeUtf8(text);
  const missing = BLOCK_BYTES - bytes.length;
  if (missing < 0)
    return {
      problem: `This text has ${bytes.length} bytes of UTF-8; one block has 16.`,
      count: plural(bytes.length, 'byte'),
    };
  const block = new Uint8Array(BLOCK_BYTES).fill(missing);
  block.set(bytes);
  const filled = `${plural(bytes.length, 'byte')}, filled up with ${missing} × ${hexOfByte(missing)} (PKCS#7)`;
  return { bytes: block, count: missing === 0 ? '16 bytes' : filled };
}

const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** The text that a block spells, where it is one that can be typed. */
export function textOf(block: Uint8Array): string | undefined {
  try {
    const text = decoder.decode(block);
    return /\p{C}/u.test(text) ? undefined : text;
  } catch {
    return undefined;
  }
}
