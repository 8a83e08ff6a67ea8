import { type Envelope, openEnvelope, type PartRole } from '../../lib/envelope/index.ts';
import { FORM_NAMES, type FormId, readForms } from '../../lib/forms/index.ts';

/** So many bytes of a part are drawn, and can be pointed at. */
export const SHOWN_BYTES = 256;

/** A way to read a field, without its bytes: those of a megabyte stay in the worker. */
export interface Offer {
  readonly form: FormId;
  /** What the form is called within a sentence. */
  readonly name: string;
  readonly says: string;
  readonly byteLength: number;
  /** A sentence each. */
  readonly damage: readonly string[];
}

/** A part of an envelope as it is drawn. */
export interface PartView {
  readonly role: PartRole;
  readonly name: string;
  readonly says: string;
  /** Where it stands: offsets into the bytes, or into the text. */
  readonly start: number;
  readonly end: number;
  readonly byteLength: number;
  /** Its first bytes. */
  readonly head: Uint8Array;
}

/** An envelope as it is drawn. */
export interface Anatomy {
  readonly format: string;
  readonly name: string;
  readonly source: string;
  readonly says: string;
  readonly damage: readonly string[];
  /** What the offsets of its parts count. */
  readonly counts: 'bytes' | 'characters';
  readonly parts: readonly PartView[];
}

/** What can be said of a text before anything is tried. */
export interface Look {
  readonly offers: readonly Offer[];
  readonly anatomies: readonly Anatomy[];
}

const offersOf = (text: string): Offer[] =>
  readForms(text).map(({ form, says, bytes, damage }) => ({
    form,
    name: FORM_NAMES[form],
    says,
    byteLength: bytes.length,
    damage: damage.map((one) => one.says),
  }));

/** An envelope without what can’t be seen of it. The heads are copies: a view would bring its whole buffer along. */
export const anatomyOf = ({
  format,
  name,
  source,
  says,
  damage,
  bytes,
  parts,
}: Envelope): Anatomy => ({
  format,
  name,
  source,
  says,
  damage,
  counts: bytes ? 'bytes' : 'characters',
  parts: parts.map((part) => ({
    role: part.role,
    name: part.name,
    says: part.says,
    start: part.start,
    end: part.end,
    byteLength: part.bytes.length,
    head: part.bytes.slice(0, SHOWN_BYTES),
  })),
});

/** Looks at a field's text; `sealed`: at what it may be an envelope of, too. */
export function lookAt(text: string, sealed: boolean): Look {
  if (text.trim() === '') return { offers: [], anatomies: [] };
  return { offers: offersOf(text), anatomies: sealed ? openEnvelope(text).map(anatomyOf) : [] };
}
