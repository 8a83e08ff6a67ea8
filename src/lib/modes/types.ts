import type { ModeFacts, ModeId, PaddingId } from './facts.ts';

export type { IvKind, ModeFacts, ModeId, PaddingFacts, PaddingId } from './facts.ts';
/** Which way a mode is run: plaintext to ciphertext, or back. */
export type Direction = 'encrypt' | 'decrypt';

/**
 * The algebra a mode is written over. With `V = Uint8Array` it encrypts; with `V = number`, a value's id in a
 * recording, the same lines yield a trace.
 */
export interface Ops<V> {
  /** The forward cipher function CIPH_K, FIPS 197 §5.1. */
  readonly cipher: (input: V) => V;
  /** The inverse cipher function CIPH⁻¹_K, FIPS 197 §5.3. */
  readonly invCipher: (input: V) => V;
  /**
   * a ⊕ b, as long as `a`: of `b` its most significant bytes (SP 800-38A §6.5, last block); of a shorter `b` the bytes
   * that aren't there count as zeros (SP 800-38D §7.1, step 4).
   */
  readonly xor: (a: V, b: V) => V;
  /** The counter block plus one, in the bytes of it that are the counter. SP 800-38A B.1, SP 800-38D §6.2 */
  readonly increment: (block: V, counting: Counting) => V;
  /** MSB_8n(X): the first `byteLength` bytes of a value, at most as many as it has. SP 800-38D §6.1 */
  readonly take: (x: V, byteLength: number) => V;
  /** The product X • H of two blocks in GF(2¹²⁸). SP 800-38D §6.3 */
  readonly multiply: (x: V, h: V) => V;
  /** A register of 16 bytes, moved on by as many as a segment has, which comes in at its end. SP 800-38A §6.3 */
  readonly shiftIn: (register: V, segment: V) => V;
  /** a ‖ LSB(b): `a`, and behind it what `b` has past its length. Ciphertext stealing fills up a block so. */
  readonly complete: (a: V, b: V) => V;
  /** The product x • α in GF(2¹²⁸) as XTS has it: another one than GCM's. IEEE 1619 §5.2 */
  readonly double: (x: V) => V;
  /** What `double` takes back: x • α⁻¹. */
  readonly halve: (x: V) => V;
  /** The bits of a block moved towards its first one by so many, 0 to 127; those that fall out there come in at its end. */
  readonly rotate: (x: V, bits: number) => V;
  /** The forward cipher function under the second key, in a mode of two keys. IEEE 1619 §5.3 */
  readonly tweakCipher: (input: V) => V;
  /** A value that is known and not computed; it has 1 to 16 bytes. */
  readonly source: (what: Source, bytes: Uint8Array) => V;
  /** Throws `ModeError` unless the tag T that came is the tag T′ that was computed: so a mode goes no further. */
  readonly verify: (tag: V, computed: V) => void;
  /** Only where the run is recorded: what a mode says of its values that the operations don't tell. */
  readonly tell?: Telling<V>;
}

/** What a mode may say while it is recorded, where it has names of its own, or works on blocks out of their order. */
export interface Telling<V> {
  /** What is computed from here on is the work of this block: from 1; 0 for what comes before the first. */
  readonly block: (block: number) => void;
  /** What a value is called: a letter, or a few signs, and the number of its block where it has one. */
  readonly name: (value: V, letter: string, index?: number) => void;
}

/** Which bytes of a counter block are the counter, and which of their ends is the low one. */
export interface Counting {
  /** The first byte of the counter, counted from 0. */
  readonly at: number;
  /** How many bytes it has, 1 to 16. */
  readonly bytes: number;
  /** `big`: the last byte is the lowest; `little`: the first one. */
  readonly order: 'big' | 'little';
}

/**
 * What a mode brings in by itself: `iv`, a part of the nonce, or J₀ where the nonce is a part of it; `aad`, a block of
 * the additional data; `zero`, the block of 128 zeros; `lengths`, the block that counts bits. SP 800-38D §7.1. In CCM `b0`, the
 * block that says how long all is, and `ctr0`, the counter block of the tag. SP 800-38C A.2.1, A.3. `constant`: bytes that a mode
 * has written into it.
 */
export type Source = 'iv' | 'aad' | 'zero' | 'lengths' | 'b0' | 'ctr0' | 'constant';

/** What a mode is given beside the operations and the message's blocks. */
export interface Given<V> {
  /** The IV or the first counter block; no value in modes that take none, and in GCM, which has its `nonce`. */
  readonly iv: V;
  /** `settings.iv` as it is: GCM makes its first counter block from it. */
  readonly nonce: Uint8Array;
  /** The additional authenticated data, of any length. */
  readonly aad: Uint8Array;
  /** How many bytes all blocks of the message have together. */
  readonly byteLength: number;
  /** How many bytes the tag has, that comes or is to be made; 0 in modes without one. */
  readonly tagBytes: number;
  /** In CTR: how it counts. */
  readonly counting: Counting;
  /** On decryption in GCM: the tag that came; else no value. */
  readonly tag: V;
}

/**
 * One mode of operation, both directions, as its standard writes it. A value like any other: what runs, records or draws it
 * needs no list that it is in.
 */
export interface Mode extends ModeFacts {
  /** Its key in `modes`, where it is in there: a `ModeId`. */
  readonly id: string;
  /**
   * The result's blocks, each made when it is asked for: so a message of any length passes through without being
   * held, and what is computed between taking block j and the next one is block j's work. The blocks can be gone through
   * more than once. A tag comes last, when all blocks are taken.
   */
  encrypt<V>(ops: Ops<V>, blocks: Iterable<V>, given: Given<V>): Iterable<V>;
  /** The tag isn't among the blocks. Throws `ModeError` where it is wrong, before there is any result. */
  decrypt<V>(ops: Ops<V>, blocks: Iterable<V>, given: Given<V>): Iterable<V>;
  /** How a message is cut into blocks, in bytes each, where it isn't one segment after another with the rest at the end. */
  cut?(byteLength: number, direction: Direction): Iterable<number>;
}

/** What a run needs beside the message. */
export interface Settings {
  /** A mode of `modes` by its id, or any mode by itself. */
  readonly mode: ModeId | Mode;
  /** 16, 24 or 32 bytes; in XTS 32 or 64, the key of the data and the key of the tweak. */
  readonly key: Uint8Array;
  /**
   * 16 bytes: the IV, the first counter block (CTR), the tweak (XTS); the nonce, of 1 byte or more, best 12 (GCM), or of 7 to 13
   * (CCM).
   */
  readonly iv?: Uint8Array;
  /** In GCM and CCM: data that isn't encrypted, and that the tag proves too. */
  readonly aad?: Uint8Array;
  /** Defaults to `pkcs7` where the mode needs whole blocks, and to `none` elsewhere. */
  readonly padding?: PaddingId;
  /** How many bytes the tag has: in GCM 4, 8 or 12 to 16, in CCM an even number from 4 to 16; defaults to 16. */
  readonly tagBytes?: number;
  /** In CTR: which bytes of the counter block are counted, and from which end; defaults to all 16, the last the lowest. */
  readonly counting?: Counting;
}

/** Settings that say their mode by its id: what a link, a file or a wire frame can hold. */
export interface ListedSettings extends Settings {
  readonly mode: ModeId;
}

/** `in`: a block of the message, or the tag that came with it; `Source`: what else is known; the rest are `Ops`. */
export type Op = 'in' | Source | Exclude<keyof Ops<never>, 'source' | 'tell'>;

/** One recorded value: what made it, for which block, and from which values. */
export interface Step {
  /** Its index in `trace.steps`; inputs always have lower ids. */
  readonly id: number;
  readonly op: Op;
  /**
   * Counted from 1; 0 for what comes before the first: the IV, and in GCM H, J₀ and the hash of the additional data. The
   * tag's work is counted as a block after the last.
   */
  readonly block: number;
  readonly inputs: readonly number[];
  /** 16 bytes, fewer in a last partial block. Of `verify`, T ⊕ T′: zeros where they agree. A view: don't write to it. */
  readonly bytes: Uint8Array;
  /** Only of `increment`: which of its bytes are the counter. */
  readonly counted?: Counting;
  /** Only of `rotate`: by how many bits. */
  readonly rotated?: number;
  /** Where the mode has a name of its own for the value. */
  readonly named?: { readonly letter: string; readonly index?: number };
}

/** Every value of one run of a mode, in the order in which they were computed. */
export interface Trace {
  readonly mode: Mode;
  readonly direction: Direction;
  /** 16, 24 or 32: tells AES-128, 192 and 256 apart. Of two keys, each. */
  readonly keyBytes: number;
  readonly padding: PaddingId;
  /** How many steps were recorded. */
  readonly length: number;
  /** The step with this id, made when asked for: cheap on a trace of a million steps. */
  step(id: number): Step;
  /** What `step` tells, one by one and without making an object: for a walk over the whole trace. */
  opOf(id: number): Op;
  blockOf(id: number): number;
  /** Its first (0) or second (1) input; −1 where it has none. */
  inputOf(id: number, which: 0 | 1): number;
  /** How many bytes its value has. */
  sizeOf(id: number): number;
  /** All steps, as an array made once when first asked for. */
  readonly steps: readonly Step[];
  /** How many blocks the work is told by: those of the message, and in GCM one more for the tag. */
  readonly blocks: number;
  /** Ids of the message's blocks, first to last; on decryption in GCM the tag comes last. */
  readonly inputs: readonly number[];
  /** Ids of the values that are the result, first to last, so ascending; on encryption in GCM the tag comes last. */
  readonly outputs: readonly number[];
  /** Id of the tag T, the one that was made or the one that came; only in GCM. */
  readonly tag?: number;
  /** What went in, padding included. */
  readonly input: Uint8Array;
  /** What came out, padding included: on decryption the padding is still there to be looked at. */
  readonly output: Uint8Array;
  /** Bytes of padding at the end of the plaintext: those put on, or those taken off, which is 0 where the padding is wrong. */
  readonly paddingBytes: number;
  /** On decryption: what is wrong with the padding, in words; else undefined. */
  readonly paddingError?: string;
  /** On decryption in GCM: that the tag is wrong, in words; then nothing was decrypted and `outputs` is empty. */
  readonly tagError?: string;
}
