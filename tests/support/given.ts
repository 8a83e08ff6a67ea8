import { concatBytes } from '../../src/lib/bytes/index.ts';
import { type ModeFacts, modeFacts, type ModeId } from '../../src/lib/modes/index.ts';

/**
 * Key and IV of the lengths that a mode wants, made of those of other lengths: the key twice where it wants two (the second with
 * each bit flipped), the first bytes of the IV where it wants fewer than there are.
 */
export function fitted<A extends { readonly key: Uint8Array; readonly iv: Uint8Array }>(
  mode: ModeId,
  given: A,
): A {
  const { keys, ivBytes }: ModeFacts = modeFacts[mode];
  const { key, iv } = given;
  const two = () => concatBytes([half(key), half(key).map((byte) => byte ^ 0xff)]);
  return { ...given, key: keys === 1 ? key : two(), iv: iv.slice(0, ivBytes.most ?? iv.length) };
}

/** XTS has keys of 128 bits and of 256, and none between. */
const half = (key: Uint8Array): Uint8Array => (key.length === 24 ? key.slice(0, 16) : key);
