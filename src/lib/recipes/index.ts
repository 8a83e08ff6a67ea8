/** From a run on the stage to commands and code that give the same bytes; each with the mistakes people make there. */
import { cryptography } from './cryptography.ts';
import { go } from './go.ts';
import { java } from './java.ts';
import { MODE_IDS, type ModeId } from '../modes/index.ts';
import { node } from './node.ts';
import { openssl } from './openssl.ts';
import { pycryptodome } from './pycryptodome.ts';
import type { Recipe, Subject, ToolId } from './types.ts';
import { webCrypto } from './web-crypto.ts';

export { MOST_BYTES, subjectOf } from './subject.ts';
export { type Piece, piecesOf, wrongLine } from './values.ts';
export type * from './types.ts';

/** The tools, in the order in which they are shown, with the names people say. */
export const TOOLS: Readonly<Record<ToolId, string>> = {
  openssl: 'OpenSSL',
  pycryptodome: 'Python: pycryptodome',
  cryptography: 'Python: cryptography',
  node: 'Node',
  'web-crypto': 'Web Crypto',
  java: 'Java',
  go: 'Go',
};

const WRITERS: Readonly<Record<ToolId, (subject: Subject) => Recipe>> = {
  openssl,
  pycryptodome,
  cryptography,
  node,
  'web-crypto': webCrypto,
  java,
  go,
};

/** The modes that every one of them can be told to do, if need be by hand. */
export const RECIPE_MODE_IDS: readonly ModeId[] = ['ecb', 'cbc', 'cfb', 'ofb', 'ctr', 'gcm'];

/** Modes beyond those, by the tools that there are recipes for. */
const BEYOND: Readonly<Partial<Record<string, readonly ToolId[]>>> = {
  cfb8: ['openssl', 'pycryptodome', 'node'],
};

/** The recipe of a tool: never throws; where the tool can't, it has no code, and a note says why. */
export function recipeOf(tool: ToolId, subject: Subject): Recipe {
  const cant = reasonAgainst(tool, subject);
  if (cant === undefined) return WRITERS[tool](subject);
  return { run: '', notes: [...subject.notes, cant], traps: [], values: [] };
}

function reasonAgainst(tool: ToolId, { mode, modeName, unusual }: Subject): string | undefined {
  const name = TOOLS[tool];
  if (unusual !== undefined) return `There is no recipe here for ${modeName} with ${unusual}.`;
  if (RECIPE_MODE_IDS.some((id) => id === mode) || BEYOND[mode]?.includes(tool)) return undefined;
  const isListed = MODE_IDS.some((id) => id === mode);
  return isListed
    ? `There is no recipe here for ${modeName} in ${name}.`
    : `${name} has no ${modeName}.`;
}
