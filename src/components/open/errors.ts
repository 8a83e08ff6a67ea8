import type { ExampleId } from './examples.ts';

/** A message that a program stops with, what it means, and an example of just that. */
export interface CodeError {
  /** As it is printed, or the part of it that is always the same. */
  readonly text: string;
  readonly means: string;
  readonly example: ExampleId;
}

/** A library’s messages. */
export interface Library {
  readonly name: string;
  readonly errors: readonly CodeError[];
}

const PADDING =
  'The last block doesn’t end in padding. So something before it is wrong: mostly the key, often because one side read its digits as hex and the other as text.';
const BLOCKS =
  'ECB and CBC have whole blocks of 16 bytes, and this has some over: bytes were lost, or text such as Base64 was never decoded.';
const TAG =
  'The tag doesn’t fit. Key, nonce, ciphertext, additional data or the tag itself isn’t what was encrypted; GCM doesn’t say which, and gives no plaintext.';
const KEY_LENGTH =
  'AES keys have 16, 24 or 32 bytes. Mostly the text of a key was passed: Base64 or hex that was never decoded, or a password.';
const IV_LENGTH =
  'CBC’s IV has 16 bytes. Mostly its hex digits were passed as they are (32 bytes), or a nonce of GCM (12 bytes).';

/** Real messages, library by library. */
export const LIBRARIES: readonly Library[] = [
  {
    name: 'OpenSSL',
    errors: [
      { text: 'bad decrypt', means: PADDING, example: 'text-key' },
      { text: 'wrong final block length', means: BLOCKS, example: 'cut' },
      {
        text: 'bad magic number',
        means:
          'With a passphrase, openssl enc looks for “Salted__” at the beginning, and this has none: it was encrypted with a key, or the file is still Base64 (-a).',
        example: 'iv-in-front',
      },
      {
        text: 'iv undefined',
        means:
          'A key was given with -K and no IV with -iv. Look for it in front of the ciphertext: many programs put it there.',
        example: 'iv-in-front',
      },
      {
        text: 'hex string is too short, padding with zero bytes to length',
        means:
          'Fewer than 32 hex digits were given, and OpenSSL went on with zeros behind them. Another program won’t.',
        example: 'short-iv',
      },
    ],
  },
  {
    name: 'Java',
    errors: [
      {
        text: 'BadPaddingException: Given final block not properly padded',
        means: PADDING,
        example: 'text-key',
      },
      { text: 'IllegalBlockSizeException', means: BLOCKS, example: 'cut' },
      { text: 'AEADBadTagException: Tag mismatch', means: TAG, example: 'gcm' },
      {
        text: 'InvalidKeyException: Invalid AES key length',
        means: KEY_LENGTH,
        example: 'base64-key',
      },
    ],
  },
  {
    name: '.NET',
    errors: [
      {
        text: 'Padding is invalid and cannot be removed.',
        means: PADDING,
        example: 'text-key',
      },
      {
        text: 'Specified initialization vector (IV) does not match the block size',
        means: IV_LENGTH,
        example: 'hex-iv',
      },
    ],
  },
  {
    name: 'Node',
    errors: [
      { text: 'ERR_OSSL_BAD_DECRYPT', means: PADDING, example: 'text-key' },
      {
        text: 'Unsupported state or unable to authenticate data',
        means: TAG,
        example: 'gcm',
      },
      { text: 'Invalid key length', means: KEY_LENGTH, example: 'base64-key' },
      { text: 'Invalid initialization vector', means: IV_LENGTH, example: 'hex-iv' },
    ],
  },
  {
    name: 'pycryptodome',
    errors: [
      { text: 'Padding is incorrect.', means: PADDING, example: 'text-key' },
      {
        text: 'Data must be padded to 16 byte boundary in CBC mode',
        means: BLOCKS,
        example: 'cut',
      },
      { text: 'MAC check failed', means: TAG, example: 'gcm' },
      { text: 'Incorrect AES key length (31 bytes)', means: KEY_LENGTH, example: 'base64-key' },
    ],
  },
  {
    name: 'CryptoJS',
    errors: [
      {
        text: 'Malformed UTF-8 data',
        means:
          'What came out isn’t text. With a passphrase: another passphrase, or a key that was taken for one. If only the beginning is wrong, the IV is.',
        example: 'wrong-iv',
      },
    ],
  },
  {
    name: 'Go',
    errors: [
      { text: 'cipher: message authentication failed', means: TAG, example: 'gcm' },
      { text: 'crypto/aes: invalid key size 15', means: KEY_LENGTH, example: 'base64-key' },
      { text: 'crypto/cipher: input not full blocks', means: BLOCKS, example: 'cut' },
    ],
  },
  {
    name: 'PHP',
    errors: [
      {
        text: 'openssl_decrypt(): IV passed is only 8 bytes long, cipher expects an IV of precisely 16 bytes, padding with \\0',
        means:
          'PHP fills a short IV up with zeros, as OpenSSL does, and goes on. Another program has to be given those zeros.',
        example: 'short-iv',
      },
    ],
  },
];
