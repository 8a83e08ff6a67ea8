import type { ModeId } from '../modes/types.ts';
import { MODE_IDS, modeFacts } from '../modes/facts.ts';
import { likelyOf } from './combine.ts';
import { KEY_AND_IV, slowDerivations } from './derivations.ts';
import type { Found, Known, Mark } from './format.ts';
import type { Role } from './read/names.ts';
import type { Value } from './read/value.ts';
import { sentence } from './surface.ts';

/** The modes that make a tag. */
export const MODES_WITH_TAG: readonly ModeId[] = MODE_IDS.filter(
  (id) => modeFacts[id].tagBytes > 0,
);

/** Values with their roles: by their names, or by their order. */
export interface Read {
  readonly marks: readonly Mark[];
  /** There is a ciphertext among them. */
  readonly values: ReadonlyMap<Role, Value>;
  /** How likely these roles are, where the values fit them. */
  readonly weight: number;
  readonly says: string;
  /** How often PBKDF2 hashes, where a value says it. */
  readonly iterations?: number;
}

/**
 * The envelope of some values, and those in which the ciphertext’s value holds more: the tag behind, as Web Crypto, Java and Go
 * hand it on, where there is a nonce and no tag; the IV in front, where there is none.
 */
export function envelopesOf({ marks, values, weight, says, iterations }: Read): Found[] {
  const bytesOf = (role: Role) => values.get(role)?.bytes;
  const all = bytesOf('ciphertext')!;
  const [iv, salt, tag] = [bytesOf('iv'), bytesOf('salt'), bytesOf('tag')];
  const read = [...values.values()];
  const known: Known = {
    damage: read.flatMap(({ damage }) => damage.map(sentence)),
    ...(tag ? { modes: MODES_WITH_TAG } : {}),
  };
  const found: Found = { marks, known, likely: likelyOf(read) * weight, says };
  const withKey = (one: Found): Found => ({
    ...one,
    known: { ...one.known, ...keyOf(one, salt, iterations) },
  });
  const inside = iv ? (tag ? [] : tagBehind(found, all, iv)) : ivInFront(found, all, tag);
  const hasIv = (one: Found) => ({ ...one, known: { ...(iv ? { iv } : {}), ...one.known } });
  return [found, ...inside].map(hasIv).map(withKey);
}

/** Where there is a salt there was a passphrase; where there is no IV, that came out of it as well. */
function keyOf({ known }: Found, salt: Uint8Array | undefined, iterations?: number): Known {
  if (!salt) return {};
  if (known?.iv) return { derivations: slowDerivations(salt, 32, iterations) };
  const derivations = slowDerivations(salt, KEY_AND_IV.bytes, iterations);
  return { derivations, split: KEY_AND_IV };
}

function ivInFront(found: Found, all: Uint8Array, tag: Uint8Array | undefined): Found[] {
  return (tag ? [12, 16] : [16])
    .filter((bytes) => bytes < all.length)
    .map((bytes) => ({
      ...found,
      known: { ...found.known, iv: all.subarray(0, bytes), ciphertext: all.subarray(bytes) },
      likely: found.likely * 0.8,
      says: `${found.says} The IV is the first ${bytes} bytes of the ciphertext.`,
    }));
}

const TAG_BYTES = 16;

function tagBehind(found: Found, all: Uint8Array, iv: Uint8Array): Found[] {
  const cut = all.length - TAG_BYTES;
  if (cut < 0) return [];
  const ends = { ciphertext: all.subarray(0, cut), tag: all.subarray(cut), modes: MODES_WITH_TAG };
  return [
    {
      ...found,
      known: { ...found.known, ...ends },
      likely: found.likely * tagWeight(iv.length, all.length),
      says: `${found.says} The tag is the end of the ciphertext.`,
    },
  ];
}

/** A nonce of 12 bytes is GCM’s; whole blocks after 16 are CBC’s. */
function tagWeight(iv: number, all: number): number {
  if (iv === 12) return 1.01;
  return all % 16 === 0 ? 0.4 : 0.7;
}
