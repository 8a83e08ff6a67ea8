import { subscript } from '../../words/index.ts';
import { BLOCK_BYTES, decodeUtf8, encodeUtf8, toHex } from '../../bytes/index.ts';
import { decrypt, encrypt, ModeError, type Settings } from '../../modes/index.ts';
import { blockNames } from '../values.ts';
import { readBytes } from './read.ts';
import { seededBytes } from './seeded.ts';
import type { Given, TaskKind } from './types.ts';

const COOKIE = 'user=eve;theme=x;uid=31;admin=0;';
const text = ({ setup }: Given): string => setup.text ?? COOKIE;
const from = ({ setup }: Given): string => setup.from ?? 'admin=0';
const to = ({ setup }: Given): string => setup.to ?? 'admin=1';

function made(given: Given) {
  const key = seededBytes(given.seed, 'flip-admin key', 16);
  const iv = seededBytes(given.seed, 'flip-admin iv', 16);
  const settings = { mode: 'cbc', key, iv } as const;
  return { settings, iv, ciphertext: encrypt(settings, encodeUtf8(text(given))) };
}

/** Bytes, from 0, in which the two texts differ, and where the first stands in the cookie. */
function change(given: Given) {
  const [a, b] = [encodeUtf8(from(given)), encodeUtf8(to(given))];
  const at = encodeUtf8(text(given).slice(0, text(given).indexOf(from(given)))).length;
  return Array.from(a.keys())
    .filter((i) => a[i] !== b[i])
    .map((i) => ({ at: at + i, mask: a[i] ^ b[i] }));
}

/** The bytes on the wire, IV first, with the change made that flips the plaintext’s bytes. */
function forged(given: Given): Uint8Array {
  const { iv, ciphertext } = made(given);
  const wire = new Uint8Array([...iv, ...ciphertext]);
  for (const { at, mask } of change(given)) wire[at] ^= mask;
  return wire;
}

/** What the server reads of a message, its IV in front; undefined where it refuses the padding. */
function readBy(settings: Settings, message: Uint8Array): Uint8Array | undefined {
  try {
    const iv = message.slice(0, BLOCK_BYTES);
    return decrypt({ ...settings, iv }, message.subarray(BLOCK_BYTES));
  } catch (error) {
    if (error instanceof ModeError) return undefined;
    throw error;
  }
}

const shownPlaintext = (plaintext: Uint8Array) => ({
  id: 'read',
  label: 'What the server reads',
  names: blockNames('P', plaintext.length),
  bytes: plaintext,
  role: 'plaintext' as const,
  as: 'text' as const,
});

/**
 * Change a cookie without its key: what travels is the IV and the ciphertext, and the byte above it decides. `setup.text`:
 * the cookie; `from`, `to`: what has to become what, of the same length.
 */
export const flipAdmin: TaskKind = {
  aim: (given) =>
    `The server gave you this cookie, encrypted in CBC: first the IV, then the ciphertext. Change it so that the server reads “${to(given)}”. You have no key.`,
  facts(given) {
    const { iv, ciphertext } = made(given);
    return [
      {
        id: 'plain',
        label: 'What is in it',
        names: blockNames('P', encodeUtf8(text(given)).length),
        bytes: encodeUtf8(text(given)),
        role: 'plaintext',
        as: 'text',
      },
      {
        id: 'wire',
        label: 'Your cookie: IV, then ciphertext',
        names: ['IV', ...blockNames('C', ciphertext.length)],
        bytes: new Uint8Array([...iv, ...ciphertext]),
        role: 'ciphertext',
      },
    ];
  },
  fields(given) {
    const { iv, ciphertext } = made(given);
    const initial = toHex(new Uint8Array([...iv, ...ciphertext]));
    return [{ id: 'wire', label: 'The cookie that you send', form: 'hex', initial }];
  },
  check(given, typed) {
    const { settings, ciphertext } = made(given);
    const read = readBytes(
      typed,
      'wire',
      'The cookie that you send',
      BLOCK_BYTES + ciphertext.length,
    );
    if ('verdict' in read) return read.verdict;
    const plaintext = readBy(settings, read.bytes);
    if (!plaintext)
      return {
        done: false,
        says: 'The server refuses it: the padding is wrong. You changed the last block, or the byte that decides the padding.',
      };
    const shows = [shownPlaintext(plaintext)];
    // Byte by byte: a garbled block may hold anything, and is no reason not to find what stands behind it.
    const heard = Array.from(plaintext, (byte) => String.fromCharCode(byte)).join('');
    if (heard.includes(to(given)))
      return {
        done: true,
        shows,
        says: `The server reads “${to(given)}”. Where a block is garbled, it never asked about it.`,
      };
    if (decodeUtf8(plaintext).text === text(given))
      return {
        done: false,
        shows,
        says: `The server reads what it wrote: “${from(given)}” is still there.`,
      };
    return { done: false, shows, says: `The server reads something else, but not “${to(given)}”.` };
  },
  hints(given) {
    const [{ at, mask }] = change(given);
    const block = Math.floor(at / BLOCK_BYTES) + 1;
    const above = block === 1 ? 'the IV' : subscript(`C${block - 1}`);
    return [
      'A plaintext byte is XORed with the byte that stands 16 places before it on the wire, in the block above.',
      `The digit stands at byte ${at % BLOCK_BYTES} of ${subscript(`P${block}`)} (counted from 0). So the byte to change is byte ${at % BLOCK_BYTES} of ${above}.`,
      `Flip there what differs between the two digits: XOR it with ${toHex(Uint8Array.of(mask))}.`,
    ];
  },
  work(given) {
    const wire = made(given);
    const before = new Uint8Array([...wire.iv, ...wire.ciphertext]);
    const after = forged(given);
    const hex = (byte: number) => toHex(Uint8Array.of(byte));
    return {
      typed: { wire: toHex(after) },
      steps: change(given).map(
        ({ at, mask }) =>
          `Byte ${at} of what you send: ${hex(before[at])} ⊕ ${hex(mask)} = ${hex(after[at])}. It stands 16 before byte ${at} of the plaintext, since the IV comes first.`,
      ),
    };
  },
};
