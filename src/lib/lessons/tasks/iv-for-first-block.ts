import { BLOCK_BYTES, encodeUtf8, equalBytes, toHex, xorBytes } from '../../bytes/index.ts';
import { decrypt, encrypt } from '../../modes/index.ts';
import { bitsBetween } from '../case.ts';
import { plural } from '../../words/index.ts';
import { readBlock } from './read.ts';
import { seededBytes } from './seeded.ts';
import type { Given, TaskKind } from './types.ts';

const AIM = 'Pay Eve 9999 EUR';
const first = (given: Given) => encodeUtf8(given.setup.to ?? AIM).slice(0, BLOCK_BYTES);
const start = (given: Given) =>
  encodeUtf8(given.setup.from ?? 'Pay Bob 0010 EUR').slice(0, BLOCK_BYTES);

function made(given: Given) {
  const key = seededBytes(given.seed, 'iv-for-first-block key', 16);
  const iv = seededBytes(given.seed, 'iv-for-first-block iv', 16);
  const settings = { mode: 'cbc', key, iv, padding: 'none' } as const;
  return { settings, iv, ciphertext: encrypt(settings, start(given)) };
}

/** What the receiver reads with another IV. */
const readWith = (given: Given, iv: Uint8Array): Uint8Array => {
  const { settings, ciphertext } = made(given);
  return decrypt({ ...settings, iv }, ciphertext);
};

/** Choose the IV so that the first block decrypts to what you want. `setup.from`, `setup.to`: 16 characters each. */
export const ivForFirstBlock: TaskKind = {
  aim: (given) =>
    `You may change the IV, and nothing else. Find the IV with which the receiver reads “${new TextDecoder().decode(first(given))}”. You know what the sender wrote; you don’t know the key.`,
  facts(given) {
    const { iv, ciphertext } = made(given);
    return [
      { id: 'p1', label: 'What was sent, P₁', bytes: start(given), role: 'plaintext', as: 'text' },
      { id: 'iv', label: 'IV on the wire', bytes: iv, role: 'chain' },
      { id: 'c1', label: 'C₁ on the wire', bytes: ciphertext, role: 'ciphertext' },
      { id: 'aim', label: 'What it shall be', bytes: first(given), role: 'plaintext', as: 'text' },
    ];
  },
  fields: (given) => [{ id: 'iv', label: 'Your IV', form: 'hex', initial: toHex(made(given).iv) }],
  check(given, typed) {
    const read = readBlock(typed, 'iv', 'Your IV');
    if ('verdict' in read) return read.verdict;
    const plaintext = readWith(given, read.bytes);
    const shows = [
      {
        id: 'read',
        label: 'What the receiver reads',
        bytes: plaintext,
        role: 'plaintext' as const,
        as: 'text' as const,
      },
    ];
    if (equalBytes(plaintext, first(given)))
      return {
        done: true,
        shows,
        says: 'The receiver reads what you chose. You had no key, and C₁ is as it was.',
      };
    return {
      done: false,
      shows,
      says: `Not yet: ${plural(bitsBetween(plaintext, first(given)), 'bit')} of P₁ differ from the aim.`,
    };
  },
  hints: () => [
    'P₁ = AES⁻¹(C₁) ⊕ IV. You don’t know AES⁻¹(C₁), but it stays the same whatever IV you send.',
    'So a bit that you flip in the IV flips in P₁. Which bits have to flip? Those of (what was sent) ⊕ (what it shall be).',
    'Your IV = IV on the wire ⊕ what was sent ⊕ what it shall be, byte by byte.',
  ],
  work(given) {
    const { iv } = made(given);
    const mask = xorBytes(start(given), first(given));
    return {
      typed: { iv: toHex(xorBytes(iv, mask)) },
      steps: [
        `What was sent ⊕ what it shall be: ${toHex(mask)}`,
        `⊕ the IV on the wire ${toHex(iv)}`,
        `gives ${toHex(xorBytes(iv, mask))}`,
      ],
    };
  },
};
