import type { Subject, ToolId } from './types.ts';

/** What a tool can be told of a run, where tools differ. */
interface Abilities {
  /** Modes beyond those that every tool can do, if need be by hand. */
  readonly beyond: readonly string[];
  /** The lengths of a tag of GCM, in bytes. */
  readonly tags: readonly number[];
  /** Counters of CTR other than the whole block, its last byte the lowest. */
  readonly counters: 'none' | 'at the end' | 'any';
}

/** The modes that every tool can be told to do, if need be by hand. */
export const RECIPE_MODE_IDS = ['ecb', 'cbc', 'cfb', 'ofb', 'ctr', 'gcm'] as const;

/** SP 800-38D §5.2.1.2. */
const LONG_TAGS = [12, 13, 14, 15, 16];
const ALL_TAGS = [4, 8, ...LONG_TAGS];

/**
 * Tried with OpenSSL 3.0, pycryptodome 3.11, cryptography 38 and 48, Node 26, Java 17 and Go 1.19. What `openssl enc` does in
 * GCM’s place makes no tag, so that any length will do.
 */
const ABILITIES: Readonly<Record<ToolId, Abilities>> = {
  openssl: { beyond: ['cfb8', 'cbc-cs1'], tags: ALL_TAGS, counters: 'none' },
  pycryptodome: { beyond: ['cfb8', 'ccm'], tags: ALL_TAGS, counters: 'any' },
  cryptography: { beyond: ['cfb8', 'ccm', 'xts'], tags: ALL_TAGS, counters: 'none' },
  node: { beyond: ['cfb8', 'ccm', 'cbc-cs1', 'xts'], tags: ALL_TAGS, counters: 'none' },
  'web-crypto': { beyond: [], tags: ALL_TAGS, counters: 'at the end' },
  java: { beyond: ['cfb8', 'cbc-cs3'], tags: LONG_TAGS, counters: 'none' },
  go: { beyond: [], tags: LONG_TAGS, counters: 'none' },
};

/** Why a tool can’t do a run, as a sentence; undefined where it can. `name`: what people call it. */
export function reasonAgainst(tool: ToolId, name: string, subject: Subject): string | undefined {
  const { mode, modeName, tagBytes, iv } = subject;
  const { beyond, tags } = ABILITIES[tool];
  const has = tool === 'openssl' ? 'The command `openssl enc` has' : `${name} has`;
  if (![...RECIPE_MODE_IDS, ...beyond].some((id) => id === mode)) return `${has} no ${modeName}.`;
  if (mode === 'gcm' && !tags.includes(tagBytes))
    return `${name} takes tags of ${tags[0]} to 16 bytes, and this one has ${tagBytes}.`;
  if (tool === 'go' && mode === 'gcm' && tagBytes < 16 && iv.length !== 12)
    return 'Go takes a shorter tag or another nonce than 12 bytes, and not both.';
  return isCounted(tool, subject)
    ? undefined
    : `${name} counts over ${ABILITIES[tool].counters === 'none' ? 'the whole block' : 'the end of the block'}, its last byte the lowest; this counter is another.`;
}

function isCounted(tool: ToolId, { counting }: Subject): boolean {
  const { counters } = ABILITIES[tool];
  if (!counting || counters === 'any') return true;
  return (
    counters === 'at the end' && counting.order === 'big' && counting.at + counting.bytes === 16
  );
}
