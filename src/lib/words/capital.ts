/** The words with a capital first, to begin a sentence with. No words stay none. */
export const capital = (words: string): string =>
  words.replace(/^./u, (first) => first.toUpperCase());
