import { subscript } from '../../words/index.ts';
import { encodeUtf8, splitBlocks, toHex } from '../../bytes/index.ts';
import { encrypt } from '../../modes/index.ts';
import { seededBytes } from './seeded.ts';
import type { Given, TaskKind } from './types.ts';

const keyOf = ({ seed }: Given) => seededBytes(seed, 'equal-ecb-blocks', 16);
const blocksOf = (given: Given, text: string) =>
  splitBlocks(encrypt({ mode: 'ecb', key: keyOf(given) }, encodeUtf8(text)));

/** The first two blocks, counted from 1, that are equal; undefined where all differ. */
function pairIn(blocks: readonly Uint8Array[]): [number, number] | undefined {
  const seen = new Map<string, number>();
  for (const [i, block] of blocks.entries()) {
    const before = seen.get(toHex(block));
    if (before !== undefined) return [before, i + 1];
    seen.set(toHex(block), i + 1);
  }
  return undefined;
}

/** Write a message of which ECB makes two equal ciphertext blocks. */
export const equalEcbBlocks: TaskKind = {
  aim: () =>
    'Write a message such that ECB makes two equal ciphertext blocks, whatever the key is.',
  facts: (given) => [{ id: 'key', label: 'Key', bytes: keyOf(given), role: 'key' }],
  fields: () => [{ id: 'text', label: 'Your message', form: 'text' }],
  check(given, typed) {
    const text = typed['text'] ?? '';
    const blocks = blocksOf(given, text);
    const shows = blocks.slice(0, 6).map((bytes, i) => ({
      id: `c${i + 1}`,
      label: subscript(`C${i + 1}`),
      bytes,
      role: 'ciphertext' as const,
    }));
    const pair = pairIn(blocks);
    if (pair)
      return {
        done: true,
        shows,
        says: `${subscript(`C${pair[0]}`)} and ${subscript(`C${pair[1]}`)} are equal. Everyone on the wire sees it, and nobody needs the key.`,
      };
    const { length } = encodeUtf8(text);
    const why =
      length < 32
        ? `Your message has ${length} bytes: two whole blocks need 32.`
        : 'Both blocks have to hold the same 16 bytes, and begin at a multiple of 16.';
    const differ =
      blocks.length === 1 ? 'There is one block only.' : `All ${blocks.length} blocks differ.`;
    return { done: false, shows, says: `${differ} ${why}` };
  },
  hints: () => [
    'Equal ciphertext blocks come from equal plaintext blocks, and from nothing else.',
    'A block begins every 16 bytes. Where would a phrase of exactly 16 characters begin the second time?',
    'Type 16 characters, and then the same 16 again, with nothing between.',
  ],
  work: () => ({
    typed: { text: 'sixteen letters!sixteen letters!' },
    steps: [
      '“sixteen letters!” has 16 bytes.',
      'Twice in a row it fills block 1 and block 2.',
      'Padding adds a third block, which differs.',
    ],
  }),
};
