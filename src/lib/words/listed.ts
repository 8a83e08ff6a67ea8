/** Names as a sentence lists them: `a`, `a and b`, `a, b and c`. None of them: an empty text. */
export const listed = (names: readonly string[]): string =>
  names.length > 1 ? `${names.slice(0, -1).join(', ')} and ${names.at(-1)}` : (names[0] ?? '');
