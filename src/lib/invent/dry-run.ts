import type { Direction, Given, Mode, Ops } from '../modes/index.ts';

/** What travels beside a message whose values aren’t bytes: IV begins with 1, N behind it with 17. */
const BESIDE = Uint8Array.from({ length: 32 }, (_, i) => i + 1);

/**
 * A mode over values of any kind, in a message of n whole blocks: its results, without the tag. Where the algebra says nothing of
 * IV and N (it is asked for a source), `beside` does.
 */
export function dryRun<V>(
  mode: Mode,
  direction: Direction,
  ops: Ops<V>,
  n: number,
  { message, beside }: { message: (j: number) => V; beside: (which: 'iv' | 'tag') => V },
): V[] {
  const blocks = Array.from({ length: n }, (_, k) => message(k + 1));
  const given: Given<V> = {
    ...{ iv: beside('iv'), tag: beside('tag'), nonce: BESIDE.subarray(0, mode.ivBytes.usual) },
    ...{ aad: new Uint8Array(0), byteLength: 16 * n, tagBytes: mode.tagBytes },
    counting: { at: 0, bytes: 16, order: 'big' },
  };
  return [...mode[direction](ops, blocks, given)].slice(0, n);
}
