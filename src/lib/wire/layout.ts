import { MODE_IDS, type ModeId } from '../modes/facts.ts';

/**
 * The wire frame, version 1. All numbers are unsigned and big-endian; the header is 32 bytes, two AES blocks:
 *
 * | offset | bytes | field            | what it holds                                                          |
 * |-------:|------:|------------------|------------------------------------------------------------------------|
 * |      0 |     1 | version          | 1                                                                      |
 * |      1 |     1 | type             | 1 hello, 2 data, 3 ack, 4 alert                                        |
 * |      2 |     1 | mode             | data: 1 ecb, 2 cbc, 3 cfb, 4 ofb, 5 ctr, 6 gcm; otherwise 0            |
 * |      3 |     1 | flags            | bit 0, on an ack: resend number `acknowledged + 1`; the rest are 0     |
 * |      4 |     4 | epoch            | the life of the sender whose numbers `sequence` counts, from 1         |
 * |      8 |     4 | peerEpoch        | the life of the peer whose numbers `acknowledged` counts; 0: none yet  |
 * |     12 |     2 | ivLength         | 0 to 16; 0 unless data                                                 |
 * |     14 |     2 | ciphertextLength | 0 to 65,504 less the IV; 0 unless data or alert                        |
 * |     16 |     8 | sequence         | data: this message's number; alert: the peer's; else lowest unacknowledged |
 * |     24 |     8 | acknowledged     | every number up to this one has arrived; 0: none                       |
 * |     32 |     n | iv               |                                                                        |
 * | 32 + n |     m | ciphertext       | alert: words in the clear, UTF-8; and nothing after it                 |
 *
 * `sequence` runs from 1 to 2⁵³ − 1 and `acknowledged` from 0 to 2⁵³ − 1: what a JavaScript number holds exactly.
 * Nothing here is secret or proved genuine: whoever sits on the wire reads and can change all of it.
 */
export const HEADER_FIELDS = [
  { name: 'version', offset: 0, length: 1 },
  { name: 'type', offset: 1, length: 1 },
  { name: 'mode', offset: 2, length: 1 },
  { name: 'flags', offset: 3, length: 1 },
  { name: 'epoch', offset: 4, length: 4 },
  { name: 'peerEpoch', offset: 8, length: 4 },
  { name: 'ivLength', offset: 12, length: 2 },
  { name: 'ciphertextLength', offset: 14, length: 2 },
  { name: 'sequence', offset: 16, length: 8 },
  { name: 'acknowledged', offset: 24, length: 8 },
] as const;

/** A field of the header, by its name in the table of offsets. */
export type HeaderField = (typeof HEADER_FIELDS)[number]['name'];

/** Where each field of the header begins, in bytes. */
export const OFFSET = Object.fromEntries(
  HEADER_FIELDS.map((field) => [field.name, field.offset]),
) as Record<HeaderField, number>;

/** The only version this module writes and reads. */
export const WIRE_VERSION = 1;
/** Bytes before the IV. */
export const HEADER_BYTES = 32;
/** The longest wire frame, header included: 64 KiB. */
export const MAX_FRAME_BYTES = 65_536;
/** The longest IV, counter block or nonce: one block. */
export const MAX_IV_BYTES = 16;

/** The type codes: a name's index is its code; 0 isn't one. */
export const TYPES = [undefined, 'hello', 'data', 'ack', 'alert'] as const;
/** The mode codes, in the order of the modes' facts: a name's index is its code. */
export const MODES: readonly ('none' | ModeId)[] = ['none', ...MODE_IDS];

/** How many bytes of ciphertext one wire frame holds beside an IV of `ivLength` bytes. */
export function maxCiphertextBytes(ivLength: number): number {
  return MAX_FRAME_BYTES - HEADER_BYTES - ivLength;
}
