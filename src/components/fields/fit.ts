import { MODE_IDS, modeFacts, type ModeId } from '../../lib/modes/facts.ts';
import { plural } from '../../lib/words/index.ts';

/** What so many bytes are to a field. */
export interface Fit {
  /** False where nothing takes so many. */
  readonly fits: boolean;
  /** What they make, without a full stop: `AES-128`; or which rule they break, as a sentence. */
  readonly says: string;
}
/** What a field makes of a number of bytes. */
export type Rule = (byteLength: number) => Fit;

/** FIPS 197 §5: the lengths of a key; and what two keys in one are, which XTS and JWE’s A128CBC-HS256 to A256CBC-HS512 take. */
export const keyRule: Rule = (byteLength) => {
  if ([16, 24, 32].includes(byteLength)) return { fits: true, says: `AES-${byteLength * 8}` };
  if ([48, 64].includes(byteLength))
    return { fits: true, says: `two keys of ${byteLength / 2} bytes` };
  return {
    fits: false,
    says: `An AES key has 16, 24 or 32 bytes; this has ${plural(byteLength, 'byte')}.`,
  };
};

/** What a mode takes as its IV, first counter block or nonce; undefined: a mode that isn’t known yet. */
export const ivRule =
  (mode: ModeId | undefined): Rule =>
  (byteLength) =>
    mode ? ivOfMode(mode, byteLength) : ivOfAny(byteLength);

/** What a mode’s `settings.iv` is called, with its article. */
const IV_WORDS = {
  none: 'No IV',
  iv: 'The IV',
  counter: 'The counter block',
  nonce: 'The nonce',
  tweak: 'The tweak',
} as const;

function ivOfMode(mode: ModeId, byteLength: number): Fit {
  const { name, iv, ivBytes } = modeFacts[mode];
  const { least, usual } = ivBytes;
  const most = 'most' in ivBytes ? ivBytes.most : Infinity;
  if (iv === 'none')
    return { fits: false, says: `${name} takes no IV. It isn’t used; empty this field.` };
  if (iv === 'counter' && byteLength > 0 && byteLength < usual)
    return { fits: true, says: `nonce; a counter of ${usual - byteLength} bytes follows it` };
  if (byteLength >= least && byteLength <= most)
    return {
      fits: true,
      says: byteLength === usual ? 'the usual length' : `taken whole; ${usual} are usual`,
    };
  const range =
    least === most
      ? plural(least, 'byte')
      : `${least} ${most === Infinity ? 'bytes or more' : `to ${most} bytes`}`;
  return {
    fits: false,
    says: `${IV_WORDS[iv]} of ${name} has ${range}; this has ${plural(byteLength, 'byte')}.`,
  };
}

function ivOfAny(byteLength: number): Fit {
  if (byteLength === 16) return { fits: true, says: 'an IV, or a counter block' };
  if (byteLength === 12) return { fits: true, says: 'a nonce, as GCM has it' };
  if (byteLength > 0 && byteLength < 16)
    return { fits: true, says: 'a nonce: too few for the IV of CBC, CFB or OFB, which has 16' };
  return { fits: byteLength > 0, says: 'a nonce of GCM, and of no other mode' };
}

/** What any mode takes as a tag. */
const TAG_LENGTHS = new Set<number>(MODE_IDS.flatMap((id) => [...modeFacts[id].tagLengths]));

/** SP 800-38D §5.2.1.2, SP 800-38C §5.3: the lengths of a tag. */
export const tagRule: Rule = (byteLength) => {
  if (byteLength === 16) return { fits: true, says: 'the usual length' };
  if (TAG_LENGTHS.has(byteLength)) return { fits: true, says: 'a shorter tag' };
  return {
    fits: false,
    says: `A tag has 4 to 16 bytes; this has ${plural(byteLength, 'byte')}. An HMAC has 20 or more.`,
  };
};

/** A text’s first block, which an IV is computed from. */
export const beginningRule: Rule = (byteLength) =>
  byteLength < 16
    ? {
        fits: false,
        says: `The first block has 16 bytes; ${plural(16 - byteLength, 'more byte')} of it would give the whole IV.`,
      }
    : { fits: true, says: 'the whole first block' };
