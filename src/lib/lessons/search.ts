/** Something that can be found: a section of a lesson, or a term. */
export interface Findable {
  readonly title: string;
  /** Where it belongs: “Lesson 5 · CBC, the chain”, “Glossary”. */
  readonly place: string;
  /** Its address below the site’s own. */
  readonly href: string;
  readonly text: string;
}

/** A place in the lessons that a search leads to. */
export interface Found extends Findable {
  /** The words around the first hit. */
  readonly excerpt: string;
}

/** Words in small letters, without accents; indices as plain digits, so that `c2` finds C₂. */
export const wordsOf = (text: string): string[] =>
  text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .match(/[\p{L}\p{N}]+/gu) ?? [];

const MOST = 12;
const AROUND = 70;

/** How well a word is matched by the words of a text: whole, or as a beginning. */
function hits(words: readonly string[], wanted: string): number {
  let sum = 0;
  for (const word of words) sum += word === wanted ? 2 : word.startsWith(wanted) ? 1 : 0;
  return Math.min(sum, 6);
}

/** 0 where a wanted word is missing altogether. */
function score({ title, place, text }: Findable, wanted: readonly string[]): number {
  const [titles, places, texts] = [wordsOf(title), wordsOf(place), wordsOf(text)];
  const each = wanted.map(
    (word) => 8 * hits(titles, word) + 2 * hits(places, word) + hits(texts, word),
  );
  return each.includes(0) ? 0 : each.reduce((a, b) => a + b, 0);
}

function excerptOf(text: string, [first]: readonly string[]): string {
  const at = Math.max(0, text.toLowerCase().indexOf(first));
  const from = at < AROUND ? 0 : text.indexOf(' ', at - AROUND) + 1;
  const to =
    text.length - from <= 2 * AROUND ? text.length : text.lastIndexOf(' ', from + 2 * AROUND);
  return `${from > 0 ? '… ' : ''}${text.slice(from, to)}${to < text.length ? ' …' : ''}`;
}

/** What holds all words of a query, or words that begin so; best first, twelve at most. Nothing for an empty query. */
export function search(index: readonly Findable[], query: string): Found[] {
  const wanted = wordsOf(query);
  if (wanted.length === 0) return [];
  return index
    .map((it) => ({ it, points: score(it, wanted) }))
    .filter(({ points }) => points > 0)
    .sort((a, b) => b.points - a.points)
    .slice(0, MOST)
    .map(({ it }) => ({ ...it, excerpt: excerptOf(it.text, wanted) }));
}
