import { capital, listed, plural } from '../../words/index.ts';
import { KEY_AND_IV, saltedDerivations, slowDerivations } from '../derivations.ts';
import type { ByteFormat, Found, Known, Mark } from '../format.ts';
import { MODES_WITH_TAG } from '../from-values.ts';
import type { Layout, Piece } from './layouts.ts';
import { LAYOUTS } from './layouts.ts';

/** Bytes with nothing to know them by: the ciphertext, and what habit puts in front of it or behind. */
export const bare: ByteFormat = {
  id: 'bare',
  name: 'Bare ciphertext',
  source: 'no format at all: what most programs write',
  read: (bytes) => LAYOUTS.flatMap((layout) => laidOut(layout, bytes)),
};

function laidOut({ front, back, whole, broken }: Layout, bytes: Uint8Array): Found[] {
  const begin = lengthOf(front);
  const end = bytes.length - lengthOf(back);
  const tagged = [...front, ...back].some(([role]) => role === 'tag');
  if (end < begin || (end === begin && !tagged)) return [];
  return [
    {
      likely: (end - begin) % 16 === 0 ? whole : broken,
      // Most are no likelier than twenty others: what they would say is made where it is asked for.
      get name(): string {
        return nameOf(front, back);
      },
      get marks(): Mark[] {
        const middle: Mark = { role: 'ciphertext', start: begin, end };
        return [...marksAt(front, 0), middle, ...marksAt(back, end)];
      },
      get known(): Known {
        return knownOf(front, bytes, tagged);
      },
      get says(): string {
        return saysOf(front, end - begin, back);
      },
    },
  ];
}

const lengthOf = (pieces: readonly Piece[]): number =>
  pieces.reduce((sum, [, bytes]) => sum + bytes, 0);

function marksAt(pieces: readonly Piece[], from: number): Mark[] {
  let at = from;
  return pieces.map(([role, bytes]) => {
    const start = at;
    at += bytes;
    return { role, start, end: at };
  });
}

/** Where there is a salt there was a passphrase; where it has no IV beside it, that comes out of the passphrase as well. */
function knownOf(front: readonly Piece[], bytes: Uint8Array, tagged: boolean): Known {
  const modes = tagged ? { modes: MODES_WITH_TAG } : {};
  if (front[0]?.[0] !== 'salt') return modes;
  const salt = bytes.subarray(0, front[0][1]);
  if (front.length > 1) return { ...modes, derivations: slowDerivations(salt, 32) };
  const derivations =
    salt.length === 8 ? saltedDerivations(salt) : slowDerivations(salt, KEY_AND_IV.bytes);
  return { derivations, split: KEY_AND_IV };
}

const SHORT = { iv: 'IV', salt: 'salt', tag: 'tag' } as const;

const named = (pieces: readonly Piece[], where: string): string[] =>
  pieces.length === 0 ? [] : [`${listed(pieces.map(([role]) => SHORT[role]))} ${where}`];

function nameOf(front: readonly Piece[], back: readonly Piece[]): string {
  const words = [...named(front, 'in front'), ...named(back, 'behind')];
  return words.length === 0 ? 'Bare ciphertext' : capital(words.join(', '));
}

function saysOf(front: readonly Piece[], length: number, back: readonly Piece[]): string {
  const counted = (pieces: readonly Piece[]) =>
    pieces.map(([role, bytes]) => `${plural(bytes, 'byte')} of ${SHORT[role]}`);
  const all = [...counted(front), `${plural(length, 'byte')} of ciphertext`, ...counted(back)];
  return all.length === 1 ? `All ${all[0]}.` : `${all.join(', then ')}.`;
}
