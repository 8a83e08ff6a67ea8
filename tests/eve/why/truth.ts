import { splitBlocks, toHex } from '../../../src/lib/bytes/index.ts';
import {
  decrypt,
  modes,
  paddings,
  traceDecrypt,
  WRONG_PADDING,
  WRONG_TAG,
} from '../../../src/lib/modes/index.ts';
import { type Claim, type ClaimOf, open } from '../../../src/lib/session/index.ts';
import type { Reading } from './story.ts';

type Sent = NonNullable<Reading['sent']>;
/** Whether a claim is true, computed from what the test itself knows of a reading. */
type Truth<K extends Claim['kind']> = (claim: ClaimOf<K>, it: Reading, sent: Sent) => boolean;

const hex = toHex;
const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);
const without = (text: string, at: number, bytes: number): string =>
  text.slice(0, 2 * at) + text.slice(2 * (at + bytes));

/** All that a run decrypts to, its padding on it. */
const paddedOf = (it: Reading | Sent): Uint8Array => {
  const { settings, ciphertext } = 'got' in it ? it.got : it.message;
  return decrypt({ ...settings, padding: 'none' }, ciphertext);
};

/** The IV that the receiver reads with, by its policy; undefined where its mode takes none. */
function ivRead({ server, frame }: Reading): string | undefined {
  const { iv, ivBytes } = modes[server.mode];
  if (iv === 'none') return undefined;
  if (server.ivPolicy === 'zero') return '00'.repeat(ivBytes.usual);
  return hex(server.ivPolicy === 'fixed' ? server.iv.subarray(0, ivBytes.usual) : frame.iv);
}

/** The places of one and the same length where two hex texts differ, in bytes. */
const differing = (a: Uint8Array, b: Uint8Array): number[] =>
  Array.from(a, (byte, i) => (byte === b[i] ? -1 : i)).filter((i) => i >= 0);

const isTaken = (long: string, short: string, { at, bytes }: { at: number; bytes: number }) =>
  without(long, at, bytes) === short && 2 * at < short.length;

/** Which block that was sent should stand at each place of what came. */
function expected(claims: readonly Claim[], sent: Sent): (string | undefined)[] {
  const blocks: (string | undefined)[] = splitBlocks(paddedOf(sent)).map(hex);
  for (const claim of claims) {
    if (claim.kind !== 'taken-out' && claim.kind !== 'put-in') continue;
    if (claim.at % 16 || claim.bytes % 16) continue;
    const [at, count] = [claim.at / 16, claim.bytes / 16];
    if (claim.kind === 'taken-out') blocks.splice(at, count);
    else blocks.splice(at, 0, ...Array.from({ length: count }, () => undefined));
  }
  return blocks;
}

const agrees = (a: string, b: string): boolean => {
  const common = Math.min(a.length, b.length);
  return a.slice(0, common) === b.slice(0, common);
};

export const TRUTH: { readonly [K in Exclude<Claim['kind'], 'blocks'>]: Truth<K> } = {
  // Only Eve's own frames: nobody is elsewhere here, and nothing is forgotten.
  unknown: ({ who }, { sent }) => who === 'eve' && sent === undefined,
  copied: (_, { copied }) => copied,
  replayed: ({ before }, it) => before === it.before && before > 0,
  'header-changed': ({ fields }, { frame, server, got }, { frame: from }) => {
    const names = {
      type: 'type',
      mode: 'mode',
      flags: 'resend',
      epoch: 'epoch',
      peerEpoch: 'peerEpoch',
      sequence: 'sequence',
      acknowledged: 'acknowledged',
    } as const;
    const others = Object.entries(names).filter(([, name]) => frame[name] !== from[name]);
    const asBefore = open(server, { ...from, iv: frame.iv, ciphertext: frame.ciphertext });
    return (
      same([...fields].sort(), others.map(([name]) => name).sort()) &&
      hex(asBefore.plaintext ?? Uint8Array.of()) === hex(got.plaintext ?? Uint8Array.of())
    );
  },
  'iv-changed': ({ bytes, read }, it, { frame }) => {
    const used = ivRead(it);
    const truth = used === undefined ? 'none' : used === hex(it.frame.iv) ? 'it' : 'own';
    const isSized = frame.iv.length === it.frame.iv.length;
    return isSized && bytes === differing(frame.iv, it.frame.iv).length && read === truth;
  },
  'iv-resized': ({ from, to }, it, { frame }) =>
    from === frame.iv.length && to === it.frame.iv.length && from !== to,
  cut: ({ from, to }, it, { frame }) =>
    hex(frame.ciphertext).startsWith(hex(it.frame.ciphertext)) &&
    same([from, to], [frame.ciphertext.length, it.frame.ciphertext.length]) &&
    to < from,
  extended: ({ from, to }, it, { frame }) =>
    hex(it.frame.ciphertext).startsWith(hex(frame.ciphertext)) &&
    same([from, to], [frame.ciphertext.length, it.frame.ciphertext.length]) &&
    from < to,
  'taken-out': (claim, it, { frame }) =>
    isTaken(hex(frame.ciphertext), hex(it.frame.ciphertext), claim),
  'put-in': (claim, it, { frame }) =>
    isTaken(hex(it.frame.ciphertext), hex(frame.ciphertext), claim),
  reordered: ({ blocks }, it, { frame }) => {
    const [a, b] = [frame, it.frame].map((one) => splitBlocks(one.ciphertext).map(hex));
    const others = a.flatMap((block, i) => (block === b[i] ? [] : [i + 1]));
    return same([...a].sort(), [...b].sort()) && same(blocks, others) && blocks.length > 1;
  },
  changed: ({ bytes, blocks, tag }, it, { frame, message }) => {
    const places = differing(frame.ciphertext, it.frame.ciphertext);
    const end = frame.ciphertext.length - modes[message.settings.mode].tagBytes;
    const inBlocks = places.filter((i) => i < end).map((i) => Math.floor(i / 16) + 1);
    return (
      frame.ciphertext.length === it.frame.ciphertext.length &&
      bytes === places.length &&
      same(blocks, [...new Set(inBlocks)]) &&
      tag === places.some((i) => i >= end)
    );
  },
  replaced: ({ from, to }, it, { frame }) => {
    const [a, b] = [hex(frame.ciphertext), hex(it.frame.ciphertext)];
    const [long, short] = from > to ? [a, b] : [b, a];
    const gap = Math.abs(from - to);
    const isPiece = Array.from({ length: short.length / 2 + 1 }, (_, at) => at).some(
      (at) => without(long, at, gap) === short,
    );
    return same([from, to], [a.length / 2, b.length / 2]) && gap > 0 && !isPiece;
  },
  'mode-differs': ({ sent, read }, { client, server }) =>
    sent !== read && same([sent, read], [client.mode, server.mode]),
  'mode-named': ({ named, read }, { frame, server }) =>
    same([named, read], [frame.mode, server.mode]) && named !== read,
  'key-differs': ({ sent, read }, { client, server }) =>
    hex(client.key) !== hex(server.key) &&
    same([sent, read], [client.key.length, server.key.length]),
  'iv-own': ({ asSent }, it) => {
    const used = ivRead(it);
    const iv = it.sent?.frame.iv;
    const truth = iv?.length ? used === hex(iv) : undefined;
    return used !== undefined && used !== hex(it.frame.iv) && asSent === truth;
  },
  'padding-differs': ({ sent, read, only }, it, { message, frame }) => {
    const isSo = sent !== read && same([sent, read], [it.client.padding, it.server.padding]);
    if (!only) return isSo;
    const mended = open({ ...it.server, padding: sent }, it.frame).plaintext!;
    const own = decrypt(message.settings, frame.ciphertext);
    return isSo && hex(mended) === hex(own);
  },
  refused: ({ says }, { got }) => !got.plaintext && !!got.error?.endsWith(says) && says.length > 0,
  'tag-wrong': (_, { got }) => !got.plaintext && !!got.error?.endsWith(WRONG_TAG),
  'padding-wrong': ({ padding, reason }, it) =>
    !it.got.plaintext &&
    !!it.got.error?.endsWith(WRONG_PADDING) &&
    padding === it.server.padding &&
    traceDecrypt(it.got.settings, it.got.ciphertext).paddingError === reason,
  shorter: ({ sent: from, read }, { got }, { message }) =>
    hex(message.plaintext!).startsWith(hex(got.plaintext!)) &&
    same([from, read], [message.plaintext!.length, got.plaintext!.length]) &&
    read < from,
  longer: ({ sent: from, read }, { got }, { message }) =>
    hex(got.plaintext!).startsWith(hex(message.plaintext!)) &&
    same([from, read], [message.plaintext!.length, got.plaintext!.length]) &&
    from < read,
  // They are the message's own, they were decrypted rightly, and the receiver's padding took them.
  'padding-took': ({ padding, bytes }, it, { message }) => {
    const kept = hex(it.got.plaintext!) + hex(bytes);
    const output = paddedOf(it);
    const unpadded = paddings[it.server.padding].unpad(output);
    return (
      bytes.length > 0 &&
      padding === it.server.padding &&
      hex(message.plaintext!).startsWith(kept) &&
      hex(output).startsWith(kept) &&
      'plaintext' in unpadded &&
      hex(unpadded.plaintext) === hex(it.got.plaintext!)
    );
  },
  'padding-left': ({ padding, bytes }, it, { message }) => {
    const { length } = message.plaintext!;
    const put = paddedOf(it.sent!).subarray(length, length + bytes);
    const left = it.got.plaintext!.subarray(length, length + bytes);
    return (
      bytes > 0 && put.length === bytes && padding === it.client.padding && hex(put) === hex(left)
    );
  },
  same: (_, { got }, { message }) => hex(got.plaintext!) === hex(message.plaintext!),
  'not-text': (_, { got }) => {
    try {
      new TextDecoder('utf-8', { fatal: true }).decode(got.plaintext);
      return false;
    } catch {
      return true;
    }
  },
};

/** The same of the blocks that came out: which of them are what was sent there. */
export function blocksTrue(
  { of, wrong, added, missing }: ClaimOf<'blocks'>,
  claims: readonly Claim[],
  it: Reading,
): boolean {
  const came = splitBlocks(paddedOf(it)).map(hex);
  const wanted = expected(claims, it.sent!);
  const counts = wanted.slice(0, came.length).filter((block) => block !== undefined).length;
  const bad = came.flatMap((block, i) => {
    const want = wanted[i];
    return want === undefined || agrees(want, block) ? [] : [i + 1];
  });
  const sentBlocks = splitBlocks(paddedOf(it.sent!)).length;
  return same(
    [of, wrong, added, missing],
    [came.length, bad, came.length - counts, sentBlocks - counts],
  );
}
