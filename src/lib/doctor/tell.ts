import { toHex } from '../bytes/index.ts';
import { modeFacts, paddingFacts } from '../modes/index.ts';
import { number, plural } from '../words/index.ts';
import type { Attempt } from './attempt.ts';
import { isFirstBlockAlone } from './beginning.ts';
import { nameOfKey } from './keys.ts';
import type { Kept } from './search.ts';
import type { Given, Sure } from './types.ts';

/** `AES-256 in CBC with PKCS#7 padding` */
export function nameOf({ hypothesis: { mode, key }, judged: { padding } }: Attempt): string {
  const facts = modeFacts[mode];
  const padded = padding === 'none' ? '' : ` with ${paddingFacts[padding].name} padding`;
  return `${nameOfKey(key.bytes, facts.keys)} in ${facts.name}${padded}`;
}

/** What speaks for an attempt, a sentence each; `tried` is how many ways there were for luck. */
export function evidenceOf(found: Kept, sure: Sure, tried: number): readonly string[] {
  const { judged, tagFits, macFits, hypothesis } = found;
  const { body, padding, paddingBytes, paddingBits, plaintext } = judged;
  const said: string[] = [];
  if (tagFits)
    said.push(
      `The tag fits, all ${hypothesis.tag?.bytes.length} bytes of it: nobody without the key could have made it.`,
    );
  if (macFits)
    said.push('The message authentication code fits: nobody without the key could have made it.');
  if (body.kind && body.bits > 0)
    said.push(
      `What comes out is ${body.kind}: ${plural(plaintext.length - 16 * body.garbled.length, 'byte')}. Noise looks so at most once in ${power(body.bits)} times.`,
    );
  if (paddingBytes > 0)
    said.push(
      `It ends like ${paddingFacts[padding].name}: ${plural(paddingBytes, 'byte')} of padding. Noise ends so once in ${power(Math.max(paddingBits, 1))} times.`,
    );
  if (sure !== 'proof')
    said.push(
      `${plural(tried, 'way')} ${tried === 1 ? 'was' : 'were'} tried, and luck had that many chances: ${sure === 'strong' ? 'it still explains this less than once in a thousand searches' : 'it may well explain this'}.`,
    );
  return said;
}

/** Two to so many bits, as people say it. */
function power(bits: number): string {
  return bits < 20
    ? number(Math.round(2 ** bits))
    : `2${[...String(Math.round(bits))].map((digit) => '⁰¹²³⁴⁵⁶⁷⁸⁹'[Number(digit)]).join('')}`;
}

/** From what was given to the plaintext, in order. */
export function stepsOf({ hypothesis, judged, cut }: Attempt): readonly string[] {
  const { envelope, key, iv, aad, tag, mode } = hypothesis;
  const facts = modeFacts[mode];
  const said = [envelope.says, `Key: ${key.says}: ${toHex(key.bytes)}.`];
  if (iv.says)
    said.push(
      `${facts.iv === 'nonce' ? 'Nonce' : facts.iv === 'counter' ? 'First counter block' : 'IV'}: ${iv.says}: ${toHex(iv.bytes)}.`,
    );
  if (aad && aad.bytes.length > 0)
    said.push(`Additional data: ${aad.says}: ${plural(aad.bytes.length, 'byte')}.`);
  if (tag) said.push(`Tag: ${tag.says}: ${toHex(tag.bytes)}.`);
  if (cut) said.push(`The last ${plural(cut, 'byte')} are no whole block and are left out.`);
  said.push(`Decrypted in ${facts.name} (${facts.source}).`);
  if (judged.paddingBytes > 0)
    said.push(
      `${plural(judged.paddingBytes, 'byte')} of ${paddingFacts[judged.padding].name} padding taken off.`,
    );
  return said;
}

/**
 * What is wrong with what was given, or has to change in the program.
 * @param begun what a known beginning of the text came to, a sentence
 */
export function wrongOf(found: Kept, given: Given, begun?: string): readonly string[] {
  const { hypothesis, judged, cut, tagFits, macFits } = found;
  const { envelope, key, iv, mode } = hypothesis;
  const facts = modeFacts[mode];
  const said = [...envelope.damage];
  if (key.wrong) said.push(key.wrong);
  if (iv.wrong && judged.body.garbled[0] !== 0) said.push(iv.wrong);
  if (given.mode && given.mode !== mode)
    said.push(`You named ${modeFacts[given.mode].name}; it opens in ${facts.name}.`);
  if (given.padding && given.padding !== judged.padding)
    said.push(
      `You named ${paddingFacts[given.padding].name} padding; what is there is ${paddingFacts[judged.padding].name}.`,
    );
  if (isFirstBlockAlone(found)) said.push(firstBlock(found, given, begun));
  else said.push(...garbledBlocks(found));
  if (cut)
    said.push(
      `It was cut off: ${facts.name} makes whole blocks of 16 bytes, and there are ${plural(cut, 'byte')} of one more. The end of the text, and its padding, are missing.`,
    );
  if (tagFits === false)
    said.push(
      hypothesis.tag
        ? 'The text reads, and the tag doesn’t fit: the additional data or the tag isn’t what it was, or the ciphertext was changed. A program that checks the tag gives nothing back.'
        : 'The text reads, but there is no tag: nothing proves that it wasn’t changed.',
    );
  if (macFits === false)
    said.push(
      'The message authentication code doesn’t fit: something was changed, or its key is another.',
    );
  return said;
}

function firstBlock(
  { judged: { plaintext }, hypothesis: { mode } }: Attempt,
  given: Given,
  begun: string | undefined,
): string {
  const blocks = Math.ceil(plaintext.length / 16);
  const range = blocks === 2 ? 'block 2 reads' : `blocks 2 to ${blocks} read`;
  const iv = given.iv?.trim() ? 'the IV isn’t the one that was used' : 'the IV is missing';
  const how =
    mode === 'cbc'
      ? 'XOR its garbled bytes, the IV used here and those first 16 bytes, and you have the right one'
      : 'XOR those first 16 bytes and the first block of ciphertext, decrypt that one block with the key, and you have the right one';
  return `The key is right: ${range} well. The first block doesn’t, so ${iv}. ${begun ?? `If you know how the text begins, ${how}.`}`;
}

function garbledBlocks({ judged: { body, plaintext } }: Attempt): readonly string[] {
  if (body.garbled.length === 0 || body.garbled.length * 2 > plaintext.length / 16) return [];
  const names = body.garbled.map((block) => block + 1);
  return [
    `${names.length === 1 ? 'Block' : 'Blocks'} ${names.slice(0, 8).join(', ')} ${names.length === 1 ? 'doesn’t' : 'don’t'} read while the others do: there the ciphertext was changed, or the text isn’t one.`,
  ];
}
