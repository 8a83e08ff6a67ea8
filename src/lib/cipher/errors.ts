import { BLOCK_BYTES } from '../bytes/index.ts';

/** A key or block that AES has no use for. The message says what was expected and what was given. */
export class CipherError extends Error {
  override readonly name = 'CipherError';
  /** What was wrong, so that a page can say it beside the right field. */
  readonly field: 'key' | 'block';

  constructor(field: 'key' | 'block', message: string) {
    super(message);
    this.field = field;
  }
}

/** Throws `CipherError` unless `block` is 16 bytes. */
export function requireBlock(block: Uint8Array): void {
  if (block.length === BLOCK_BYTES) return;
  throw new CipherError('block', `A block has 16 bytes; this one has ${block.length}.`);
}
