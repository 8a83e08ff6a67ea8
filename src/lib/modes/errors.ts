/** The part of a run's input that a message is about, so that a page can say it beside the right field. */
export type Field =
  | 'mode'
  | 'key'
  | 'iv'
  | 'aad'
  | 'padding'
  | 'tagBytes'
  | 'counting'
  | 'plaintext'
  | 'ciphertext'
  | 'tag';

/** Input that a mode can't work with. The message names the rule and what was given, in words for the page. */
export class ModeError extends Error {
  override readonly name = 'ModeError';
  readonly field: Field;

  constructor(field: Field, message: string) {
    super(message);
    this.field = field;
  }
}
