/** Fast whole-buffer encryption, for pictures and files: the same bytes as `modes`, and no trace. */
export { bulkEncryptAsync } from './async.ts';
export { addToCounter } from './counters.ts';
export { gcmCounter } from './gcm.ts';
export { loadKernel } from './kernel.ts';
export { bulkDecrypt, bulkEncrypt, bulkEncryptInPlace } from './sync.ts';
export { BULK_MODE_IDS, type BulkModeId, type BulkSettings, TAG_BYTES } from './types.ts';
