import { envelopesOfNamed } from '../named.ts';
import type { TextFormat } from '../format.ts';
import type { Field } from '../read/object.ts';

/** More isn’t a message with a few values. */
const MOST_FIELDS = 40;
const ELEMENT = /<(?:\w{1,32}:)?([A-Za-z][\w-]{0,63})(?:\s[^<>]{0,200})?>([^<>]+)<\//g;
const PAIR = /(?:^|[?&;])([A-Za-z_]\w{0,63})=([^&;\s]+)/g;

/** Values between tags that name them: XML as services send it. */
export const xml: TextFormat = {
  id: 'xml',
  name: 'Named values (XML)',
  source: 'XML 1.0, §3: an element for each value',
  read: (text) =>
    text.trimStart().startsWith('<')
      ? envelopesOfNamed(
          fieldsIn(text, ELEMENT, (value) => value.trim()),
          'An XML element for each value.',
        )
      : [],
};

/** `iv=…&data=…`, percent-encoded: the query of an address, or a form. */
export const query: TextFormat = {
  id: 'query',
  name: 'Named values (query)',
  source: 'application/x-www-form-urlencoded: URL Standard §5',
  read: (text) =>
    text.includes('&')
      ? envelopesOfNamed(
          fieldsIn(text.trim(), PAIR, decoded),
          'A query with a name for each value.',
        )
      : [],
};

function fieldsIn(text: string, pattern: RegExp, read: (value: string) => string): Field[] {
  const fields: Field[] = [];
  for (const match of text.matchAll(pattern)) {
    if (fields.length === MOST_FIELDS) return [];
    const [whole, name, value] = match;
    const start = match.index + whole.lastIndexOf(value);
    fields.push({ name, start, end: start + value.length, text: read(value), quoted: true });
  }
  return fields;
}

/** Without percent-encoding; what isn’t encoded right is left as it is, and then reads as what it can. */
function decoded(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
}
