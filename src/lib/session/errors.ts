/** What a `SessionError` is about, so that a page can say it beside the right field. */
export type SessionField =
  'mode' | 'key' | 'ivPolicy' | 'iv' | 'padding' | 'errors' | 'plaintext' | 'outbox' | 'saved';

/** Something that an endpoint was asked to do and can't. Nothing has been changed when it is thrown. */
export class SessionError extends Error {
  override readonly name = 'SessionError';
  readonly field: SessionField;

  constructor(field: SessionField, message: string) {
    super(message);
    this.field = field;
  }
}
