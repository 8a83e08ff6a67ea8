import { concatBytes, encodeUtf8, seeded, xorBytes } from '../../bytes/index.ts';
import { subscript } from '../../words/index.ts';
import {
  decrypt,
  encrypt,
  type Mode,
  ModeError,
  type Run,
  type Settings,
} from '../../modes/index.ts';

/** What Eve tried, and whether it worked: on this key, IV and message, which a seed decides. */
export interface Finding {
  /** Its experiment’s. */
  readonly id: string;
  /** True where Eve got something that she shouldn’t have. */
  readonly found: boolean;
  /** What she did and what came of it, with the blocks by name. */
  readonly says: string;
  /** The runs in which it can be seen, to be played; `marks`: blocks of the result to look at. */
  readonly runs: readonly {
    readonly label: string;
    readonly run: Run;
    readonly marks: readonly number[];
  }[];
}

/** One thing that Eve tries. */
export interface Experiment {
  readonly id: string;
  /** The question, as the page asks it. */
  readonly asks: string;
  /** Undefined where it can’t be asked of this mode: a swap of IVs where there is none. */
  readonly tried: (trial: Trial) => Omit<Finding, 'id'> | undefined;
}

const WORDS = [
  'Attack at dawn! ',
  'Bring penguins. ',
  'Nothing to see. ',
  'Meet me at noon ',
  'Pay 100 to Eve. ',
  'All is quiet ok.',
];

/** A mode with a key, and IVs and messages as they are needed: the same for the same seed. */
export class Trial {
  readonly mode: Mode;
  readonly key: Uint8Array;
  /** A second key, where two are compared. */
  readonly otherKey: Uint8Array;
  /** The IV that is used where nothing else is said. */
  readonly iv: Uint8Array;
  readonly #random: (count: number) => Uint8Array;

  constructor(mode: Mode, seed: number) {
    this.mode = mode;
    this.#random = seeded(seed, 'trial');
    this.key = this.#random(16);
    this.iv = this.freshIv();
    this.otherKey = this.#random(16);
  }

  /** Another IV: random, as it should be. */
  freshIv(): Uint8Array {
    return this.#random(this.mode.ivBytes.usual);
  }

  /** A message of these sentences of one block each, by number. */
  message(...words: number[]): Uint8Array {
    return concatBytes(words.map((word) => encodeUtf8(WORDS[word % WORDS.length])));
  }

  settings(iv = this.iv): Settings {
    const { mode, key } = this;
    return { mode, key, padding: 'none', ...(mode.iv !== 'none' && { iv }) };
  }

  run(input: Uint8Array, direction: Run['direction'] = 'encrypt', iv = this.iv): Run {
    return { settings: this.settings(iv), direction, input };
  }

  encrypt(input: Uint8Array, iv = this.iv, key = this.key): Uint8Array {
    return encrypt({ ...this.settings(iv), key }, input);
  }

  /** The plaintext that Bob gets; undefined where he refuses what came. */
  decrypt(input: Uint8Array, iv = this.iv): Uint8Array | undefined {
    try {
      return decrypt(this.settings(iv), input);
    } catch (error) {
      if (error instanceof ModeError) return undefined;
      throw error;
    }
  }

  /** Blocks (from 1) and the tag of a ciphertext, put together in another order. */
  put(ciphertext: Uint8Array, blocks: readonly number[]): Uint8Array {
    const end = ciphertext.length - this.mode.tagBytes;
    return concatBytes([...blocks.map((j) => block(ciphertext, j)), ciphertext.subarray(end)]);
  }
}

/** `C₃`. */
export const named = (letter: string, j: number): string => letter + subscript(String(j));

/** A block of some bytes, from 1. */
export const block = (bytes: Uint8Array, j: number): Uint8Array =>
  bytes.subarray(16 * (j - 1), 16 * j);

/** Whether block j of one is block k of the other. */
export const isEqual = (a: Uint8Array, j: number, b: Uint8Array, k: number): boolean =>
  block(a, j).length > 0 && xorBytes(block(a, j), block(b, k)).every((byte) => byte === 0);

/** The blocks, from 1, in which two messages of n blocks differ. */
export const differing = (a: Uint8Array, b: Uint8Array, n: number): number[] =>
  Array.from({ length: n }, (_, k) => k + 1).filter((j) => !isEqual(a, j, b, j));
