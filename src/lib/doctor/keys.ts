import type { Derivation } from '../derive/index.ts';
import type { KeySplit } from '../envelope/index.ts';
import { type Candidate, candidatesOf } from './candidate.ts';

/** Key material cut into what the format uses it for. */
export interface Key extends Candidate {
  /** The cipher’s key: 16, 24 or 32 bytes; twice that for XTS. */
  readonly bytes: Uint8Array;
  readonly mac?: Uint8Array;
  /** An IV that came with it, from a passphrase or behind it. */
  readonly iv?: Uint8Array;
  readonly derivation?: Derivation;
}

/** FIPS 197 §5: the lengths of a key. */
export const KEY_BYTES: readonly number[] = [16, 24, 32];
const MOST = 32;
/** A key that is too short or too long was seldom meant to be used so. */
const FITTED = 5;

/** The keys that a text can be; with a split, only material of its length. */
export function keysOf(text: string | undefined, split: KeySplit | undefined): readonly Key[] {
  const read = candidatesOf(text, 'the key');
  const wanted = (length: number) =>
    split ? length === split.bytes : KEY_BYTES.includes(length) || length === 64;
  const whole = read.filter(({ bytes }) => wanted(bytes.length));
  const [plain] = whole;
  const found: Key[] = whole.map((one) => ({
    ...cutBy(one, split),
    ...(one !== plain && plain && { wrong: otherReading(one, plain) }),
  }));
  if (split) return found;
  // A key of a right length is seldom filled or cut as well: only letters past the 32nd are left out without a word.
  const misfits = plain ? read.filter(({ bytes }) => bytes.length > MOST) : read.slice(0, 3);
  return [
    ...found,
    ...read.flatMap(withIv),
    ...misfits.flatMap(fitted),
    ...misfits.flatMap(folded),
  ];
}

/** Key material, cut as the envelope says. */
export function cutBy(material: Candidate, split: KeySplit | undefined): Key {
  if (!split) return material;
  const part = ([from, to]: readonly [number, number]) => material.bytes.subarray(from, to);
  return {
    ...material,
    bytes: part(split.cipher),
    ...(split.mac && { mac: part(split.mac) }),
    ...(split.iv && { iv: part(split.iv) }),
  };
}

/** `AES-256`; of key material for two keys, as XTS takes it, by the length of one. */
export const nameOfKey = (bytes: Uint8Array, keys = 1): string =>
  `AES-${(bytes.length * 8) / keys}`;

function otherReading(used: Candidate, first: Candidate): string {
  const as = (one: Candidate) => one.says.replace('the key read as ', '');
  return `Read as ${as(first)}, this key has ${first.bytes.length} bytes (${nameOfKey(first.bytes)}); your program used it as ${as(used)}, ${used.bytes.length} bytes, so it was ${nameOfKey(used.bytes)}.`;
}

/** A key of 32 bytes and an IV behind it, as `openssl rand 48` and derivations give them. */
function withIv(one: Candidate): Key[] {
  if (one.bytes.length !== 48) return [];
  const says = `${one.says}, of which the first 32 bytes are the key and the last 16 the IV`;
  return [
    {
      ...one,
      cost: one.cost + 2,
      says,
      bytes: one.bytes.subarray(0, 32),
      iv: one.bytes.subarray(32),
    },
  ];
}

/** XORed into 16 bytes, as MySQL’s AES_ENCRYPT does with what is longer. */
function folded({ bytes, cost, says }: Candidate): Key[] {
  if (bytes.length <= 16) return [];
  const key = new Uint8Array(16);
  for (const [i, byte] of bytes.entries()) key[i % 16] ^= byte;
  return [
    {
      bytes: key,
      cost: cost + FITTED + 1,
      says: `${says}, XORed into 16 bytes`,
      wrong: `The key has ${bytes.length} bytes, and MySQL’s AES_ENCRYPT XORs what is past the 16th into the first ones: it was AES-128.`,
    },
  ];
}

/** Filled with zeros or cut, as mcrypt and PHP do without an error. */
function fitted({ bytes, cost, says }: Candidate): Key[] {
  const { length } = bytes;
  if (KEY_BYTES.includes(length)) return [];
  return KEY_BYTES.filter((size) => size > length || size === 32 || size === 16).map((size) => {
    const key = new Uint8Array(size);
    key.set(bytes.subarray(0, size));
    const how = size > length ? 'filled with zeros' : 'cut';
    return {
      bytes: key,
      cost: cost + FITTED + (size === 24 ? 1 : 0),
      says: `${says}, ${how} to ${size} bytes`,
      wrong: `AES keys have 16, 24 or 32 bytes, and this one has ${length}: your program used it ${how} to ${size}, as PHP does without a word.`,
    };
  });
}
