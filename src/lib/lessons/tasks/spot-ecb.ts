import { encodeUtf8, splitBlocks, toHex } from '../../bytes/index.ts';
import { encrypt } from '../../modes/index.ts';
import { letterOf } from '../predict/which-ciphertext.ts';
import { seededBytes, seededPick } from './seeded.ts';
import type { Fact, Given, TaskKind } from './types.ts';

const LETTERS = [0, 1, 2, 3].map(letterOf);
const TEXTS = [
  'Yes, attack now.No, wait for me.Yes, attack now.',
  'Room 12, 8 pm...Bring the maps..Room 12, 8 pm...',
  'all quiet here! nothing to say. all quiet here! ',
];

const isEcb = ({ seed }: Given): string => seededPick(seed, 'spot-ecb which', LETTERS);

function messages(given: Given): Fact[] {
  const text = given.setup.text ?? seededPick(given.seed, 'spot-ecb text', TEXTS);
  return LETTERS.map((letter) => {
    const mode = letter === isEcb(given) ? 'ecb' : 'cbc';
    const key = seededBytes(given.seed, `spot-ecb key ${letter}`, 16);
    const iv = seededBytes(given.seed, `spot-ecb iv ${letter}`, 16);
    const bytes = encrypt({ mode, key, iv }, encodeUtf8(text));
    return { id: letter, label: `Message ${letter}`, bytes, role: 'ciphertext' };
  });
}

/** How many of its blocks occur more than once. */
const repeats = (bytes: Uint8Array): number => {
  const blocks = splitBlocks(bytes).map(toHex);
  return blocks.length - new Set(blocks).size;
};

/** Four ciphertexts of one text under four keys: which one is ECB? `setup.text`: with a block that repeats. */
export const spotEcb: TaskKind = {
  aim: () =>
    'Four messages, four keys that you don’t have. One was encrypted in ECB, three in CBC. Which is the one in ECB?',
  facts: messages,
  fields: () => [{ id: 'which', label: 'The message in ECB', form: 'choice', options: LETTERS }],
  check(given, typed) {
    const said = typed['which'] ?? '';
    const message = messages(given).find(({ id }) => id === said);
    if (!message) return { done: false, says: 'Choose one of the four messages.' };
    const equal = repeats(message.bytes);
    if (equal > 0)
      return {
        done: true,
        says: `In ${said}, ${equal} block${equal > 1 ? 's repeat' : ' repeats'} an earlier one. In CBC it takes some 2⁶⁴ blocks before that happens by chance.`,
      };
    return {
      done: false,
      says: `In ${said} all ${splitBlocks(message.bytes).length} blocks differ: nothing speaks for ECB.`,
    };
  },
  hints: () => [
    'You needn’t decrypt anything. What does ECB make of two equal plaintext blocks?',
    'Cut each message into blocks of 16 bytes, 32 hex digits. Look for a block that comes twice.',
  ],
  work: (given) => ({
    typed: { which: isEcb(given) },
    steps: messages(given).map(
      ({ id, bytes }) => `${id}: ${splitBlocks(bytes).length} blocks, ${repeats(bytes)} repeated`,
    ),
  }),
};
