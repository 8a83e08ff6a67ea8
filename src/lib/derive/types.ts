/** A hash: RFC 1321, FIPS 180-4. */
/** Hashes that people put passphrases through: RFC 1321, FIPS 180-4. */
export type HashId = 'MD5' | 'SHA-1' | 'SHA-256' | 'SHA-384' | 'SHA-512';

/** A way from a passphrase to key material. `bytes`: how many come out. */
export type Derivation =
  /** The hash of the passphrase itself; `hex`: its lower-case digits, used as text. Cut to `bytes` where that is fewer. */
  | {
      readonly kind: 'digest';
      readonly hash: HashId;
      readonly as: 'raw' | 'hex';
      readonly bytes: number;
    }
  /** OpenSSL’s EVP_BytesToKey with one iteration: D_i = H(D_{i−1} ‖ passphrase ‖ salt). Key, then IV. */
  | {
      readonly kind: 'evp';
      readonly hash: HashId;
      readonly salt: Uint8Array;
      readonly bytes: number;
    }
  /** RFC 8018 §5.2 */
  | {
      readonly kind: 'pbkdf2';
      readonly hash: HashId;
      readonly salt: Uint8Array;
      readonly iterations: number;
      readonly bytes: number;
    }
  /** RFC 7914 §6 */
  | {
      readonly kind: 'scrypt';
      readonly salt: Uint8Array;
      readonly N: number;
      readonly r: number;
      readonly p: number;
      readonly bytes: number;
    };

/** How a derivation that takes long is followed, and ended. */
/** How a derivation is ended and watched. */
export interface DeriveOptions {
  /** Ends the work: the promise is then rejected with the signal’s reason. */
  readonly signal?: AbortSignal;
  /** Told now and then how much is done, from 0 to 1. */
  readonly progress?: (done: number) => void;
}

/** The ones that are done at once. */
export type QuickDerivation = Extract<Derivation, { kind: 'digest' | 'evp' }>;

/** One step from the passphrase to the key, to be shown. */
export interface DeriveStep {
  /** What it is called: `D₁`, `Salt`, `SHA-256`. */
  readonly name: string;
  /** Its bytes; of a count there are none. */
  readonly bytes?: Uint8Array;
  /** One sentence: how it comes about. */
  readonly says: string;
}
