import { modeFacts, type ModeId } from '../modes/facts.ts';

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

/** The modes that there is bulk code for, in the order in which pictures of them are shown. */
export const BULK_MODE_IDS = [
  ...(['ecb', 'cbc', 'ctr', 'gcm', 'cfb', 'ofb'] as const),
] satisfies readonly ModeId[];

/** A mode that there is bulk code for. */
export type BulkModeId = (typeof BULK_MODE_IDS)[number];

/** GCM's ciphertext is followed by so many bytes of tag. */
export const TAG_BYTES = modeFacts.gcm.tagBytes;
