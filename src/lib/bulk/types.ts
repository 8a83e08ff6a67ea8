/** What is encrypted with: the same fields, meanings and defaults as `Settings` of the modes. */
export interface BulkSettings {
  readonly mode: BulkModeId;
  /** 16, 24 or 32 bytes. */
  readonly key: Uint8Array;
  /** 16 bytes: the IV (CBC, CFB, OFB) or the first counter block (CTR); at least one: the nonce (GCM, 12 by custom). */
  readonly iv?: Uint8Array;
  /** Defaults to `pkcs7` for ECB and CBC, and to `none` elsewhere. */
  readonly padding?: 'pkcs7' | 'none';
}

export type BulkModeId = 'ecb' | 'cbc' | 'cfb' | 'ofb' | 'ctr' | 'gcm';

/** GCM's ciphertext is followed by so many bytes of tag. */
export const TAG_BYTES = 16;
