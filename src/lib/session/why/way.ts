import { BLOCK_BYTES, blockAt, equalBytes, toHex } from '../../bytes/index.ts';
import { modes } from '../../modes/index.ts';
import type { Message } from '../types.ts';
import type { WayClaim } from './claim.ts';
import { ivReadBy } from './settings.ts';

/** What became of the IV and the ciphertext between a sent message and a received one; nothing where both came as sent. */
export const wayClaims = (sent: Message, got: Message): WayClaim[] => [
  ...ivClaims(sent, got),
  ...ciphertextClaims(sent.ciphertext, got.ciphertext, modes[sent.settings.mode].tagBytes),
];

function ivClaims({ iv: before }: Message, got: Message): WayClaim[] {
  const after = got.iv;
  if (before.length !== after.length)
    return [{ kind: 'iv-resized', from: before.length, to: after.length }];
  const bytes = differing(before, after).length;
  if (bytes === 0) return [];
  const used = ivReadBy(got);
  const read = !used ? 'none' : equalBytes(used, after) ? 'it' : 'own';
  return [{ kind: 'iv-changed', bytes, read }];
}

/** The places where two strings of one length differ. */
const differing = (a: Uint8Array, b: Uint8Array): number[] =>
  [...a.keys()].filter((i) => a[i] !== b[i]);

function ciphertextClaims(a: Uint8Array, b: Uint8Array, tagBytes: number): WayClaim[] {
  if (equalBytes(a, b)) return [];
  if (a.length === b.length) return [changed(a, b, tagBytes)];
  const [from, to] = [a.length, b.length];
  const [short, long] = from < to ? [a, b] : [b, a];
  const at = gapIn(short, long);
  if (at === undefined) return [{ kind: 'replaced', from, to }];
  const isCut = to < from;
  if (at === short.length) return [{ kind: isCut ? 'cut' : 'extended', from, to }];
  return [{ kind: isCut ? 'taken-out' : 'put-in', at, bytes: Math.abs(from - to) }];
}

/** Where one stretch of the longer string, taken out, leaves the shorter one: at its end or between blocks where that can be. */
function gapIn(short: Uint8Array, long: Uint8Array): number | undefined {
  const gap = long.length - short.length;
  const end = short.length;
  let last = 0;
  while (last < end && short[last] === long[last]) last++;
  let first = end;
  while (first > 0 && short[first - 1] === long[first - 1 + gap]) first--;
  if (last === end) return end;
  if (first > last) return undefined;
  const between = Math.floor(last / BLOCK_BYTES) * BLOCK_BYTES;
  return between >= first ? between : last;
}

function changed(a: Uint8Array, b: Uint8Array, tagBytes: number): WayClaim {
  const places = differing(a, b);
  const end = Math.max(0, a.length - tagBytes);
  const inBody = places.filter((place) => place < end);
  const blocks = [...new Set(inBody.map((place) => Math.floor(place / BLOCK_BYTES) + 1))];
  const tag = inBody.length < places.length;
  const all = (bytes: Uint8Array): string[] => blocks.map((block) => toHex(blockAt(bytes, block)));
  const isReordered = !tag && all(a).sort().join() === all(b).sort().join();
  return isReordered
    ? { kind: 'reordered', blocks }
    : { kind: 'changed', bytes: places.length, blocks, tag };
}
