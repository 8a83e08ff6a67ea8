/** From a run on the stage to commands and code that give the same bytes; each with the mistakes people make there. */
import { reasonAgainst } from './abilities.ts';
import { cryptography } from './cryptography.ts';
import { go } from './go.ts';
import { java } from './java.ts';
import { node } from './node.ts';
import { openssl } from './openssl.ts';
import { pycryptodome } from './pycryptodome.ts';
import type { Recipe, Subject, ToolId } from './types.ts';
import { webCrypto } from './web-crypto.ts';

export { RECIPE_MODE_IDS } from './abilities.ts';
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

/** The recipe of a tool: never throws; where the tool can't, it has no code, and a note says why. */
export function recipeOf(tool: ToolId, subject: Subject): Recipe {
  const cant = reasonAgainst(tool, TOOLS[tool], subject);
  if (cant === undefined) return WRITERS[tool](subject);
  return { run: '', notes: [...subject.notes, cant], traps: [], values: [] };
}
