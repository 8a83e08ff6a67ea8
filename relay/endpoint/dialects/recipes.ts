import type { ModeId } from '../../../src/lib/modes/index.ts';

/** How a program speaks on a TCP connection. `frames` is Blockwise's own; the others are what courses teach. */
export const DIALECTS = {
  frames: 'length-framed wire frames, with delivery that survives a lost connection',
  'ecb-raw': 'the ciphertext as it is, no IV',
  'cbc-iv-prefix': '16 bytes of IV, then the ciphertext',
  'cbc-fixed-iv': 'the ciphertext alone, with an IV both sides know; padded with spaces',
  base64: 'one line of base64 a message: IV and ciphertext',
  length4: 'a length in 4 bytes, big-endian, then IV and ciphertext',
} as const;

/** What a dialect is called on the command line. */
export type DialectId = keyof typeof DIALECTS;
/** Every dialect’s name, in the order in which help lists them. */
export const DIALECT_IDS = Object.keys(DIALECTS) as readonly DialectId[];

/** How the last block is filled up. `spaces`: 1 to 16 of them, and all taken off again. */
export type Filling = 'pkcs7' | 'spaces' | 'none';
/** Where the receiver finds the IV: nowhere, in front of the ciphertext, or agreed beforehand. */
export type Carriage = 'none' | 'prefix' | 'fixed';

/** One way to put a message on a stream, exactly. */
export interface Recipe {
  readonly dialect: Exclude<DialectId, 'frames'>;
  readonly mode: ModeId;
  readonly carriage: Carriage;
  readonly filling: Filling;
}

/** What both sides have agreed on. */
export interface Agreed {
  readonly key: Uint8Array;
  /** The IV of the `fixed` carriage. */
  readonly iv: Uint8Array;
}

/** A recipe in words: `cbc-fixed-iv (CBC, IV agreed, spaces)`. */
export function inWords({ dialect, mode, carriage, filling }: Recipe): string {
  const iv = { none: 'no IV', prefix: 'IV in front', fixed: 'IV agreed' }[carriage];
  const filled = { pkcs7: 'PKCS#7', spaces: 'spaces', none: 'no padding' }[filling];
  return `${dialect} (${mode.toUpperCase()}, ${iv}, ${filled})`;
}

const fillings = (mode: ModeId): readonly Filling[] =>
  mode === 'ctr' ? ['none'] : ['pkcs7', 'spaces'];

function payloads(dialect: 'base64' | 'length4'): Recipe[] {
  const pairs: [ModeId, Carriage][] = [
    ['cbc', 'prefix'],
    ['ecb', 'none'],
    ['cbc', 'fixed'],
    ['ctr', 'prefix'],
  ];
  return pairs.flatMap(([mode, carriage]) =>
    fillings(mode).map((filling) => ({ dialect, mode, carriage, filling })),
  );
}

/** Every recipe that is known, the usual ones first. */
export const RECIPES: readonly Recipe[] = [
  { dialect: 'cbc-iv-prefix', mode: 'cbc', carriage: 'prefix', filling: 'pkcs7' },
  { dialect: 'ecb-raw', mode: 'ecb', carriage: 'none', filling: 'pkcs7' },
  { dialect: 'cbc-fixed-iv', mode: 'cbc', carriage: 'fixed', filling: 'spaces' },
  { dialect: 'cbc-fixed-iv', mode: 'cbc', carriage: 'fixed', filling: 'pkcs7' },
  { dialect: 'cbc-iv-prefix', mode: 'cbc', carriage: 'prefix', filling: 'spaces' },
  { dialect: 'ecb-raw', mode: 'ecb', carriage: 'none', filling: 'spaces' },
  ...payloads('length4'),
  ...payloads('base64'),
];

/** The recipe for a dialect that was asked for by name; undefined where the mode doesn't go with it. */
export function recipeFor(
  dialect: Recipe['dialect'],
  mode: ModeId,
  carriage: 'prefix' | 'fixed',
  filling?: Filling,
): Recipe | undefined {
  const found = RECIPES.filter(
    (recipe) => recipe.dialect === dialect && recipe.mode === mode && recipe.filling !== undefined,
  );
  const [usual] = found;
  if (!usual) return undefined;
  const fitting = found.find((recipe) => recipe.carriage === carriage) ?? usual;
  return filling && mode !== 'ctr' ? { ...fitting, filling } : fitting;
}
