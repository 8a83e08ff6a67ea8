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
  | 'text';

/** What happened to the text on its way here. `repaired` where the bytes are whole again, `lost` where nothing brings them back. */
export interface Damage {
  readonly kind:
    | 'plus-became-space'
    | 'newline'
    | 'replacement'
    | 'bom'
    | 'smart-quotes'
    | 'cut'
    | 'bad-character'
    | 'invisible';
  readonly says: string;
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
