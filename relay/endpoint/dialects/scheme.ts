import type { ModeId, PaddingId } from '../../../src/lib/modes/index.ts';

/** What a length counts: what follows it, itself too, or the text in it; `text-past`: whose filling is one byte at least. */
export type Counts = 'rest' | 'all' | 'text' | 'text-past';

/** Where a message ends in a stream. */
export type Framing =
  /** Nothing says it: the padding may, else a pause. */
  | { readonly kind: 'none' }
  /** A number in so many bytes, behind `after` bytes of IV; `gap` bytes of IV behind it aren’t counted. */
  | {
      readonly kind: 'length';
      readonly bytes: 1 | 2 | 4 | 8;
      readonly order: 'big' | 'little';
      readonly counts: Counts;
      readonly after: 0 | 16;
      readonly gap: 0 | 16;
    }
  /** Decimal digits: filled up to `width` with `fill`, or, with width 0, up to `end`. */
  | {
      readonly kind: 'digits';
      readonly width: number;
      readonly fill: '0' | ' ';
      readonly end: string;
    }
  /** A sign behind each message: a line end and the like. */
  | { readonly kind: 'end'; readonly end: string };

/** How bytes are written down. `repr` is Python’s `b'…'`; the open forms of base64 have no `=` at the end. */
export type CodecId =
  'raw' | 'hex' | 'HEX' | 'base64' | 'base64-open' | 'base64url' | 'base64url-open' | 'repr';

/** What a value is in a message; `all`: several at once, told apart by the layout. */
export type ValueRole = 'all' | 'iv' | 'ciphertext' | 'tag';

/** One value of a message that has several, and how it is written. */
export interface Slot {
  readonly role: ValueRole;
  readonly codec: CodecId;
}

/** How a message spells its values. */
export type Form =
  | { readonly kind: 'whole'; readonly codec: CodecId }
  /** An object whose values have names; `text` is one that came, and what isn’t a slot is said again as it was. */
  | {
      readonly kind: 'named';
      readonly text: string;
      readonly slots: readonly (Slot & { readonly name: string })[];
    }
  /** Values with a mark between. */
  | { readonly kind: 'joined'; readonly mark: string; readonly slots: readonly Slot[] };

/** A stretch of `all`: so many bytes; the one without a number takes what is left. */
export interface Piece {
  readonly role: 'iv' | 'ciphertext' | 'tag';
  readonly bytes?: number;
}

/** Where the receiver finds the IV, nonce or first counter block. */
export type IvSource =
  | { readonly kind: 'none' }
  /** Beside each ciphertext. */
  | { readonly kind: 'message'; readonly bytes: number }
  /** Known before; `guessed` where nobody gave it. `says`: which, a noun. */
  | {
      readonly kind: 'agreed';
      readonly bytes: Uint8Array;
      readonly says: string;
      readonly guessed: boolean;
    }
  /** The first bytes of the conversation, once, and for both directions. */
  | { readonly kind: 'session'; readonly bytes: Uint8Array }
  /** Both sides know it, and this one doesn’t: the first block can’t be read. */
  | { readonly kind: 'unknown' };

/** How the last block is filled up: a padding of the modes, or a sign as often as it takes. */
export type Filling = PaddingId | `sign:${string}`;

/** A key, and how it comes from what was given. */
export interface SchemeKey {
  readonly bytes: Uint8Array;
  /** In bits: how seldom it is meant so. */
  readonly cost: number;
  readonly says: string;
}

/** How a message is encrypted, once its framing and form are off. */
export interface CipherScheme {
  /** Of `all`, first to last; empty where the form tells the values apart. */
  readonly layout: readonly Piece[];
  readonly mode: ModeId;
  readonly iv: IvSource;
  /** In CTR with a nonce shorter than a block: what the counter behind it begins at. */
  readonly start: 0 | 1;
  /** One stream a direction for the whole conversation, instead of a beginning with each message. */
  readonly running: boolean;
  readonly filling: Filling;
  readonly key: SchemeKey;
}

/** One way to put messages on a stream, exactly. */
export interface Scheme extends CipherScheme {
  readonly framing: Framing;
  readonly form: Form;
}

/** A message of a foreign program. */
export interface Payload {
  readonly mode: ModeId;
  /** None in ECB, and where the IV isn’t known. */
  readonly iv: Uint8Array;
  readonly ciphertext: Uint8Array;
  /** In modes with one, where it stood beside the ciphertext. */
  readonly tag?: Uint8Array;
  /** Missing where it couldn’t be decrypted … */
  readonly plaintext?: Uint8Array;
  /** … for this reason. */
  readonly error?: string;
  /** How many bytes of text in front can’t be read, because the IV isn’t known. */
  readonly unread?: number;
}
