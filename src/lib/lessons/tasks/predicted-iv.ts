import { decodeUtf8, encodeUtf8, equalBytes, toHex, xorBytes } from '../../bytes/index.ts';
import { encrypt } from '../../modes/index.ts';
import { readBlock } from './read.ts';
import { seededBytes, seededPick } from './seeded.ts';
import type { Given, TaskKind } from './types.ts';

/** Four answers, a block each: all that the message can be. */
const ANSWERS = ['Answer: yes.    ', 'Answer: no.     ', 'Answer: maybe.  ', 'Answer: later.  '];

function made({ seed }: Given) {
  const key = seededBytes(seed, 'predicted-iv key', 16);
  const iv = seededBytes(seed, 'predicted-iv iv', 16);
  const next = seededBytes(seed, 'predicted-iv next', 16);
  const secret = seededPick(seed, 'predicted-iv secret', ANSWERS);
  const run = (block: Uint8Array, by: Uint8Array) =>
    encrypt({ mode: 'cbc', key, iv: by, padding: 'none' }, block);
  return { iv, next, secret, c1: run(encodeUtf8(secret), iv), run };
}

/** What has to be encrypted next, so that it comes out as C₁ if the message was `answer`. */
function probe(given: Given, answer: string): Uint8Array {
  const { iv, next } = made(given);
  return xorBytes(xorBytes(encodeUtf8(answer), iv), next);
}

/** What the block that was typed shows of an idea that doesn't do. */
function idea(given: Given, block: Uint8Array): string {
  const { iv, next } = made(given);
  const found = (make: (answer: string) => Uint8Array) =>
    ANSWERS.find((answer) => equalBytes(make(answer), block))?.trim();
  const guess = found((answer) => probe(given, answer));
  if (guess)
    return `The block is made right, and it comes out as another one: so the message wasn’t “${guess}”. Even that you couldn’t have known. Try the next answer.`;
  if (found(encodeUtf8))
    return 'Not yet. The program will XOR its next IV onto your block, and onto the message it had XORed another one.';
  if (
    found((answer) => xorBytes(encodeUtf8(answer), iv)) ??
    found((answer) => xorBytes(encodeUtf8(answer), next))
  )
    return 'Not yet. One XOR is missing: the next IV has to cancel itself out, and the old one has to take its place.';
  return 'Not yet: it comes out as another block.';
}

/**
 * An IV that is known beforehand: find out which of four answers was encrypted, by having one block of your own encrypted.
 * It is how BEAST tests its guesses.
 */
export const predictedIv: TaskKind = {
  aim: () =>
    'The message was one of four answers. The program takes the next IV from a counter that you have seen through, and it encrypts any one block that you give it. Give it a block that comes out as C₁, and you know the answer.',
  facts(given) {
    const { iv, next, c1 } = made(given);
    return [
      { id: 'iv', label: 'IV of the message', bytes: iv, role: 'chain' },
      { id: 'c1', label: 'Its ciphertext, C₁', bytes: c1, role: 'ciphertext' },
      { id: 'next', label: 'The next IV', bytes: next, role: 'chain' },
      ...ANSWERS.map((answer, i) => ({
        id: `answer-${i + 1}`,
        label: `Answer ${i + 1}: “${answer.trim()}”`,
        bytes: encodeUtf8(answer),
        role: 'plaintext' as const,
      })),
    ];
  },
  fields: () => [{ id: 'block', label: 'Your block (hex)', form: 'hex' }],
  check(given, typed) {
    const read = readBlock(typed, 'block', 'Your block (hex)');
    if ('verdict' in read) return read.verdict;
    const { next, c1, secret, run } = made(given);
    const bytes = run(read.bytes, next);
    const shows = [{ id: 'out', label: 'It comes out as', bytes, role: 'ciphertext' as const }];
    if (!equalBytes(bytes, c1)) return { done: false, shows, says: idea(given, read.bytes) };
    const says = `It comes out as C₁: the message was “${secret.trim()}” You had no key, and nothing was decrypted.`;
    return { done: true, shows, says };
  },
  hints: () => [
    'C₁ = AES(message ⊕ its IV). Your block comes out as AES(your block ⊕ the next IV). When are the two equal?',
    'AES gives equal results for equal inputs, and for no others. So: your block ⊕ next IV = guess ⊕ IV.',
    'Your block = guess ⊕ IV ⊕ next IV, byte by byte. If it comes out otherwise, the guess was wrong.',
  ],
  work(given) {
    const { iv, next, secret } = made(given);
    const block = probe(given, secret);
    return {
      typed: { block: toHex(block) },
      steps: [
        `The guess ${toHex(encodeUtf8(secret))}, “${decodeUtf8(encodeUtf8(secret)).text.trim()}”`,
        `⊕ the IV of the message ${toHex(iv)} gives ${toHex(xorBytes(encodeUtf8(secret), iv))}`,
        `⊕ the next IV ${toHex(next)} gives ${toHex(block)}`,
      ],
    };
  },
};
