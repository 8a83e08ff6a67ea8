/**
 * What a mode's `iv` setting is: nothing, an IV, the first counter block, a nonce from which the mode makes its own first
 * counter block, or the tweak, which says where on a disk the message stands and isn't sent.
 */
export type IvKind = 'none' | 'iv' | 'counter' | 'nonce' | 'tweak';

/** What is known of a mode without running it. */
export interface ModeFacts {
  /** The short name people say: `CBC`. */
  readonly name: string;
  /** The standard's name: `Cipher Block Chaining`. */
  readonly title: string;
  /** Where it is specified: `SP 800-38A §6.2`. */
  readonly source: string;
  /** What `settings.iv` is to this mode. */
  readonly iv: IvKind;
  /** How many bytes it may have: from `least` to `most`, with no end where `most` is left out; `usual` is what is made anew. */
  readonly ivBytes: { readonly least: number; readonly most?: number; readonly usual: number };
  /** How many bytes of the message are taken in at once: 16, and 1 in CFB-8. */
  readonly segmentBytes: number;
  /** How many bytes a message has at least: 16 where a last partial block takes bytes of the one before. */
  readonly leastBytes: number;
  /** How many keys of the cipher `settings.key` is, one after another. */
  readonly keys: 1 | 2;
  /** True where the choosers of the lab and the lessons offer it; the others are for what comes from elsewhere. */
  readonly everyday: boolean;
  /** True where the input has to be whole blocks, so that padding is needed. */
  readonly wholeBlocks: boolean;
  /** True where the cipher only makes a keystream, which is XORed with the message: the same IV again gives the same keystream. */
  readonly stream: boolean;
  /** How many bytes of tag follow the ciphertext by custom, which proves that nothing was changed; 0 where there is none. */
  readonly tagBytes: number;
  /** All lengths in bytes that the standard lets a tag have, ascending; none where there is no tag. */
  readonly tagLengths: readonly number[];
  /** What the tag is made of: where it is the plaintext, the tag can't be checked before all is decrypted. */
  readonly tagOver: 'none' | 'ciphertext' | 'plaintext';
  /** Whether no block waits for another's cipher call, each way. */
  readonly parallel: { readonly encrypt: boolean; readonly decrypt: boolean };
}

const NO_IV = { least: 0, most: 0, usual: 0 } as const;
const NO_TAG = { tagBytes: 0, tagLengths: [], tagOver: 'none' } as const;
/** What most modes have in common. */
const USUAL = { segmentBytes: 16, leastBytes: 0, keys: 1, everyday: true } as const;
const ONE_BLOCK = { least: 16, most: 16, usual: 16 } as const;

const CTS = 'CBC with ciphertext stealing';
/** What the three ways to steal have in common. */
const STEALING = {
  source: 'SP 800-38A, addendum',
  ...USUAL,
  everyday: false,
  leastBytes: 16,
  iv: 'iv',
  ivBytes: ONE_BLOCK,
  wholeBlocks: false,
  stream: false,
  ...NO_TAG,
  parallel: { encrypt: false, decrypt: true },
} as const;

/**
 * The facts of every mode by its id, in the order in which modes are shown. A mode's place here is its number in the wire
 * frame and in files: append, and never change the order.
 */
export const modeFacts = {
  ecb: {
    name: 'ECB',
    title: 'Electronic Codebook',
    source: 'SP 800-38A §6.1',
    ...USUAL,
    iv: 'none',
    ivBytes: NO_IV,
    wholeBlocks: true,
    stream: false,
    ...NO_TAG,
    parallel: { encrypt: true, decrypt: true },
  },
  cbc: {
    name: 'CBC',
    title: 'Cipher Block Chaining',
    source: 'SP 800-38A §6.2',
    ...USUAL,
    iv: 'iv',
    ivBytes: ONE_BLOCK,
    wholeBlocks: true,
    stream: false,
    ...NO_TAG,
    parallel: { encrypt: false, decrypt: true },
  },
  cfb: {
    name: 'CFB',
    title: 'Cipher Feedback, 128 bits at a time',
    source: 'SP 800-38A §6.3',
    ...USUAL,
    iv: 'iv',
    ivBytes: ONE_BLOCK,
    wholeBlocks: false,
    stream: false,
    ...NO_TAG,
    parallel: { encrypt: false, decrypt: true },
  },
  ofb: {
    name: 'OFB',
    title: 'Output Feedback',
    source: 'SP 800-38A §6.4',
    ...USUAL,
    iv: 'iv',
    ivBytes: ONE_BLOCK,
    wholeBlocks: false,
    stream: true,
    ...NO_TAG,
    parallel: { encrypt: false, decrypt: false },
  },
  ctr: {
    name: 'CTR',
    title: 'Counter',
    source: 'SP 800-38A §6.5',
    ...USUAL,
    iv: 'counter',
    ivBytes: ONE_BLOCK,
    wholeBlocks: false,
    stream: true,
    ...NO_TAG,
    parallel: { encrypt: true, decrypt: true },
  },
  gcm: {
    name: 'GCM',
    title: 'Galois/Counter Mode',
    source: 'SP 800-38D §7',
    ...USUAL,
    iv: 'nonce',
    ivBytes: { least: 1, usual: 12 },
    wholeBlocks: false,
    stream: true,
    tagBytes: 16,
    tagLengths: [4, 8, 12, 13, 14, 15, 16],
    tagOver: 'ciphertext',
    parallel: { encrypt: true, decrypt: true },
  },
  cfb8: {
    name: 'CFB8',
    title: 'Cipher Feedback, 8 bits at a time',
    source: 'SP 800-38A §6.3',
    ...USUAL,
    everyday: false,
    segmentBytes: 1,
    iv: 'iv',
    ivBytes: ONE_BLOCK,
    wholeBlocks: false,
    stream: false,
    ...NO_TAG,
    parallel: { encrypt: false, decrypt: true },
  },
  ccm: {
    name: 'CCM',
    title: 'Counter with CBC-MAC',
    source: 'SP 800-38C',
    ...USUAL,
    everyday: false,
    iv: 'nonce',
    ivBytes: { least: 7, most: 13, usual: 12 },
    wholeBlocks: false,
    stream: true,
    tagBytes: 16,
    tagLengths: [4, 6, 8, 10, 12, 14, 16],
    tagOver: 'plaintext',
    parallel: { encrypt: false, decrypt: false },
  },
  'cbc-cs1': { ...STEALING, name: 'CBC-CS1', title: `${CTS}, the short block before the last` },
  'cbc-cs2': { ...STEALING, name: 'CBC-CS2', title: `${CTS}, a short block last` },
  'cbc-cs3': { ...STEALING, name: 'CBC-CS3', title: `${CTS}, the last two swapped` },
  xts: {
    name: 'XTS',
    title: 'XEX with tweak and ciphertext stealing',
    source: 'IEEE 1619 §5',
    ...USUAL,
    everyday: false,
    leastBytes: 16,
    keys: 2,
    iv: 'tweak',
    ivBytes: ONE_BLOCK,
    wholeBlocks: false,
    stream: false,
    ...NO_TAG,
    parallel: { encrypt: true, decrypt: true },
  },
} as const satisfies Readonly<Record<string, ModeFacts>>;

/** `ecb`, `cbc`, `cfb` (128 bits at a time), `ofb`, `ctr`: SP 800-38A §6.1 to §6.5; `gcm`: SP 800-38D; the rest as their facts say. */
export type ModeId = keyof typeof modeFacts;

/** The ids, in the order in which they are shown. */
export const MODE_IDS = Object.keys(modeFacts) as readonly ModeId[];

/** The ids of those that the lab and the lessons offer, in that order. */
export const EVERYDAY_MODE_IDS: readonly ModeId[] = MODE_IDS.filter((id) => modeFacts[id].everyday);

/** What is known of a padding without running it. */
export interface PaddingFacts {
  /** What people call it: `PKCS#7`. */
  readonly name: string;
  /** Where it is specified, or who does it so. */
  readonly source: string;
  /** The least bytes it adds to whole blocks: 1 where it always adds some, else 0. */
  readonly least: 0 | 1;
  /** True where the choosers of the lab offer it; the others are for what comes from elsewhere. */
  readonly everyday: boolean;
}

/** The facts of every padding by its id, in the order in which they are shown. */
export const paddingFacts = {
  pkcs7: { name: 'PKCS#7', source: 'RFC 5652 §6.3', least: 1, everyday: true },
  spaces: { name: 'Spaces', source: 'as course programs do it', least: 1, everyday: true },
  zeros: { name: 'Zeros', source: 'as mcrypt did it', least: 0, everyday: true },
  none: { name: 'None', source: 'SP 800-38A leaves it to others', least: 0, everyday: true },
  x923: { name: 'ANSI X9.23', source: 'ANSI X9.23', least: 1, everyday: false },
  iso7816: { name: 'ISO/IEC 7816-4', source: 'ISO/IEC 7816-4', least: 1, everyday: false },
  iso10126: { name: 'ISO 10126', source: 'ISO/IEC 10126-2', least: 1, everyday: false },
} as const satisfies Readonly<Record<string, PaddingFacts>>;

/** How the last block is filled up; `padding.ts` says how each is put on and taken off. */
export type PaddingId = keyof typeof paddingFacts;

/** The ids, in the order in which they are shown. */
export const PADDING_IDS = Object.keys(paddingFacts) as readonly PaddingId[];

/** The ids of those that the lab offers, in that order. */
export const EVERYDAY_PADDING_IDS: readonly PaddingId[] = PADDING_IDS.filter(
  (id) => paddingFacts[id].everyday,
);
