import type { Field } from './read/object.ts';
import type { Envelope, PartRole } from './types.ts';

/** A stretch that a format found: what it is, and its bytes where the stretch only spells them. */
export interface Mark {
  readonly role: PartRole;
  /** What the format calls it; what the role is called, where it is left out. */
  readonly name?: string;
  /** Offsets into what the format was given, `end` exclusive. Marks come in order and don’t overlap; what lies between is `other`. */
  readonly start: number;
  readonly end: number;
  /** Of a text: what the stretch spells. Of bytes, and where it is left out: the stretch itself. */
  readonly bytes?: Uint8Array;
  /** One sentence, where the role’s own doesn’t do. */
  readonly says?: string;
}

/** What a format says beside its marks. IV, salt, tag, additional data and ciphertext are those of the marks, unless they are said. */
export type Known = Partial<
  Pick<
    Envelope,
    'iv' | 'salt' | 'tag' | 'aad' | 'mac' | 'modes' | 'padding' | 'split' | 'derivations'
  > & { readonly ciphertext: Uint8Array; readonly damage: readonly string[] }
>;

/** One envelope as a format finds it. */
export interface Found {
  readonly marks: readonly Mark[];
  readonly known?: Known;
  /** What people call this one, where that is more than the format’s name. */
  readonly name?: string;
  readonly likely: number;
  /** One sentence. */
  readonly says: string;
}

interface Facts {
  /** Its file’s name. */
  readonly id: string;
  /** What people call it. */
  readonly name: string;
  /** Where it is specified, or which programs write it. */
  readonly source: string;
}

/** A format that is told by its characters: offsets count in the text. Linear in its length; throws nothing. */
export interface TextFormat extends Facts {
  readonly read: (text: string, fields: Fields) => readonly Found[];
}

/** The values of the object that the text is, none where it is none; read when first asked for, and once. */
export type Fields = () => readonly Field[];

/** A format that is told by its bytes, however they were written down. Takes views and copies nothing; throws nothing. */
export interface ByteFormat extends Facts {
  readonly read: (bytes: Uint8Array) => readonly Found[];
}
