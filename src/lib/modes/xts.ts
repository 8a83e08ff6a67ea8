import { BLOCK_BYTES } from '../bytes/index.ts';
import { modeFacts } from './facts.ts';
import { lastTwo } from './last-two.ts';
import type { Mode, Ops } from './types.ts';

/** C = CIPH_K1(P ⊕ T) ⊕ T, and back. IEEE 1619 §5.3.1, §5.4.1 */
const encryptBlock = <V>({ cipher, xor }: Ops<V>, p: V, t: V): V => xor(cipher(xor(p, t)), t);
const decryptBlock = <V>({ invCipher, xor }: Ops<V>, c: V, t: V): V => xor(invCipher(xor(c, t)), t);

/** T_1 = CIPH_K2(i), T_j = T_{j−1} • α, one for each block. IEEE 1619 §5.3.1 */
function tweaks<V>({ tweakCipher, double }: Ops<V>, i: V): () => V {
  let t: V | undefined;
  return () => (t = t === undefined ? tweakCipher(i) : double(t));
}

/**
 * XEX with tweak and ciphertext stealing, for sectors of a disk: a block hangs on its place and on no other block. A last block of
 * d < 16 bytes takes what the result CC of the block before has past its first d bytes, and these are the last block of the
 * ciphertext. IEEE 1619 §5.3.2, §5.4.2
 */
export const xts: Mode = {
  id: 'xts',
  ...modeFacts.xts,
  *encrypt(ops, blocks, { iv, byteLength }) {
    const { count, rest } = lastTwo(byteLength);
    const [next, isShort] = [tweaks(ops, iv), rest < BLOCK_BYTES];
    let [cc, j] = [iv, 0];
    for (const p of blocks) {
      const t = next();
      j += 1;
      if (!isShort || j < count - 1) yield encryptBlock(ops, p, t);
      else if (j < count) cc = encryptBlock(ops, p, t);
      else {
        yield encryptBlock(ops, ops.complete(p, cc), t);
        yield ops.take(cc, rest);
      }
    }
  },
  *decrypt(ops, blocks, { iv, byteLength }) {
    const { count, rest } = lastTwo(byteLength);
    const [next, isShort] = [tweaks(ops, iv), rest < BLOCK_BYTES];
    let [before, tBefore, j] = [iv, iv, 0];
    for (const c of blocks) {
      const t = next();
      j += 1;
      if (!isShort || j < count - 1) yield decryptBlock(ops, c, t);
      else if (j < count) [before, tBefore] = [c, t];
      else {
        const pp = decryptBlock(ops, before, t);
        yield decryptBlock(ops, ops.complete(c, pp), tBefore);
        yield ops.take(pp, rest);
      }
    }
  },
};
