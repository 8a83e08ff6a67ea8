import { modeFacts, type ModeId, type PaddingId } from '../modes/index.ts';
import type { Envelope } from '../envelope/index.ts';
import type { Hypothesis } from './attempt.ts';
import type { Candidate } from './candidate.ts';
import { ivsFor } from './ivs.ts';
import { type Key, KEY_BYTES } from './keys.ts';
import { costOf } from './modes-to-try.ts';

/** What the other fields hold, every reading of it. */
export interface Typed {
  readonly ivs: readonly Candidate[];
  readonly aads: readonly Candidate[];
  readonly tags: readonly Candidate[];
  readonly padding?: PaddingId;
}

const NOT_USED = 4;

/** Every way to decrypt an envelope with a key in a mode. */
export function* hypothesesFor(
  envelope: Envelope,
  key: Key,
  mode: ModeId,
  typed: Typed,
): Generator<Hypothesis> {
  const { padding } = typed;
  if (!KEY_BYTES.includes(key.bytes.length / modeFacts[mode].keys)) return;
  const carried: Candidate[] = [];
  if (envelope.iv)
    carried.push({ bytes: envelope.iv, cost: 0, says: 'the IV that stands beside it' });
  if (key.iv)
    carried.push({
      bytes: key.iv,
      cost: envelope.iv ? 6 : 0,
      says: key.derivation ? 'the IV that the passphrase gave' : 'the IV behind the key',
    });
  const ivs = ivsFor(mode, { typed: typed.ivs, carried, key: key.bytes });
  const believed = { ...key, cost: key.cost + costOf(mode) };
  for (const iv of ivs) {
    const hypothesis = { envelope, mode, key: believed, iv, ...(padding && { padding }) };
    if (modeFacts[mode].tagBytes === 0) yield hypothesis;
    else yield* sealed(hypothesis, typed);
  }
}

/** With each tag and each additional data; the tag may be lost as well. */
function* sealed(hypothesis: Hypothesis, { tags, aads }: Typed): Generator<Hypothesis> {
  const { envelope } = hypothesis;
  const carriedTags: Candidate[] = envelope.tag
    ? [
        {
          bytes: envelope.tag,
          cost: tags.length > 0 ? NOT_USED : 0,
          says: 'the tag that stands beside it',
        },
      ]
    : [];
  const lengths: readonly number[] = modeFacts[hypothesis.mode].tagLengths;
  const usable = [...tags, ...carriedTags].filter(({ bytes }) => lengths.includes(bytes.length));
  const carriedAad: Candidate[] = envelope.aad
    ? [{ bytes: envelope.aad, cost: 0, says: 'the additional data that stand beside it' }]
    : [];
  const all = [...carriedAad, ...aads];
  const none = { bytes: new Uint8Array(0), cost: all.length > 0 ? NOT_USED : 0, says: '' };
  for (const tag of usable.length > 0 ? usable : [undefined])
    for (const aad of [...all, none]) yield { ...hypothesis, aad, ...(tag && { tag }) };
}
