import type { TextFormat } from '../format.ts';
import { envelopesOfNamed } from '../named.ts';
import type { Field } from '../read/object.ts';
import { roleOf } from '../read/names.ts';

/** More lines are a text, and no list of values. */
const MOST_LINES = 60;
/** Up to the value; what may stand behind it is taken off by `endOf`, since a pattern would try every run of spaces from each of them. */
const LINE = /^[ \t]{0,40}["']?([A-Za-z][\w ()\-/]{0,40}?)["']?[ \t]{0,40}[:=][ \t]*(?=\S)/;

/** A value on each line, after its name. */
export const labels: TextFormat = {
  id: 'labels',
  name: 'Labelled lines',
  source: 'what programs print: a name, a colon and a value on each line',
  read(text) {
    const fields = fieldsOf(text);
    return envelopesOfNamed(fields, 'Lines with a name for each value.').map((found) => ({
      ...found,
      likely: found.likely * 0.95,
    }));
  },
};

function fieldsOf(text: string): readonly Field[] {
  const lines = text.split('\n', MOST_LINES + 1);
  if (lines.length < 2 || lines.length > MOST_LINES) return [];
  let at = 0;
  return lines.flatMap((line) => {
    const begin = at;
    at += line.length + 1;
    const [front, name] = LINE.exec(line) ?? [''];
    if (!name || !roleOf(lastWords(name))) return [];
    const text = line.slice(front.length, endOf(line));
    const start = begin + front.length;
    return [{ name: lastWords(name), start, end: start + text.length, text, quoted: true }];
  });
}

/** Where a line ends that spaces, a comma or a semicolon stand behind. */
function endOf(line: string): number {
  let end = line.length;
  while (end > 0 && ' \t\r,;'.includes(line[end - 1])) end -= 1;
  return end;
}

/** `Encrypted text (hex)` is the name `Encrypted text`; of `AES IV` it is the last word. */
function lastWords(name: string): string {
  const plain = name.replace(/\(.*\)?/, '').trim();
  if (roleOf(plain)) return plain;
  return plain.split(/[\s/]+/).at(-1) ?? plain;
}
