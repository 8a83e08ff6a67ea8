import type { ByteFormat, Found } from '../format.ts';
import type { HashId } from '../../derive/index.ts';

const IV_BYTES = 16;
/** A MAC over more isn’t tried with every key. */
const MOST_BYTES = 1 << 16;
const HASHES: readonly (readonly [hash: HashId, bytes: number, likely: number])[] = [
  ['SHA-256', 32, 0.24],
  ['SHA-512', 64, 0.12],
  ['SHA-1', 20, 0.1],
];

/** An IV, a ciphertext of whole blocks, and an HMAC: behind both and over both, or between them and over the ciphertext alone. */
export const maced: ByteFormat = {
  id: 'maced',
  name: 'IV in front, HMAC beside',
  source: 'encrypt-then-MAC as programs do it by hand; openssl_encrypt’s manual page of PHP',
  read(bytes) {
    if (bytes.length > MOST_BYTES) return [];
    return HASHES.filter(([, size]) => {
      const length = bytes.length - IV_BYTES - size;
      return length > 0 && length % 16 === 0;
    }).flatMap(([hash, size, likely]) => [
      behind(bytes, hash, size, likely),
      between(bytes, hash, size, likely),
    ]);
  },
};

function behind(bytes: Uint8Array, hash: HashId, size: number, likely: number): Found {
  const end = bytes.length - size;
  return {
    marks: [
      { role: 'iv', start: 0, end: IV_BYTES },
      { role: 'ciphertext', start: IV_BYTES, end },
      { role: 'mac', name: `HMAC-${hash}`, start: end, end: bytes.length },
    ],
    known: { mac: { hash, over: bytes.subarray(0, end), value: bytes.subarray(end) } },
    likely,
    says: `An IV, the ciphertext, and an HMAC-${hash} over both.`,
  };
}

function between(bytes: Uint8Array, hash: HashId, size: number, likely: number): Found {
  const begin = IV_BYTES + size;
  const over = bytes.subarray(begin);
  return {
    marks: [
      { role: 'iv', start: 0, end: IV_BYTES },
      { role: 'mac', name: `HMAC-${hash}`, start: IV_BYTES, end: begin },
      { role: 'ciphertext', start: begin, end: bytes.length },
    ],
    known: { mac: { hash, over, value: bytes.subarray(IV_BYTES, begin) } },
    likely: likely * 0.8,
    says: `An IV, an HMAC-${hash} over the ciphertext, and that.`,
  };
}
