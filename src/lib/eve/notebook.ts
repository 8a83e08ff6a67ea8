import { plural } from '../words/index.ts';
import { BLOCK_BYTES, toHex, xorBytes } from '../bytes/index.ts';
import type { Role, WireFrame } from '../wire/index.ts';

/** A message as somebody without a key sees it. */
export interface Seen {
  readonly number: number;
  /** What people call it: its place on the wire. */
  readonly name: string;
  readonly from: Role;
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly frame: Pick<WireFrame, 'mode' | 'iv' | 'ciphertext'>;
}

/** Bytes that prove a finding: of the IV (`block` 0) or of a ciphertext block (from 1). */
export interface Evidence {
  readonly number: number;
  readonly block: number;
}

/** Something that Eve has learnt, from bytes alone. */
export interface Finding {
  readonly id: string;
  readonly kind: 'length' | 'repeat' | 'prefix' | 'iv' | 'keystream' | 'timing';
  readonly sentence: string;
  readonly evidence: readonly Evidence[];
}

const STREAMS = ['ctr', 'ofb', 'gcm'];
const WHOLE_BLOCKS = ['ecb', 'cbc'];

/** All that the messages give away, the strongest first. `seen`: in the order in which they crossed. */
export function notebookOf(seen: readonly Seen[]): Finding[] {
  return [
    ...keystreams(seen),
    ...equalBlocks(seen),
    ...prefixes(seen),
    ...ivHabits(seen),
    ...timing(seen),
    ...lengths(seen),
  ];
}

/** Every whole ciphertext block that occurs more than once, in one message or in several. */
function equalBlocks(seen: readonly Seen[]): Finding[] {
  const places = new Map<string, (Evidence & { name: string })[]>();
  for (const { number, name, frame } of seen)
    for (let block = 1; block * BLOCK_BYTES <= frame.ciphertext.length; block++) {
      const hex = toHex(blockAt(frame.ciphertext, block));
      places.set(hex, [...(places.get(hex) ?? []), { number, block, name }]);
    }
  return [...places]
    .filter(([, all]) => all.length > 1)
    .sort(([, a], [, b]) => b.length - a.length)
    .map(([hex, all]) => ({
      id: `repeat-${hex}`,
      kind: 'repeat',
      sentence: `The block ${hex.slice(0, 8)}… occurs ${all.length} times, in ${messages(all)}: there the plaintext is equal too.`,
      evidence: all.map(({ number, block }) => ({ number, block })),
    }));
}

const blockAt = (bytes: Uint8Array, block: number): Uint8Array =>
  bytes.subarray((block - 1) * BLOCK_BYTES, block * BLOCK_BYTES);

function messages(all: readonly { readonly name: string }[]): string {
  const names = [...new Set(all.map(({ name }) => name))];
  const shown = names.slice(0, 3).join(', ');
  return names.length > 3
    ? `${shown} and ${names.length - 3} more`
    : shown.replace(/, ([^,]*)$/, ' and $1');
}

/** Messages that begin with the same IV and the same first block: the texts begin alike. */
function prefixes(seen: readonly Seen[]): Finding[] {
  return pairs(
    seen,
    ({ frame }) => `${frame.mode} ${toHex(frame.iv)} ${toHex(blockAt(frame.ciphertext, 1))}`,
  )
    .filter(([a]) => a.frame.ciphertext.length >= BLOCK_BYTES)
    .map(([a, b]) => {
      const same = commonPrefix(a.frame.ciphertext, b.frame.ciphertext);
      const isWhole = same === a.frame.ciphertext.length && same === b.frame.ciphertext.length;
      const what = isWhole
        ? 'are the same, byte for byte'
        : `begin with the same ${plural(same, 'byte')}`;
      return {
        id: `prefix-${a.number}-${b.number}`,
        kind: 'prefix',
        sentence: `${capital(a.name)} and ${b.name} ${what}: so do their texts.`,
        evidence: [a, b].map(({ number }) => ({ number, block: 1 })),
      };
    });
}

/** Each message with the one before it that has the same sign; what has no ciphertext has none. */
function pairs(seen: readonly Seen[], sign: (one: Seen) => string): [Seen, Seen][] {
  const last = new Map<string, Seen>();
  return seen.flatMap((one): [Seen, Seen][] => {
    if (one.frame.ciphertext.length === 0) return [];
    const key = sign(one);
    const before = last.get(key);
    last.set(key, one);
    return before ? [[before, one]] : [];
  });
}

function commonPrefix(a: Uint8Array, b: Uint8Array): number {
  const most = Math.min(a.length, b.length);
  let same = 0;
  while (same < most && a[same] === b[same]) same++;
  return same;
}

const capital = (words: string): string => `${words[0].toUpperCase()}${words.slice(1)}`;

/** Where one keystream covered two messages: C ⊕ C′ is P ⊕ P′, and the key has gone out of it. */
function keystreams(seen: readonly Seen[]): Finding[] {
  const same = pairs(
    seen.filter(({ frame }) => STREAMS.includes(frame.mode)),
    ({ frame }) => `${frame.mode} ${toHex(frame.iv)}`,
  ).map(([a, b]) => keystream(a, b, 0));
  return [...same, ...counters(seen)];
}

function keystream(a: Seen, b: Seen, skipped: number): Finding {
  const of = a.frame.ciphertext.subarray(skipped * BLOCK_BYTES);
  const length = Math.min(of.length, b.frame.ciphertext.length);
  const xor = xorBytes(of.subarray(0, length), b.frame.ciphertext.subarray(0, length));
  const zeros = xor.filter((byte) => byte === 0).length;
  const where = skipped ? ` from block ${skipped + 1} of the first on` : '';
  return {
    id: `keystream-${a.number}-${b.number}`,
    kind: 'keystream',
    sentence: `${capital(a.name)} and ${b.name} share their keystream${where}: C ⊕ C′ = P ⊕ P′ = ${toHex(xor.subarray(0, 8))}…, and ${zeros} of ${length} characters are equal.`,
    evidence: [
      { number: a.number, block: skipped + 1 },
      { number: b.number, block: 1 },
    ],
  };
}

/** In CTR: a first counter block that lies among those which the message before has used up. */
function counters(seen: readonly Seen[]): Finding[] {
  const all = seen.filter(({ frame }) => frame.mode === 'ctr' && frame.ciphertext.length > 0);
  return all.slice(1).flatMap((b, i) => {
    const a = all[i];
    const distance = Number(numberOf(b.frame.iv) - numberOf(a.frame.iv));
    const used = Math.ceil(a.frame.ciphertext.length / BLOCK_BYTES);
    return distance > 0 && distance < used ? [keystream(a, b, distance)] : [];
  });
}

const numberOf = (bytes: Uint8Array): bigint => BigInt(`0x${toHex(bytes) || '0'}`);

/** What a sender's IVs have in common; of three or more messages, or of two that prove it. */
function ivHabits(seen: readonly Seen[]): Finding[] {
  return (['client', 'server'] as const).flatMap((from) => {
    const own = seen.filter((one) => one.from === from && one.frame.iv.length > 0);
    const habit = own.length > 1 ? HABITS.find(({ holds }) => follows(own, holds)) : undefined;
    if (!habit) return [];
    return [
      {
        id: `iv-${from}-${habit.name}`,
        kind: 'iv' as const,
        sentence: `The ${from}’s IVs ${habit.name}: the next one can be foretold.`,
        evidence: own.slice(-4).map(({ number }) => ({ number, block: 0 })),
      },
    ];
  });
}

interface Habit {
  readonly name: string;
  holds(one: Seen, before: Seen): boolean;
}

const HABITS: readonly Habit[] = [
  {
    name: 'are all zero',
    holds: (one, before) =>
      [one, before].every(({ frame }) => frame.iv.every((byte) => byte === 0)),
  },
  { name: 'never change', holds: (one, before) => toHex(one.frame.iv) === toHex(before.frame.iv) },
  {
    name: 'count up by one',
    holds: (one, before) => numberOf(one.frame.iv) === numberOf(before.frame.iv) + 1n,
  },
  {
    name: 'are the last block of the message before',
    holds: ({ frame }, before) =>
      frame.iv.length > 0 &&
      toHex(frame.iv) ===
        toHex(before.frame.ciphertext.slice(-BLOCK_BYTES).subarray(0, frame.iv.length)),
  },
  {
    name: 'are the time of day in milliseconds',
    holds: ({ frame, at }) => Math.abs(Number(numberOf(frame.iv)) - at) < 60_000,
  },
];

/** The latest messages decide: a sender may have been set otherwise. */
function follows(own: readonly Seen[], holds: Habit['holds']): boolean {
  const latest = own.slice(-4);
  return latest.slice(1).every((one, i) => holds(one, latest[i]));
}

/** How fast each side answers the other, where it has done so more than once. */
function timing(seen: readonly Seen[]): Finding[] {
  return (['client', 'server'] as const).flatMap((from) => {
    const gaps = seen
      .slice(1)
      .flatMap((one, i) =>
        one.from === from && seen[i].from !== from ? [{ one, ms: one.at - seen[i].at }] : [],
      );
    if (gaps.length < 2) return [];
    const sorted = gaps.map(({ ms }) => ms).sort((a, b) => a - b);
    const seconds = (ms: number): string => (ms / 1_000).toFixed(2);
    return [
      {
        id: `timing-${from}`,
        kind: 'timing' as const,
        sentence: `The ${from} answers after ${seconds(sorted[0])} to ${seconds(sorted.at(-1)!)} s (${plural(gaps.length, 'answer')}).`,
        evidence: gaps.slice(-4).map(({ one }) => ({ number: one.number, block: 1 })),
      },
    ];
  });
}

/** How long each text is, as far as it shows; for the latest messages. */
function lengths(seen: readonly Seen[]): Finding[] {
  return seen.slice(-5).map(({ number, name, frame: { mode, ciphertext } }) => {
    const { length } = ciphertext;
    const text = WHOLE_BLOCKS.includes(mode)
      ? `between ${Math.max(0, length - BLOCK_BYTES)} and ${length}`
      : `${mode === 'gcm' ? Math.max(0, length - BLOCK_BYTES) : length}`;
    return {
      id: `length-${number}`,
      kind: 'length',
      sentence: `The text of ${name} has ${text} bytes.`,
      evidence: [{ number, block: Math.max(1, Math.ceil(length / BLOCK_BYTES)) }],
    };
  });
}
