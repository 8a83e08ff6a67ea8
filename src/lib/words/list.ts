/** Names as a sentence has them: `a`, `a and b`, `a, b and c`; empty where there are none. */
export const listed = (names: readonly string[]): string =>
  names.length > 1 ? `${names.slice(0, -1).join(', ')} and ${names.at(-1)}` : (names[0] ?? '');

/** With a capital letter at its beginning, as a sentence begins. */
export const capital = (words: string): string =>
  `${words.slice(0, 1).toUpperCase()}${words.slice(1)}`;
