/** The part of a derivation that a message is about, so that a page can say it beside the right field. */
export type DeriveField = 'bytes' | 'iterations' | 'N' | 'r' | 'p';

/** A derivation that can't be done, or that would take too long or too much memory. The message says the rule and the repair. */
export class DeriveError extends Error {
  override readonly name = 'DeriveError';
  readonly field: DeriveField;

  constructor(field: DeriveField, message: string) {
    super(message);
    this.field = field;
  }
}
