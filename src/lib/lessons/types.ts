import type { Direction, ModeId, PaddingId, Run, Trace } from '../modes/index.ts';

/** What happens to a message between the two runs that a figure compares. One of them, or several together. */
export interface Change {
  /** A bit of the ciphertext is flipped. `block` from 1 (0: the IV), `byte` from 0, `bit` 0 (lowest, the default) to 7. */
  readonly flip?: { readonly block: number; readonly byte: number; readonly bit?: number };
  /** This ciphertext block, counted from 1, never arrives. */
  readonly lose?: number;
  /** These two ciphertext blocks arrive in each other’s place. */
  readonly swap?: readonly [number, number];
  /** The other run has another IV, key or mode: on the receiver’s side, or the sender’s where nothing is decrypted. */
  readonly iv?: string;
  readonly key?: string;
  readonly mode?: ModeId;
  /** Another plaintext is encrypted. */
  readonly text?: string;
}

/** A run of the engine as an author writes it: plain data. What is left out has the site’s example key and IV. */
export interface Setup {
  readonly mode: ModeId;
  readonly text?: string;
  /** The plaintext as hex, where it is no text. */
  readonly hex?: string;
  readonly key?: string;
  readonly iv?: string;
  readonly padding?: PaddingId;
  /** Which way it is run: `decrypt` is the default where a change meets the ciphertext, `encrypt` elsewhere. */
  readonly direction?: Direction;
  readonly change?: Change;
}

/** What the reader put in place of a setup’s own. */
export type Edits = Partial<Pick<Setup, 'text' | 'key' | 'iv'>>;

/** A setup that was run: as it would have been, and as the change made it. */
export interface Case {
  readonly setup: Setup;
  readonly before: Trace;
  readonly after: Trace;
  /** The ciphertext that the sender made, and the one that arrived. */
  readonly sent: Uint8Array;
  readonly arrived: Uint8Array;
  /** The run with the change, to be put on the stage. */
  readonly replay: Run;
  /** For each block of `before`’s result, from index 0: where it stands in `after`’s, counted from 1; 0: nowhere. */
  readonly places: readonly number[];
}

/** Any answer of a reader as numbers: blocks, bytes, an option’s index, steps in their order, one number. */
export type Answer = readonly number[];

/** One line of prediction against trace. */
export interface Cell {
  readonly name: string;
  readonly said: string;
  readonly was: string;
  readonly right: boolean;
}

/** What came of a prediction. */
export interface Judgement {
  readonly right: boolean;
  readonly cells: readonly Cell[];
  /** What happened, and how it stands to the prediction: one sentence. */
  readonly says: string;
  /** The kind’s name for the idea behind a wrong answer, where it has one. */
  readonly misconception?: string;
}

/** A question on a case, and all that it needs beside it. */
export type Ask =
  | { readonly kind: 'paint-blocks' }
  | { readonly kind: 'choose-bytes'; readonly block: number }
  | { readonly kind: 'which-ciphertext'; readonly options: readonly Option[] }
  | { readonly kind: 'order-steps'; readonly blocks: readonly number[] }
  | { readonly kind: 'type-byte'; readonly value: string; readonly byte: number }
  | { readonly kind: 'how-many'; readonly count: CountId };

/** What can be asked for with `how-many`. */
export type CountId = 'blocks' | 'padding-bytes' | 'distinct-blocks' | 'changed-blocks' | 'calls';

/** A ciphertext to choose from: the case’s own setup with these parts replaced. `id` names the idea behind it. */
export interface Option {
  readonly id: string;
  readonly setup: Partial<Setup>;
}

/** A kind of question. Everything is computed from the case: no answer is stored. */
export interface Kind<A extends Ask = Ask> {
  /** Ideas behind wrong answers that it recognises. */
  readonly misconceptions: (ask: A) => readonly string[];
  /** Whether these numbers are an answer that can be given at all. */
  readonly accepts: (answer: Answer, it: Case, ask: A) => boolean;
  /** A right answer. */
  readonly truth: (it: Case, ask: A) => Answer;
  readonly judge: (answer: Answer, it: Case, ask: A) => Judgement;
}
