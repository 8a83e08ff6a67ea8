import { BLOCK_BYTES, blockAt, decodeUtf8, equalBytes } from '../../bytes/index.ts';
import { decrypt, ModeError, paddingOf, paddings } from '../../modes/index.ts';
import type { Message } from '../types.ts';
import type { ClaimOf, OutcomeClaim, WayClaim } from './claim.ts';

/** A message that was sent, with its text. */
export type Sent = Message & { readonly plaintext: Uint8Array };

/** What came out at the receiver, without a look at what was sent. */
export function ownOutcome(got: Message): OutcomeClaim[] {
  const output = paddedOf(got);
  if (!(output instanceof Uint8Array)) return [output];
  return got.plaintext ? notText(got.plaintext) : paddingWrong(got, output);
}

/** The same beside what was sent: `way` tells which block came for which. */
export function outcomeClaims(sent: Sent, got: Message, way: readonly WayClaim[]): OutcomeClaim[] {
  const output = paddedOf(got);
  if (!(output instanceof Uint8Array)) return [output];
  // What was put on isn't made again but read back: a padding may have bytes of chance in it.
  const input = paddedOf(sent) as Uint8Array;
  const blocks = compare(input, output, way);
  const message = got.plaintext
    ? messageClaims(sent, got, got.plaintext, commonOf(input, output))
    : paddingWrong(got, output);
  return blocks.of + blocks.missing > 0 ? [blocks, ...message] : message;
}

/** All that a message's run decrypts to, padding included; a claim where there is no such run. */
function paddedOf({ settings, ciphertext }: Message): Uint8Array | OutcomeClaim {
  try {
    return decrypt({ ...settings, padding: 'none' }, ciphertext);
  } catch (error) {
    if (error instanceof ModeError && error.field === 'tag') return { kind: 'tag-wrong' };
    return { kind: 'refused', says: (error as Error).message };
  }
}

function paddingWrong(got: Message, output: Uint8Array): OutcomeClaim[] {
  const padding = paddingOf(got.settings);
  const result = paddings[padding].unpad(output);
  return 'error' in result ? [{ kind: 'padding-wrong', padding, reason: result.error }] : [];
}

const notText = (plaintext: Uint8Array): OutcomeClaim[] =>
  decodeUtf8(plaintext).valid ? [] : [{ kind: 'not-text' }];

function compare(
  input: Uint8Array,
  output: Uint8Array,
  way: readonly WayClaim[],
): ClaimOf<'blocks'> {
  const [sent, of] = [input, output].map(({ length }) => Math.ceil(length / BLOCK_BYTES));
  const placeOf = placesOf(way);
  const wrong: number[] = [];
  let found = 0;
  for (let block = 1; block <= of; block++) {
    const place = placeOf(block);
    if (place === undefined || place > sent) continue;
    found += 1;
    const [a, b] = [blockAt(input, place), blockAt(output, block)];
    const common = Math.min(a.length, b.length);
    if (!equalBytes(a.subarray(0, common), b.subarray(0, common))) wrong.push(block);
  }
  return { kind: 'blocks', of, wrong, added: of - found, missing: sent - found };
}

/** Which block that was sent came as which; undefined for one that never was. Only whole blocks move others. */
function placesOf(way: readonly WayClaim[]): (block: number) => number | undefined {
  const moved = way.find(({ kind }) => kind === 'taken-out' || kind === 'put-in');
  if (!moved || !('at' in moved) || moved.at % BLOCK_BYTES || moved.bytes % BLOCK_BYTES)
    return (block) => block;
  const [before, count] = [moved.at / BLOCK_BYTES, moved.bytes / BLOCK_BYTES];
  if (moved.kind === 'taken-out') return (block) => (block > before ? block + count : block);
  return (block) => {
    if (block <= before) return block;
    return block > before + count ? block - count : undefined;
  };
}

/** How many bytes both have, where one begins with the other; else 0. */
function commonOf(a: Uint8Array, b: Uint8Array): number {
  const common = Math.min(a.length, b.length);
  return equalBytes(a.subarray(0, common), b.subarray(0, common)) ? common : 0;
}

/** `common`: how many of the bytes that were encrypted came out, padding included, where nothing else did. */
function messageClaims(sent: Sent, got: Message, read: Uint8Array, common: number): OutcomeClaim[] {
  const { plaintext } = sent;
  if (equalBytes(plaintext, read)) return [{ kind: 'same' }, ...notText(read)];
  const [from, to] = [plaintext.length, read.length];
  const least = Math.min(from, to);
  if (!equalBytes(plaintext.subarray(0, least), read.subarray(0, least))) return [];
  const put = paddingOf(sent.settings);
  const taken = paddingOf(got.settings);
  const took = plaintext.subarray(to, Math.min(common, from));
  const left = Math.min(common, to) - from;
  return [
    { kind: to < from ? 'shorter' : 'longer', sent: from, read: to },
    ...(took.length > 0 ? [{ kind: 'padding-took' as const, padding: taken, bytes: took }] : []),
    ...(left > 0 ? [{ kind: 'padding-left' as const, padding: put, bytes: left }] : []),
  ];
}
