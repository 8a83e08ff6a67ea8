import { costOf } from '../../../src/lib/doctor/index.ts';
import { modeFacts, type ModeId } from '../../../src/lib/modes/index.ts';
import type { Values } from './form.ts';
import type { CipherScheme, IvSource, Piece, SchemeKey } from './scheme.ts';

/** What is known to this side before anything comes. */
export interface Known {
  readonly keys: readonly SchemeKey[];
  /** Keys that are tried where none of these fits. */
  readonly spare?: readonly SchemeKey[];
  /** The IV that was given, if one was. */
  readonly iv?: Uint8Array;
  /** IVs that may be meant, though nobody gave them: bytes that came before, what a password gives. */
  readonly hints?: readonly { readonly bytes: Uint8Array; readonly says: string }[];
  /** Try these modes alone. */
  readonly mode?: ModeId;
}

/** A way to encrypt, but for its filling, and what it costs to believe in. */
export interface Candidate {
  readonly scheme: Omit<CipherScheme, 'filling'>;
  readonly cost: number;
}

const BLOCK = 16;
const GUESSED = 4;
const UNKNOWN: IvSource = { kind: 'unknown' };
const AS_TEXT = (text: string) => new Uint8Array(Buffer.from(text, 'latin1'));
/** IVs that examples have, and so course programs. */
const COPIED = [
  '0000000000000000',
  'This is an IV456',
  '1234567890123456',
  '0123456789abcdef',
  'abcdefghijklmnop',
  '0123456789012345',
  'ABCDEFGHIJKLMNOP',
  '1234567890abcdef',
  'aaaaaaaaaaaaaaaa',
];

const iv = (bytes: number): Piece => ({ role: 'iv', bytes });
const tag: Piece = { role: 'tag', bytes: 16 };
const rest: Piece = { role: 'ciphertext' };
const message = (bytes: number): IvSource => ({ kind: 'message', bytes });

/** Modes without a tag, in which an IV is beside the message or agreed. */
const PLAIN: readonly ModeId[] = ['cbc', 'ctr', 'cfb8', 'cfb', 'ofb'];
/** GCM’s parts in every order, the usual ones first. */
const SEALED: readonly ((nonce: Piece) => readonly Piece[])[] = [
  (n) => [n, rest, tag],
  (n) => [n, tag, rest],
  (n) => [tag, n, rest],
  (n) => [rest, tag, n],
  (n) => [rest, n, tag],
  (n) => [tag, rest, n],
];

/** Every way in which values can have been encrypted, given all values of a conversation and a key. */
export function* candidatesFor(
  all: readonly Values[],
  key: SchemeKey,
  known: Known,
): Generator<Candidate> {
  const [first] = all;
  const ways = first.all ? wholes(all, key, known) : parted(first);
  for (const { mode, cost, ...way } of ways) {
    if (known.mode && known.mode !== mode) continue;
    const scheme = { start: 0 as const, running: false, ...way, mode, key };
    yield { scheme, cost: cost + costOf(mode) + key.cost };
  }
}

type Way = {
  readonly mode: ModeId;
  readonly layout: readonly Piece[];
  readonly iv: IvSource;
  readonly cost: number;
} & {
  readonly start?: 0 | 1;
  readonly running?: boolean;
};

function* wholes(all: readonly Values[], key: SchemeKey, known: Known): Generator<Way> {
  const bare = [rest];
  yield { mode: 'ecb', layout: bare, iv: { kind: 'none' }, cost: 0 };
  const agreed = agreedIvs(key, known);
  for (const mode of PLAIN) {
    yield { mode, layout: [iv(BLOCK), rest], iv: message(BLOCK), cost: 0 };
    yield { mode, layout: [rest, iv(BLOCK)], iv: message(BLOCK), cost: 4 };
    if (mode !== 'ctr' && mode !== 'ofb')
      yield { mode, layout: bare, iv: UNKNOWN, cost: mode === 'cfb8' ? 8 : 2 };
    const first = mode === 'ctr' ? [FROM_ONE] : [];
    for (const { source, cost } of [...agreed, ...first, ...sessions(all, BLOCK)]) {
      yield { mode, layout: bare, iv: source, cost };
      yield { mode, layout: bare, iv: source, cost: cost + GUESSED, running: true };
    }
  }
  for (const bytes of [8, 12])
    for (const start of [0, 1] as const) {
      const cost = start + (bytes === 8 ? 0 : 2);
      yield { mode: 'ctr', layout: [iv(bytes), rest], iv: message(bytes), cost, start };
      for (const { source, cost: more } of [...nonces(known, bytes), ...sessions(all, bytes)])
        for (const running of [false, true])
          yield { mode: 'ctr', layout: bare, iv: source, cost: cost + more, start, running };
    }
  for (const bytes of [12, BLOCK, 8])
    for (const [i, order] of SEALED.entries())
      yield { mode: 'gcm', layout: order(iv(bytes)), iv: message(bytes), cost: i };
  for (const { source, cost } of [...agreed, ...nonces(known, 12)])
    for (const layout of [
      [rest, tag],
      [tag, rest],
    ])
      yield { mode: 'gcm', layout, iv: source, cost: cost + 2 };
}

/** Values that the form tells apart. */
function* parted({ iv: given, tag: sent }: Values): Generator<Way> {
  const bytes = given?.length ?? 0;
  const source = message(bytes);
  if (sent) {
    yield { mode: 'gcm', layout: [], iv: source, cost: 0 };
    return;
  }
  const modes = PLAIN.filter((mode) => bytes === BLOCK || (mode === 'ctr' && bytes < BLOCK));
  for (const mode of modes) yield { mode, layout: [], iv: source, cost: 0 };
  if (bytes < BLOCK) yield { mode: 'ctr', layout: [], iv: source, cost: 1, start: 1 };
  for (const layout of [
    [rest, tag],
    [tag, rest],
  ])
    yield { mode: 'gcm', layout, iv: source, cost: 1 };
}

interface Agreed {
  readonly source: IvSource;
  readonly cost: number;
}

function agreedIvs({ bytes: key }: SchemeKey, { iv: given, hints = [] }: Known): Agreed[] {
  const usual: [Uint8Array, string][] = [
    [new Uint8Array(BLOCK), 'of zeros'],
    [key.slice(0, BLOCK), 'equal to the key’s beginning'],
    [Uint8Array.from({ length: BLOCK }, (_, i) => i), '00 01 02 … 0f'],
    [key.slice(-BLOCK), 'equal to the key’s end'],
    ...COPIED.map((text): [Uint8Array, string] => [AS_TEXT(text), `“${text}”`]),
  ];
  const guesses = [
    ...hints
      .filter(({ bytes }) => bytes.length === BLOCK)
      .map(({ bytes, says }): [Uint8Array, string] => [bytes, says]),
    ...usual,
  ];
  const isGiven = given?.length === BLOCK;
  const found: Agreed[] = isGiven
    ? [{ source: agreed(given, 'that was given', false), cost: 0 }]
    : [];
  const seen = new Set(isGiven ? [given.join()] : []);
  for (const [bytes, says] of guesses) {
    if (seen.has(bytes.join())) continue;
    seen.add(bytes.join());
    found.push({
      source: agreed(bytes, says, true),
      cost: GUESSED + Math.min(3, seen.size / 2) + (isGiven ? GUESSED : 0),
    });
  }
  return found;
}

function agreed(bytes: Uint8Array, says: string, guessed: boolean): IvSource {
  return { kind: 'agreed', bytes, says, guessed };
}

/** pycryptodome’s Counter begins so. */
const FROM_ONE: Agreed = {
  source: agreed(
    Uint8Array.from({ length: BLOCK }, (_, i) => (i === BLOCK - 1 ? 1 : 0)),
    'of zeros and a counter from 1',
    true,
  ),
  cost: GUESSED,
};

function nonces({ iv: given, hints = [] }: Known, bytes: number): Agreed[] {
  const found =
    given?.length === bytes ? [{ source: agreed(given, 'that was given', false), cost: 0 }] : [];
  return [
    ...found,
    ...hints
      .filter((hint) => hint.bytes.length === bytes)
      .map((hint) => ({ source: agreed(hint.bytes, hint.says, true), cost: GUESSED })),
  ];
}

/** The first bytes of a conversation as an IV for all of it. */
function sessions([{ all }]: readonly Values[], bytes: number): Agreed[] {
  if (!all || all.length < bytes) return [];
  // Alone in a message of its own it is likelier to be one.
  const cost = all.length === bytes ? 1 : GUESSED;
  return [{ source: { kind: 'session', bytes: all.slice(0, bytes) }, cost }];
}

/** Whether a mode of whole blocks can’t have made ciphertexts of these lengths. */
export const isWhole = (mode: ModeId, ciphertext: Uint8Array): boolean =>
  !modeFacts[mode].wholeBlocks || ciphertext.length % BLOCK === 0;
