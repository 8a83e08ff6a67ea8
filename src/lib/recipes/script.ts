import { toHex } from '../bytes/index.ts';
import { hexLiterals } from './quote.ts';
import { encrypting } from './subject.ts';
import type { Subject } from './types.ts';

/** Hex as an expression of JavaScript, inside a call; and the literals in it. */
export function scriptHex(input: Uint8Array): { inside: string; literals: readonly string[] } {
  const lines = hexLiterals(input);
  if (lines.length === 1) return { inside: lines[0], literals: lines };
  return { inside: `\n  ${lines.join(' +\n  ')}`, literals: lines };
}

/** What becomes of a key of AES-128 whose 32 digits are taken for letters. */
export const OTHER_KEY = 'AES-256 with another key, and no error';

/** Why hex that is taken for a text is no key, or another one. */
export const hexKeySentence = ({ key, bits }: Subject): string =>
  bits === 128
    ? 'These are 32 letters, not 16 bytes of hex'
    : `These are ${toHex(key).length} letters, not ${key.length} bytes of hex`;

/** The comment before an IV that is to be another one the next time. */
export const freshIv = (subject: Subject, fresh: string): readonly string[] =>
  subject.iv.length && encrypting(subject)
    ? [`// The IV of the stage. For a real message ${fresh}, and send it along.`]
    : [];
