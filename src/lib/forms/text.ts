import { encodeUtf8, isWellFormed } from '../bytes/index.ts';
import { plural } from '../words/index.ts';
import type { Damage, Found, Source } from './types.ts';

/** The text’s own bytes: as UTF-8; without what stands around it where that may not be meant; as Latin-1 where each character has one byte. */
export function readText({ raw, text, damage }: Source): readonly Found[] {
  if (raw === '') return [];
  const own: readonly Damage[] = lossesIn(raw);
  const found: Found[] = [];
  if (text !== raw && text !== '') {
    const name = /^["'`\u2018-\u201f]/.test(raw.trim()) ? 'Text within its quotes' : 'Text';
    found.push({
      form: 'text',
      name,
      bytes: encodeUtf8(text),
      damage: [...damage, ...own],
      likely: 0.5,
    });
  }
  const whole = { bytes: encodeUtf8(raw), damage: own };
  found.push(
    found.length
      ? { form: 'verbatim', ...whole, likely: 0.2 }
      : { form: 'text', ...whole, likely: 0.5 },
  );
  if (/[\u0080-\u00ff]/.test(text) && !/[\u0100-\uffff]/.test(text))
    found.push({ form: 'latin1', bytes: latin1(text), damage: own, likely: 0.15 });
  return found;
}

const latin1 = (text: string): Uint8Array => {
  const bytes = new Uint8Array(text.length);
  for (let i = 0; i < text.length; i++) bytes[i] = text.charCodeAt(i);
  return bytes;
};

function lossesIn(text: string): readonly Damage[] {
  const lost = text.split('\ufffd').length - 1;
  if (lost > 0) return [replaced(lost)];
  if (isWellFormed(text)) return [];
  const says = 'half a character (a lone surrogate) has no bytes, and EF BF BD stands for it';
  return [{ kind: 'replacement', says, repaired: false }];
}

/** What is to be said of U+FFFD: a text decoder put it where bytes were that aren’t UTF-8. */
export const replaced = (count: number): Damage => ({
  kind: 'replacement',
  says: `${plural(count, 'U+FFFD character')} in it: bytes that aren’t UTF-8 were read as text, and what they were is lost`,
  repaired: false,
});
