/** How often a letter of each kind stands in words, names and passwords; measured on nothing finer than “mostly lower case”. */
const IN_TEXT: readonly (readonly [pattern: RegExp, each: number])[] = [
  [/[a-z]/, 0.78 / 26],
  [/[A-Z]/, 0.09 / 26],
  [/[0-9]/, 0.09 / 10],
  [/[-_]/, 0.02 / 2],
  [/[+/]/, 0.005 / 2],
];
const EACH = 1 / 64;
const ENOUGH = 256;

/**
 * How likely it is, from 0 to 1, that these characters were drawn evenly from the 64 of base64, and aren’t words: both weighed
 * character by character, with even chances before. Of a long text the first 256 are looked at.
 */
export function looksRandom(text: string): number {
  let bits = 0;
  for (const character of text.slice(0, ENOUGH)) {
    const each = IN_TEXT.find(([pattern]) => pattern.test(character))?.[1];
    if (each) bits += Math.log2(EACH / each);
  }
  return 1 / (1 + 2 ** -bits);
}
