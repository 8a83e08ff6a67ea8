/**
 * What a text of JSON says. `-0` is read as 0: it would not be the same once it is written and read again.
 * Throws a SyntaxError where the text is no JSON.
 */
export const parseJson = (text: string): unknown =>
  JSON.parse(text, (_, value: unknown) => (value === 0 ? 0 : value)) as unknown;
