import { plural } from '../words/index.ts';
import type { Damage, Source } from './types.ts';

/** Characters that nobody sees and that come along when text is copied; no-break spaces are white space and not meant here. */
const INVISIBLE = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]/g;
const SMART = /[\u2018-\u201f\u00ab\u00bb]/g;
const QUOTED = /^(["'`])([^]*)\1[;,]?$/;

/** Takes away what came along with a text and isn’t part of any form, and says what that was. */
export function cleaned(raw: string): Source {
  const damage: Damage[] = [];
  let text = raw;
  if (text.startsWith('\ufeff')) {
    damage.push({ kind: 'bom', says: 'a byte order mark in front is left out', repaired: true });
    text = text.slice(1);
  }
  const seen = text.replace(INVISIBLE, '');
  if (seen !== text)
    damage.push({
      kind: 'invisible',
      says: `${plural(text.length - seen.length, 'invisible character')} left out`,
      repaired: true,
    });
  text = seen;
  if (SMART.test(text)) {
    SMART.lastIndex = 0;
    damage.push({
      kind: 'smart-quotes',
      says: 'curly quotes are read as plain ones',
      repaired: true,
    });
    text = text.replace(SMART, (quote) => ('\u2018\u2019\u201a\u201b'.includes(quote) ? "'" : '"'));
  }
  text = text.trim();
  return { raw, text: QUOTED.exec(text)?.[2].trim() ?? text, damage };
}
