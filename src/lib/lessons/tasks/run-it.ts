import { BLOCK_BYTES, concatBytes, encodeUtf8, equalBytes, toHex } from '../../bytes/index.ts';
import { encrypt, type Settings } from '../../modes/index.ts';
import { readBytes } from './read.ts';
import { seededBytes, seededPick } from './seeded.ts';
import type { Given, TaskKind } from './types.ts';

const TEXTS = [
  'Pay Ada 40 EUR before noon',
  'Meet at the boat at seven',
  'The blue key opens both doors',
  'Send the tickets to Bob, not to Cyd',
];
const LABEL = 'What your program printed';
const SALTED = toHex(encodeUtf8('Salted__'));

function made({ seed, setup }: Given) {
  const text = setup.text ?? seededPick(seed, 'run-it text', TEXTS);
  const key = seededBytes(seed, 'run-it key', 16);
  const iv = seededBytes(seed, 'run-it iv', 16);
  const settings: Settings = { mode: 'cbc', key, iv };
  return { text, key, iv, settings, wanted: encrypt(settings, encodeUtf8(text)) };
}

const spaced = (text: string): Uint8Array => {
  const bytes = encodeUtf8(text);
  const fill = BLOCK_BYTES - (bytes.length % BLOCK_BYTES);
  return concatBytes([bytes, new Uint8Array(fill).fill(0x20)]);
};

/** What people’s programs print instead, each computed, with the line that does it. */
function mistakes(given: Given): readonly { bytes: Uint8Array; says: string }[] {
  const { text, key, iv, settings, wanted } = made(given);
  const plaintext = encodeUtf8(text);
  const asText = encodeUtf8(toHex(key));
  const zeros = new Uint8Array(BLOCK_BYTES);
  return [
    {
      bytes: encrypt(settings, encodeUtf8(`${text}\n`)),
      says: 'You encrypted a newline too: `echo` adds one. Use `printf %s`, or `echo -n` where your shell has it.',
    },
    {
      bytes: encrypt({ ...settings, key: asText }, plaintext),
      says: 'You took the 32 hex digits for the key itself: as text they are 32 bytes, and so a key of AES-256. Make 16 bytes of them.',
    },
    {
      bytes: encrypt({ ...settings, iv: zeros }, plaintext),
      says: 'Your IV was 16 zeros. Was it left out, or was it not read as hex?',
    },
    {
      bytes: encrypt({ ...settings, mode: 'ecb' }, plaintext),
      says: 'That is ECB: the IV was never used.',
    },
    {
      bytes: encrypt({ ...settings, padding: 'none' }, spaced(text)),
      says: 'You padded with spaces. PKCS#7 fills up with bytes that say how many they are.',
    },
    {
      bytes: concatBytes([iv, wanted]),
      says: 'IV and ciphertext: right for the wire. Here only the ciphertext is asked for.',
    },
    { bytes: plaintext, says: 'That is the text in hex: nothing has been encrypted.' },
  ];
}

/** The bytes of base64 that spells the wanted ones; undefined where it is something else. */
function isBase64Of(typed: string, bytes: Uint8Array): boolean {
  return typed.replaceAll(/\s/g, '') === btoa(String.fromCharCode(...bytes));
}

/** Encrypt a text with any tool on your own machine; what it printed is recognised, mistakes as well. `setup.text`: the text. */
export const runIt: TaskKind = {
  aim: () =>
    'Leave this page for a minute. With any tool on your own machine, encrypt this text with AES-128 in CBC and PKCS#7 padding, and bring back the ciphertext.',
  facts(given) {
    const { text, key, iv } = made(given);
    return [
      {
        id: 'text',
        label: 'Text (no newline at its end)',
        bytes: encodeUtf8(text),
        role: 'plaintext',
        as: 'text',
      },
      { id: 'key', label: 'Key', bytes: key, role: 'key' },
      { id: 'iv', label: 'IV', bytes: iv, role: 'chain' },
    ];
  },
  fields: () => [{ id: 'hex', label: LABEL, form: 'hex' }],
  check(given, typed) {
    const { wanted } = made(given);
    const text = typed['hex'] ?? '';
    if (isBase64Of(text, wanted))
      return {
        done: false,
        says: 'The bytes are right, and written in base64. Write them as hex.',
      };
    const read = readBytes(typed, 'hex', LABEL);
    if ('verdict' in read) return read.verdict;
    if (equalBytes(read.bytes, wanted))
      return {
        done: true,
        says: 'The very bytes that the stage makes. Your program and this page agree.',
      };
    if (toHex(read.bytes).startsWith(SALTED))
      return {
        done: false,
        says: 'It starts with `Salted__`: a small -k took your key for a passphrase. Use a capital -K, and -iv.',
      };
    const mistake = mistakes(given).find(({ bytes }) => equalBytes(bytes, read.bytes));
    return { done: false, says: mistake?.says ?? unknown(read.bytes, wanted) };
  },
  hints(given) {
    const { text } = made(given);
    return [
      'The drawer “From the page to your code” above writes the command: put your text, key and IV into the figure, and choose a tool.',
      `printf %s '${text}' | openssl enc -aes-128-cbc -K … -iv … | od -An -v -tx1`,
    ];
  },
  work(given) {
    const { text, key, iv, wanted } = made(given);
    return {
      typed: { hex: toHex(wanted) },
      steps: [
        `printf %s '${text}' | openssl enc -aes-128-cbc -K ${toHex(key)} -iv ${toHex(iv)} | od -An -v -tx1`,
        `prints ${toHex(wanted)}`,
      ],
    };
  },
};

function unknown(bytes: Uint8Array, wanted: Uint8Array): string {
  if (bytes.length !== wanted.length)
    return `These are ${bytes.length} bytes; the ciphertext has ${wanted.length}. Is the padding PKCS#7, and the text complete?`;
  const first = equalBytes(bytes.subarray(0, BLOCK_BYTES), wanted.subarray(0, BLOCK_BYTES));
  return first
    ? 'The first block is right, and a later one isn’t. Look at the end of the text, and at the padding.'
    : 'The length is right, and the first block isn’t. Look at key, IV and text, letter by letter.';
}
