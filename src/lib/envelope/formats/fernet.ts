import type { ByteFormat } from '../format.ts';

const VERSION = 0x80;
const HMAC_BYTES = 32;

/** 80, a time, an IV, whole blocks, HMAC-SHA-256. */
export const fernet: ByteFormat = {
  id: 'fernet',
  name: 'Fernet',
  source: 'the Fernet specification, version 0x80; Python’s cryptography.fernet',
  read(bytes) {
    const body = bytes.length - 25 - HMAC_BYTES;
    if (bytes[0] !== VERSION || body < 16 || body % 16 !== 0) return [];
    // Seconds since 1970 fill five of the eight bytes after the year 36812 only: that no luck explains.
    if (bytes[1] | bytes[2] | bytes[3]) return [];
    const end = bytes.length - HMAC_BYTES;
    return [
      {
        marks: [
          { role: 'version', start: 0, end: 1, says: 'Always 80.' },
          { role: 'time', start: 1, end: 9, says: `Made on ${date(bytes)}; not encrypted.` },
          { role: 'iv', name: 'IV', start: 9, end: 25 },
          { role: 'ciphertext', start: 25, end },
          { role: 'mac', name: 'HMAC', start: end, end: bytes.length },
        ],
        known: {
          mac: { hash: 'SHA-256', over: bytes.subarray(0, end), value: bytes.subarray(end) },
          modes: ['cbc'],
          padding: 'pkcs7',
          split: { bytes: 32, mac: [0, 16], cipher: [16, 32] },
          derivations: [],
        },
        likely: bytes[4] === 0 ? 1 : 0.9,
        says: 'A Fernet token: AES-128 in CBC, and an HMAC over all before it. Of its key of 32 bytes the first half is for the HMAC.',
      },
    ];
  },
};

function date(bytes: Uint8Array): string {
  const view = new DataView(bytes.buffer, bytes.byteOffset + 1, 8);
  const seconds = Number(view.getBigUint64(0));
  const when = new Date(seconds * 1000);
  return Number.isNaN(when.getTime())
    ? `second ${seconds}`
    : when.toISOString().slice(0, 16).replace('T', ' at ') + ' UTC';
}
