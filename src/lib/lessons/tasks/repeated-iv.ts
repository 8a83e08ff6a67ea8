import { decodeUtf8, encodeUtf8, equalBytes, toHex, xorBytes } from '../../bytes/index.ts';
import { encrypt, modes } from '../../modes/index.ts';
import { readBytes } from './read.ts';
import { seededBytes, seededPick } from './seeded.ts';
import type { Given, TaskKind } from './types.ts';

const KNOWN = 'Good morning all';
const SECRETS = ['PIN 4711, safe 2', 'Meet 6pm, dock 4', 'Code: blue heron', 'Sell all at noon'];

function made({ seed, setup }: Given) {
  const mode = setup.mode ?? 'ctr';
  const key = seededBytes(seed, 'repeated-iv key', 16);
  const iv = seededBytes(seed, 'repeated-iv iv', 16);
  const p1 = encodeUtf8(setup.text ?? KNOWN);
  const p2 = encodeUtf8(setup.secret ?? seededPick(seed, 'repeated-iv secret', SECRETS)).slice(
    0,
    p1.length,
  );
  const run = (plaintext: Uint8Array) => encrypt({ mode, key, iv }, plaintext);
  return { mode, p1, p2, c1: run(p1), c2: run(p2) };
}

/**
 * Two messages of one block under one key and one IV: recover the second from the first. `setup.mode`: `ctr` (default),
 * `ofb` or `cfb`, in which the first block is P ⊕ the same output block; `text`: the known message, `secret`: the other.
 */
export const repeatedIv: TaskKind = {
  aim(given) {
    const { mode } = made(given);
    return `Two messages were encrypted in ${modes[mode].name} under the same key and the same ${mode === 'ctr' ? 'first counter block' : 'IV'}. You know the first one. Read the second.`;
  },
  facts(given) {
    const { p1, c1, c2 } = made(given);
    return [
      { id: 'p1', label: 'First message, known', bytes: p1, role: 'plaintext' },
      { id: 'c1', label: 'Its ciphertext', bytes: c1, role: 'ciphertext' },
      { id: 'c2', label: 'Ciphertext of the second', bytes: c2, role: 'ciphertext' },
    ];
  },
  fields: () => [{ id: 'p2', label: 'Second message (hex)', form: 'hex' }],
  check(given, typed) {
    const { p1, p2, c1, c2 } = made(given);
    const read = readBytes(typed, 'p2', 'Second message (hex)', p2.length);
    if ('verdict' in read) return read.verdict;
    const shows = [
      {
        id: 'said',
        label: 'Your message as text',
        bytes: read.bytes,
        role: 'plaintext' as const,
        as: 'text' as const,
      },
    ];
    if (equalBytes(read.bytes, p2))
      return { done: true, shows, says: `“${decodeUtf8(p2).text}”. The key was never needed.` };
    const why = equalBytes(read.bytes, xorBytes(c1, c2))
      ? ' That is C₁ ⊕ C₂, which is P₁ ⊕ P₂. One XOR is missing.'
      : equalBytes(read.bytes, xorBytes(p1, c1))
        ? ' That is what the cipher put out. It was XORed with the second message too.'
        : '';
    return { done: false, shows, says: `Not yet.${why}` };
  },
  hints: () => [
    'Both messages were XORed with the same bytes. What are these bytes?',
    'First message ⊕ its ciphertext gives them. XOR them onto the other ciphertext.',
  ],
  work(given) {
    const { p1, c1, c2 } = made(given);
    const stream = xorBytes(p1, c1);
    return {
      typed: { p2: toHex(xorBytes(c2, stream)) },
      steps: [
        `First message ⊕ its ciphertext gives ${toHex(stream)}`,
        `⊕ the other ciphertext ${toHex(c2)} gives ${toHex(xorBytes(c2, stream))}`,
        `As text: ${decodeUtf8(xorBytes(c2, stream)).text}`,
      ],
    };
  },
};
