/** `ecb`, `cbc`, `ctr`: SP 800-38A §6.1, §6.2, §6.5. */
export type ModeId = 'ecb' | 'cbc' | 'ctr';
export type PaddingId = 'pkcs7' | 'none';
export type Direction = 'encrypt' | 'decrypt';

/**
 * The algebra a mode is written over. With `V = Uint8Array` it encrypts; with `V = number`, a value's id in a
 * recording, the same lines yield a trace.
 */
export interface Ops<V> {
  /** The forward cipher function CIPH_K, FIPS 197 §5.1. */
  cipher(input: V): V;
  /** The inverse cipher function CIPH⁻¹_K, FIPS 197 §5.3. */
  invCipher(input: V): V;
  /** a ⊕ b, as long as `a`: of `b` its most significant bytes (SP 800-38A §6.5, last block). */
  xor(a: V, b: V): V;
  /** The counter block plus one, all 128 bits as one big-endian number (SP 800-38A B.1, m = 128). */
  increment(counter: V): V;
}

/** One mode of operation, both directions, as its standard writes it. */
export interface Mode {
  readonly id: ModeId;
  /** The short name people say: `CBC`. */
  readonly name: string;
  /** The standard's name: `Cipher Block Chaining`. */
  readonly title: string;
  /** Where it is specified: `SP 800-38A §6.2`. */
  readonly source: string;
  /** What `settings.iv` is to this mode; `none`: it takes none. */
  readonly iv: 'none' | 'iv' | 'counter';
  /** True where the input has to be whole blocks, so that padding is needed. */
  readonly wholeBlocks: boolean;
  /**
   * The result's blocks, each made when it is asked for: so a message of any length passes through without being
   * held, and what is computed between taking block j and the next one is block j's work.
   */
  encrypt<V>(ops: Ops<V>, blocks: Iterable<V>, iv: V): Iterable<V>;
  decrypt<V>(ops: Ops<V>, blocks: Iterable<V>, iv: V): Iterable<V>;
}

/** What a run needs beside the message. */
export interface Settings {
  readonly mode: ModeId;
  /** 16, 24 or 32 bytes. */
  readonly key: Uint8Array;
  /** 16 bytes: the IV (CBC) or the first counter block (CTR). */
  readonly iv?: Uint8Array;
  /** Defaults to `pkcs7` where the mode needs whole blocks, and to `none` elsewhere. */
  readonly padding?: PaddingId;
}

/** `in`: a block of the message; `iv`: the IV or first counter block; the rest are `Ops`. */
export type Op = 'in' | 'iv' | 'cipher' | 'invCipher' | 'xor' | 'increment';

/** One recorded value: what made it, for which block, and from which values. */
export interface Step {
  /** Its index in `trace.steps`; inputs always have lower ids. */
  readonly id: number;
  readonly op: Op;
  /** Counted from 1; 0 for the IV, which belongs to no block. */
  readonly block: number;
  readonly inputs: readonly number[];
  /** 16 bytes, fewer in a last partial block. A view: don't write to it. */
  readonly bytes: Uint8Array;
}

/** Every value of one run of a mode, in the order in which they were computed. */
export interface Trace {
  readonly mode: ModeId;
  readonly direction: Direction;
  /** 16, 24 or 32: tells AES-128, 192 and 256 apart. */
  readonly keyBytes: number;
  readonly padding: PaddingId;
  /** How many steps were recorded. */
  readonly length: number;
  /** The step with this id, made when asked for: cheap on a trace of a million steps. */
  step(id: number): Step;
  /** All steps, as an array made once when first asked for. */
  readonly steps: readonly Step[];
  /** Ids of the message's blocks, first to last. */
  readonly inputs: readonly number[];
  /** Ids of the values that are the result, first to last. */
  readonly outputs: readonly number[];
  /** What went in, padding included. */
  readonly input: Uint8Array;
  /** What came out, padding included: on decryption the padding is still there to be looked at. */
  readonly output: Uint8Array;
  /** Bytes of padding at the end of the plaintext; on decryption 0 where the padding is wrong. */
  readonly paddingBytes: number;
  /** On decryption: what is wrong with the padding, in words; else undefined. */
  readonly paddingError?: string;
}
