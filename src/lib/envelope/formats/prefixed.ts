import type { ByteFormat, Found } from '../format.ts';
import { MODES_WITH_TAG } from '../from-values.ts';

const TAG_BYTES = 16;
/** How likely the length of a nonce is so by luck: of four bytes never, of one it may be. */
const LIKELY = { 4: 0.97, 1: 0.3 } as const;

/** The length of the nonce, the nonce, the ciphertext, the tag: what Java’s ByteBuffer tutorials put together. */
export const prefixed: ByteFormat = {
  id: 'prefixed',
  name: 'Length of the nonce in front',
  source: 'Java tutorials: ByteBuffer.putInt(iv.length).put(iv).put(cipherText)',
  read: (bytes) => [...readWith(bytes, 4), ...readWith(bytes, 1)],
};

function readWith(bytes: Uint8Array, prefix: 1 | 4): Found[] {
  const length = bytes[prefix - 1];
  const [begin, end] = [prefix + length, bytes.length - TAG_BYTES];
  const isLength = bytes.subarray(0, prefix - 1).every((byte) => byte === 0);
  if (!isLength || (length !== 12 && length !== 16) || end < begin) return [];
  const front = [
    { role: 'header', name: 'Length', start: 0, end: prefix, says: LENGTH },
    { role: 'iv', start: prefix, end: begin },
  ] as const;
  const says = `It begins with the length of the nonce: ${length} bytes.`;
  const sealed: Found = {
    marks: [
      ...front,
      { role: 'ciphertext', start: begin, end },
      { role: 'tag', start: end, end: bytes.length },
    ],
    known: { modes: MODES_WITH_TAG },
    likely: LIKELY[prefix],
    says,
  };
  const bare: Found = {
    marks: [...front, { role: 'ciphertext', start: begin, end: bytes.length }],
    likely: LIKELY[prefix] * 0.6,
    says,
  };
  return length === 16 ? [sealed, bare] : [sealed];
}

const LENGTH = 'How many bytes the nonce has.';
