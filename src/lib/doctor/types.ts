import type { Derivation } from '../derive/index.ts';
import type { Envelope } from '../envelope/index.ts';
import type { ModeId, PaddingId, Run } from '../modes/index.ts';

/** What somebody has, as pasted. Everything but the ciphertext may be left out or be empty. */
export interface Given {
  readonly ciphertext: string;
  readonly key?: string;
  readonly passphrase?: string;
  /** IV, nonce or first counter block. */
  readonly iv?: string;
  readonly aad?: string;
  readonly tag?: string;
  /** How the text begins, for an IV that isn’t known. */
  readonly begins?: string;
  /** Only this mode, only this padding. */
  readonly mode?: ModeId;
  readonly padding?: PaddingId;
}

/** `proof`: a tag or MAC fits. `strong`: luck explains it less than once in a thousand such searches. `weak`: luck may. */
export type Sure = 'proof' | 'strong' | 'weak';

/** One way in which what was given opens. */
export interface Finding {
  readonly plaintext: Uint8Array;
  readonly mode: ModeId;
  /** The key of the cipher, as used. */
  readonly key: Uint8Array;
  /** The IV, nonce or first counter block, as used. */
  readonly iv?: Uint8Array;
  readonly padding: PaddingId;
  readonly sure: Sure;
  /**
   * There where the first block alone didn’t read: `unknown`, it is left out of the plaintext, and how the text begins would
   * give the IV; `known`, that was given, and gave it.
   */
  readonly firstBlock?: 'unknown' | 'known';
  /** What speaks for it, a sentence each. */
  readonly evidence: readonly string[];
  /** From what was given to the plaintext, a sentence each, in order. */
  readonly steps: readonly string[];
  /** What to change in the program, or what was found wrong; a sentence each, none where nothing is. */
  readonly wrong: readonly string[];
  /** What the stage shows: exactly this decryption. */
  readonly run: Run;
  readonly envelope: Envelope;
  readonly derivation?: Derivation;
}

/** What the search came to. */
export interface Diagnosis {
  /** The finding that is believed, undefined where none can be. */
  readonly best?: Finding;
  /** All that may be it, the surest first, `best` too. */
  readonly findings: readonly Finding[];
  /** How many ways were tried. */
  readonly tried: number;
  /** What is to be said, in whole sentences: what it is, what was wrong, or what was tried and what to look for next. */
  readonly says: string;
}

/** How a search is ended and watched. */
export interface DiagnoseOptions {
  readonly signal?: AbortSignal;
  /** Told now and then: how much is done, from 0 to 1, and at what. */
  readonly progress?: (done: number, at: string) => void;
}
