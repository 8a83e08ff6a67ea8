import type { ModeId, PaddingId } from '../modes/types.ts';
import type { Derivation, HashId } from '../derive/index.ts';

/** What a part of an envelope is to whoever opens it. */
export type PartRole =
  | 'magic'
  | 'version'
  | 'header'
  | 'time'
  | 'salt'
  | 'iv'
  | 'ciphertext'
  | 'tag'
  | 'mac'
  | 'aad'
  | 'other';

/** One stretch of an envelope. `start` to `end` are offsets: into `Envelope.bytes`, or into `Envelope.text` where there are none. */
export interface Part {
  readonly role: PartRole;
  /** What its format calls it: `Salted__`, `iv`, `CT`. */
  readonly name: string;
  readonly start: number;
  readonly end: number;
  /** What the stretch spells; of a bare binary part the bytes themselves. */
  readonly bytes: Uint8Array;
  /** One sentence: what it is for. */
  readonly says: string;
}

/**
 * A message authentication code beside the ciphertext: HMAC with `hash` over `over`, of which `value` came along. Its key is
 * `split.mac` of the key material; the cipher’s whole key where no split says so.
 */
export interface Sealed {
  readonly hash: HashId;
  readonly over: Uint8Array;
  /** As many first bytes of the HMAC as came. */
  readonly value: Uint8Array;
}

/**
 * Which bytes of the key material are what, [from, to) each. Where the cipher’s key can be shorter than this one, it is the first
 * bytes of the same material, and an IV behind it follows at once: so OpenSSL and CryptoJS do it.
 */
export interface KeySplit {
  /** How many bytes there are in all. */
  readonly bytes: number;
  readonly cipher: readonly [number, number];
  readonly mac?: readonly [number, number];
  readonly iv?: readonly [number, number];
}

/** One way to see a text as a ciphertext with what was put around it. */
export interface Envelope {
  /** Its format's file: `salted`, `fernet`, `bare`. */
  readonly format: string;
  /** What people call it: `OpenSSL enc, salted`. */
  readonly name: string;
  /** Where it is specified, or which program writes it. */
  readonly source: string;
  /** What was given, as text; and as bytes where the format is one of bytes. */
  readonly text: string;
  readonly bytes?: Uint8Array;
  readonly parts: readonly Part[];
  /** Without IV, tag and MAC. */
  readonly ciphertext: Uint8Array;
  /** IV, nonce or first counter block, where the envelope carries one. */
  readonly iv?: Uint8Array;
  readonly salt?: Uint8Array;
  readonly tag?: Uint8Array;
  readonly aad?: Uint8Array;
  readonly mac?: Sealed;
  /** Where the format says it: which modes, padding and key it can be. Undefined: it says nothing. */
  readonly modes?: readonly ModeId[];
  readonly padding?: PaddingId;
  readonly split?: KeySplit;
  /** How a passphrase becomes the key material, likeliest first; empty where the format takes a key alone. */
  readonly derivations?: readonly Derivation[];
  /** What was damaged on its way here, a sentence each. */
  readonly damage: readonly string[];
  /** From 0 to 1; 1 where its own marks prove the format (a magic, a header). Envelopes come in falling order of it. */
  readonly likely: number;
  /** One sentence on what it is. */
  readonly says: string;
}
