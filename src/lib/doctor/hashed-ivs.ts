import { encodeUtf8 } from '../bytes/index.ts';
import { deriveNow, type QuickDerivation } from '../derive/index.ts';
import type { Candidate } from './candidate.ts';

/** A word in place of an IV was seldom hashed. */
const HASHED = 7;
const BLOCK = 16;
const WAYS: readonly QuickDerivation[] = [
  { kind: 'digest', hash: 'SHA-256', as: 'hex', bytes: BLOCK },
  { kind: 'digest', hash: 'MD5', as: 'raw', bytes: BLOCK },
  { kind: 'digest', hash: 'SHA-256', as: 'raw', bytes: BLOCK },
];

/**
 * What a word in the IV’s field may have been put through: the first 16 hex digits of its SHA-256 above all, as a much copied
 * function of PHP has it. None where it is an IV by its length.
 */
export function hashedIvs(text: string | undefined): readonly Candidate[] {
  const word = text?.trim() ?? '';
  if (word === '' || word.length === BLOCK || /^(?:0x)?[0-9a-f\s]+$/i.test(word)) return [];
  return WAYS.map((way, i) => ({
    bytes: deriveNow(way, encodeUtf8(word)),
    cost: HASHED + i,
    says: `the ${way.hash} of the IV’s field${i === 0 ? ' as hex digits' : ''}, its first 16 bytes`,
    wrong:
      'The IV is the hash of a word, so it is the same each time: equal beginnings of messages show.',
  }));
}
