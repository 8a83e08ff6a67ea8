/** A way in which people write bytes down. */
export type FormId =
  | 'hex'
  | 'base64'
  | 'base64url'
  | 'pem'
  | 'escapes'
  | 'array'
  | 'dump'
  | 'data-url'
  | 'percent'
  | 'binary'
  | 'text'
  | 'verbatim'
  | 'latin1';

/** What happened to the text on its way here. */
export interface Damage {
  readonly kind:
    'plus-became-space' | 'newline' | 'replacement' | 'bom' | 'smart-quotes' | 'cut' | 'invisible';
  /** A clause that goes on after the form and the count: `a + had become a space, and is put back`. */
  readonly says: string;
  /** True where the bytes are whole again; false where nothing here brings back what is missing. */
  readonly repaired: boolean;
}

/** One way to read a text as bytes. */
export interface Reading {
  readonly form: FormId;
  /** What the text spells in this form. */
  readonly bytes: Uint8Array;
  /** One sentence: the form, how many bytes, and what was damaged. */
  readonly says: string;
  /** What was found damaged, none where nothing was. */
  readonly damage: readonly Damage[];
  /** From 0 to 1: how likely it is that this form was meant. Readings come in falling order of it. */
  readonly likely: number;
}

/** A pasted text, made ready for those who read it. */
export interface Source {
  /** As it was given. */
  readonly raw: string;
  /** Without invisible characters, white space at its ends, and one pair of quotes around it. */
  readonly text: string;
  /** What was taken away for that. */
  readonly damage: readonly Damage[];
}

/** What one form finds in a text; `says` is made by whoever puts the readings together. */
export interface Found {
  readonly form: FormId;
  readonly bytes: Uint8Array;
  readonly likely: number;
  readonly damage?: readonly Damage[];
  /** What it is called in the sentence, where that is more than the form’s own name. */
  readonly name?: string;
}

/** One form: what it finds in a text, nothing where the text isn’t written so. Linear in the text’s length. */
export type Reader = (source: Source) => readonly Found[];
