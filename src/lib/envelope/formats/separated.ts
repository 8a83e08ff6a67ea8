import { formsOfValue } from '../read/value-forms.ts';
import { MODE_IDS } from '../../modes/facts.ts';
import type { ModeId } from '../../modes/types.ts';
import type { Found, Mark, TextFormat } from '../format.ts';
import type { Item } from '../positional.ts';
import { envelopesOfItems } from '../positional.ts';

/** What programs join their values with. A dash is base64url’s as well, and a line end wraps: they are the last to be tried. */
const MARKS = ['--', '::', ':', '.', ',', '|', '$', ';', '~', '*', '-', '\n'] as const;
const MOST_VALUES = 4;
/** `v1`, `enc`, `aes-256-gcm`: which way it was made, in front. */
const VERSION =
  /^(?:v\d{1,3}|enc(?:rypted)?|\{?aes[\w-]{0,20}\}?|[\w-]{0,12}(?:cbc|gcm|ctr|cfb|ofb))$/i;

/** Values in hex or base64, joined by a mark. */
export const separated: TextFormat = {
  id: 'separated',
  name: 'Joined values',
  source: 'programs that join IV, tag and ciphertext by a colon, a dot, a dash …',
  read(text) {
    for (const mark of MARKS) {
      const found = text.includes(mark) ? joinedBy(text, mark) : [];
      if (found.length > 0) return found;
    }
    return [];
  },
};

interface Piece {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

function joinedBy(text: string, mark: string): readonly Found[] {
  const pieces = piecesOf(text, mark);
  const first = pieces.findIndex((piece) => !VERSION.test(piece.text));
  const versions = pieces.slice(0, Math.max(first, 0));
  const values = pieces.slice(versions.length);
  if (values.length < 2 || values.length > MOST_VALUES) return [];
  const items = values.map(itemOf);
  if (items.some(({ readings }) => readings.length === 0)) return [];
  const weight = mark === '\n' && wraps(values) ? 0.6 : 1;
  return envelopesOfItems(items, saysOf(mark, values.length)).map((found) => ({
    ...found,
    marks: [...versions.map(versionMark), ...found.marks],
    known: { ...found.known, ...modesOf(versions, found) },
    likely: found.likely * weight,
  }));
}

/** Between the marks, without quotes and spaces; of more than a few the rest is left together, and is then no value. */
function piecesOf(text: string, mark: string): readonly Piece[] {
  let at = 0;
  return text.split(mark, MOST_VALUES + 4).flatMap((whole) => {
    const inner = whole.replace(/^[\s"'`]+/, '').trimStart();
    const start = at + whole.length - inner.length;
    at += whole.length + mark.length;
    const value = inner.replace(/[\s"'`]{1,20}$/, '');
    return value === '' ? [] : [{ start, end: start + value.length, text: value }];
  });
}

/** Lines of one value that was wrapped are of one length, and only the last one may be shorter. */
const wraps = (lines: readonly Piece[]): boolean =>
  lines.every(({ text }, i) =>
    i === lines.length - 1
      ? text.length <= lines[0].text.length
      : text.length === lines[0].text.length,
  );

const itemOf = ({ start, end, text }: Piece): Item => ({
  start,
  end,
  // Where marks stand between values, a value is one run of digits; a short one can be an IV typed in as text.
  readings: /^[\w+/=%-]+$/.test(text) ? formsOfValue(text) : [],
});

const versionMark = ({ start, end }: Piece): Mark => ({ role: 'version', start, end });

/** The modes that the words in front name; none where they name none. */
function modesOf(versions: readonly Piece[], { known }: Found): { modes?: readonly ModeId[] } {
  const words = versions.map(({ text }) => text.toLowerCase()).join(' ');
  const named = MODE_IDS.filter((id) => words.includes(id));
  if (named.length === 0 || known?.modes) return {};
  return { modes: named };
}

const NAMES: Readonly<Record<string, string>> = {
  ...{ ':': 'colons', '::': 'two colons', '.': 'dots', ',': 'commas', '|': 'bars', $: 'dollars' },
  ...{ ';': 'semicolons', '-': 'dashes', '--': 'two dashes', '~': 'tildes', '*': 'stars' },
  ...{ '\n': 'line ends' },
};

const saysOf = (mark: string, count: number): string =>
  `${count === 2 ? 'Two' : count === 3 ? 'Three' : 'Four'} values with ${NAMES[mark]} between; which is which, their lengths say.`;
