import { BLOCK_BYTES, blockAt, equalBytes, toHex } from '../../bytes/index.ts';
import { capital, plural } from '../../words/index.ts';
import { bodyOf, readingOf } from './frame.ts';
import type { Finding, Seen, SeenFrame } from './types.ts';

/** How two messages begin alike. */
export interface Beginning {
  /** Bytes of the texts that are equal. */
  readonly bytes: number;
  /** True where the two are the same message to the last byte. */
  readonly isWhole: boolean;
}

/**
 * What two messages of one mode and one IV have in common at their beginnings; undefined where that is less than a block and
 * not the whole message. Where the text was filled up to whole blocks only those count: equal bytes behind them are chance.
 */
export function commonBeginning(a: SeenFrame, b: SeenFrame): Beginning | undefined {
  if (a.mode !== b.mode || !equalBytes(a.iv, b.iv)) return undefined;
  const isWhole = a.ciphertext.length > 0 && equalBytes(a.ciphertext, b.ciphertext);
  const same = equalFrom(bodyOf(a), bodyOf(b));
  const bytes = readingOf(a).wholeBlocks ? same - (same % BLOCK_BYTES) : same;
  return isWhole || bytes >= BLOCK_BYTES ? { bytes, isWhole } : undefined;
}

function equalFrom(a: Uint8Array, b: Uint8Array): number {
  const most = Math.min(a.length, b.length);
  let same = 0;
  while (same < most && a[same] === b[same]) same++;
  return same;
}

/** Each message whose first block one before it had under the same IV, with the last such one: the texts begin alike. */
export function prefixes(seen: readonly Seen[]): Finding[] {
  const last = new Map<string, Seen>();
  return seen.flatMap((b): Finding[] => {
    const { mode, iv } = b.frame;
    const sign = `${mode} ${toHex(iv)} ${toHex(blockAt(bodyOf(b.frame), 1))}`;
    const a = last.get(sign);
    last.set(sign, b);
    const beginning = a && commonBeginning(a.frame, b.frame);
    return beginning ? [prefix(a, b, beginning)] : [];
  });
}

function prefix(a: Seen, b: Seen, { bytes, isWhole }: Beginning): Finding {
  const what = isWhole
    ? 'are the same, byte for byte'
    : `begin with the same ${plural(bytes, 'byte')}`;
  return {
    id: `prefix-${a.number}-${b.number}`,
    kind: 'prefix',
    sentence: `${capital(a.name)} and ${b.name} ${what}: so do their texts.`,
    evidence: [a, b].map(({ number }) => ({ number, block: 1 })),
  };
}
