import type { Counting, Direction } from '../modes/index.ts';

/** A tool that a run can be told to. */
export type ToolId =
  'openssl' | 'pycryptodome' | 'cryptography' | 'node' | 'web-crypto' | 'java' | 'go';

/** What a recipe is to do: a run, made ready so that no tool needs to know more than this. */
export interface Subject {
  /** The mode's id: `cbc`. */
  readonly mode: string;
  /** The short name people say: `CBC`. */
  readonly modeName: string;
  readonly direction: Direction;
  /** Of one key: XTS has two. */
  readonly bits: 128 | 192 | 256;
  readonly key: Uint8Array;
  /** The IV, first counter block or nonce; empty where the mode takes none. */
  readonly iv: Uint8Array;
  readonly aad: Uint8Array;
  /** The plaintext, or the ciphertext; in GCM followed by its tag. */
  readonly input: Uint8Array;
  /** How many bytes of tag follow the ciphertext; 0 in modes without one. */
  readonly tagBytes: number;
  /** In CTR, a counter other than the whole block with its last byte the lowest. */
  readonly counting?: Counting;
  /** Whether the mode works on whole blocks only. */
  readonly wholeBlocks: boolean;
  /** Whether the tool is to put PKCS#7 padding on, or to take it off. */
  readonly pads: boolean;
  /** The file that the recipe reads, where the input is too long to be pasted. */
  readonly file?: string;
  /** What is special about this run, a sentence each. */
  readonly notes: readonly string[];
}

/** A line that people write, and that is wrong: what happens where `wrong` stands in the place of `right`. */
export interface Trap {
  /** A piece of the recipe's code, as it stands there exactly once. */
  readonly right: string;
  readonly wrong: string;
  /** One sentence: what the wrong line does. */
  readonly why: string;
  /** Set where the wrong line gives the same bytes, and only takes a forgery without a word. */
  readonly forgery?: true;
}

/** A value's bytes as the code spells them, to be shown in the colour of its role. */
export interface Spelled {
  readonly role: 'plaintext' | 'ciphertext' | 'key' | 'chain';
  readonly text: string;
}

/** Code that computes the bytes of the stage, and prints them as hex. */
export interface Recipe {
  /** Undefined where the tool can't; then a note says so. */
  readonly code?: string;
  /** A name for the file, where it is to be saved in one. */
  readonly file?: string;
  /** How to run it, in a sentence. */
  readonly run: string;
  readonly notes: readonly string[];
  readonly traps: readonly Trap[];
  readonly values: readonly Spelled[];
}
