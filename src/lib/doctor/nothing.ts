import { listed, plural } from '../words/index.ts';
import { readForms } from '../forms/index.ts';
import type { Search } from './search.ts';
import type { Given } from './types.ts';

/** What is to be said where nothing fits: why nothing can, or what was tried, and what to look for next. */
export function nothingFits(given: Given, search: Search): string {
  const { envelopes, tried, derived } = search;
  if (given.ciphertext.trim() === '') return 'There is no ciphertext yet.';
  const damage = [
    ...new Set([
      ...envelopes.flatMap((one) => one.damage),
      ...(readForms(given.ciphertext)[0]?.damage.map(({ says }) => `In the ciphertext, ${says}.`) ??
        []),
    ]),
  ];
  const lost = damage.filter((one) => one.includes('U+FFFD'));
  if (lost.length > 0)
    return `Nothing opens this any more. ${lost[0]} Encode the ciphertext as base64 or hex where it is made, and send that.`;
  if (!given.key?.trim() && !given.passphrase?.trim())
    return `There is no key and no passphrase yet: without one nothing opens. ${envelopes[0]?.says ?? ''}`.trim();
  const through =
    derived.size > 0
      ? ` and ${plural(derived.size, 'way')} from a passphrase to a key (${listed([...derived].slice(0, 4))}${derived.size > 4 ? ' among them' : ''})`
      : '';
  const next = [
    ...damage,
    'Look next for: the key that the other program really used, printed as hex at the very call; the IV or nonce it used; whether the text was compressed, or encrypted twice; and whether the whole ciphertext arrived.',
  ];
  return `Nothing fits: ${plural(tried, 'way')} to decrypt it ${tried === 1 ? 'was' : 'were'} tried, over ${plural(envelopes.length, 'reading')} of the ciphertext${through}, and none gives text, a known kind of file, a padding that is no luck, or a tag that fits. ${next.join(' ')}`;
}
