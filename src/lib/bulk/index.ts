/** Fast whole-buffer encryption, for pictures and files: the same bytes as `modes`, and no trace. */
export { bulkDecryptAsync, bulkEncryptAsync } from './async.ts';
export { loadKernel } from './kernel.ts';
export { addToCounter, bulkDecrypt, bulkEncrypt, bulkEncryptInPlace } from './sync.ts';
export type { BulkModeId, BulkSettings } from './types.ts';
