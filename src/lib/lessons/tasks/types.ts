/** A value that a task shows. */
export interface Fact {
  readonly id: string;
  readonly label: string;
  readonly bytes: Uint8Array;
  /** Its role, for its colour. */
  readonly role: 'plaintext' | 'ciphertext' | 'chain' | 'key' | 'value';
  /** Shown as characters where it is text; as hex where this is left out. */
  readonly as?: 'text';
  /** What its blocks are called, first to last. */
  readonly names?: readonly string[];
}

/** Something that the reader fills in. */
export interface Field {
  readonly id: string;
  readonly label: string;
  /** `hex`: bytes as hex digits; `text`: text; `choice`: one of `options`. */
  readonly form: 'hex' | 'text' | 'choice';
  readonly options?: readonly string[];
  /** What stands in it at first. */
  readonly initial?: string;
}

/** What the reader filled in, by the field’s id. */
export type Typed = Readonly<Record<string, string>>;

/** What came of checking: computed from what was typed, with what it made, to be looked at. */
export interface Verdict {
  readonly done: boolean;
  /** One or two sentences: what happened, and where it isn’t the aim yet, by how much. */
  readonly says: string;
  readonly shows?: readonly Fact[];
}

/** A worked answer: what would be typed, and how one gets there. */
export interface Worked {
  readonly typed: Typed;
  readonly steps: readonly string[];
}

/** What a task is made from: the reader’s seed, and what the author set. */
export interface Given {
  readonly seed: number;
  readonly setup: TaskSetup;
}

/** What an author may set; each kind says what it reads. */
export interface TaskSetup {
  readonly text?: string;
  readonly secret?: string;
  readonly from?: string;
  readonly to?: string;
  readonly mode?: 'cbc' | 'ctr' | 'ofb' | 'cfb' | 'ecb';
  readonly way?: 'encrypt' | 'decrypt';
}

/** A kind of task. All of it is computed from the given: there is no stored answer. */
export interface TaskKind {
  /** What is to be reached, in one or two sentences. */
  readonly aim: (given: Given) => string;
  readonly facts: (given: Given) => readonly Fact[];
  readonly fields: (given: Given) => readonly Field[];
  /** Never throws: what can’t be read is said. */
  readonly check: (given: Given, typed: Typed) => Verdict;
  /** In steps, each telling more than the one before. */
  readonly hints: (given: Given) => readonly string[];
  readonly work: (given: Given) => Worked;
}
