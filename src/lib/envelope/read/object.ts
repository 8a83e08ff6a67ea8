import type { Stretch } from './literal.ts';
import { literalAt } from './literal.ts';

/** One value of an object, with the name that it has there. */
export interface Field extends Stretch {
  readonly name: string;
}

/** Formats have a handful of fields, one level down at most; more is data. */
const MOST_FIELDS = 40;
const MOST_DEPTH = 3;

const SPACE = /[\s,;]*/y;
const NAME = /(?:"([^"\\\n]{1,64})"|'([^'\\\n]{1,64})'|([A-Za-z_$][\w$]{0,63}))\s*(?::|=>|=)\s*/y;
const BUFFER = /\{\s*["']?type["']?\s*:\s*["']Buffer["']\s*,\s*["']?data["']?\s*:\s*/y;

/**
 * The values of an object as people paste it: JSON, a Python dict, what console.log prints. Those of objects inside it come
 * along. None where the text is no object. Linear in the text’s length.
 */
export function readObject(text: string): readonly Field[] {
  const start = text.search(/\S/);
  if (text[start] !== '{') return [];
  const fields: Field[] = [];
  const end = objectAt(text, start, fields, 1);
  return end === undefined ? [] : fields;
}

/** Reads the object whose brace stands at `at`; gives the place behind it, undefined where it isn’t one. */
function objectAt(text: string, at: number, fields: Field[], depth: number): number | undefined {
  let here = after(SPACE, text, at + 1)!;
  while (text[here] !== '}') {
    NAME.lastIndex = here;
    const named = NAME.exec(text);
    if (!named || fields.length >= MOST_FIELDS) return undefined;
    const name = named[1] ?? named[2] ?? named[3];
    const next = valueAt(text, NAME.lastIndex, name, fields, depth);
    if (next === undefined) return undefined;
    here = after(SPACE, text, next)!;
  }
  return here + 1;
}

function valueAt(
  text: string,
  at: number,
  name: string,
  fields: Field[],
  depth: number,
): number | undefined {
  const list = after(BUFFER, text, at);
  const literal = literalAt(text, list ?? at);
  if (literal) {
    const { next, ...stretch } = literal;
    fields.push({ name, ...stretch });
    return list === undefined ? next : after(/\s*\}/y, text, next);
  }
  const nested = text[at] === '{' && depth < MOST_DEPTH;
  return nested ? objectAt(text, at, fields, depth + 1) : undefined;
}

/** Where the pattern ends that stands at `at`; undefined where it doesn’t stand there. */
function after(pattern: RegExp, text: string, at: number): number | undefined {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : undefined;
}
