import { functionOf } from './functions.ts';

/** A stretch of a source as it is coloured: by what it means everywhere on the site. */
export interface Stretch {
  readonly text: string;
  readonly role: 'plaintext' | 'ciphertext' | 'key' | 'chain' | 'value' | 'comment' | 'sign';
}

const PIECES = /(#.*|\/\/.*)|(0x[0-9a-fA-F_]*|\d+)|([A-Za-z][A-Za-z0-9]*)|([^\S]+|.)/gu;

function roleOf(word: string): Stretch['role'] {
  if (word === 'P') return 'plaintext';
  if (word === 'C') return 'ciphertext';
  if (word === 'IV' || word === 'N') return 'chain';
  if (functionOf(word)) return 'key';
  return /^[A-Z]$/.test(word) ? 'value' : 'sign';
}

/** A source in coloured stretches, which together are the source. */
export const highlighted = (source: string): Stretch[] =>
  [...source.matchAll(PIECES)].map(([text, comment, number, word]) => ({
    text,
    role:
      comment !== undefined
        ? 'comment'
        : number !== undefined
          ? 'value'
          : word
            ? roleOf(word)
            : 'sign',
  }));
