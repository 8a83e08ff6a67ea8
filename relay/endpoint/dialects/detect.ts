import { BLOCK_BYTES } from '../../../src/lib/bytes/index.ts';
import type { ModeId } from '../../../src/lib/modes/index.ts';
import { parseFrame } from '../../../src/lib/wire/index.ts';
import type { Payload } from './payload.ts';
import { type Agreed, inWords, type Recipe, RECIPES } from './recipes.ts';
import { isText } from './split.ts';
import { DialectStream } from './stream.ts';

/** How well a recipe explains what has arrived: 0 not at all, 1 in every respect. */
export interface Ranked {
  readonly recipe: Recipe;
  readonly score: number;
}

const FRAME_START_BYTES = 36;

/** True where a stream begins with one of our own frames; undefined while there is too little of it to tell. */
export function isFrames(bytes: Uint8Array): boolean | undefined {
  const start = [0, 0, undefined, undefined, 1, 1].slice(0, bytes.length);
  if (start.some((byte, i) => byte !== undefined && byte !== bytes[i])) return false;
  if (bytes.length < FRAME_START_BYTES) return undefined;
  try {
    parseFrame(bytes.subarray(4, FRAME_START_BYTES));
    return true;
  } catch {
    return false;
  }
}

/** Every recipe that the form allows, the best first; among equals those of the mode that was asked for. */
export function rank(bytes: Uint8Array, agreed: Agreed, mode: ModeId): Ranked[] {
  return RECIPES.filter((recipe) => hasForm(recipe, bytes))
    .map((recipe) => ({ recipe, score: scoreOf(recipe, agreed, bytes) }))
    .sort((a, b) => b.score - a.score || bonus(b.recipe, mode) - bonus(a.recipe, mode));
}

/** `cbc-iv-prefix (CBC, IV in front, PKCS#7) 1.00 · …`, the first few. */
export function rankingInWords(ranking: readonly Ranked[], most = 4): string {
  return ranking
    .slice(0, most)
    .map(({ recipe, score }) => `${inWords(recipe)} ${score.toFixed(2)}`)
    .join(' · ');
}

const bonus = (recipe: Recipe, mode: ModeId): number => (recipe.mode === mode ? 1 : 0);

function hasForm({ dialect, carriage, mode }: Recipe, bytes: Uint8Array): boolean {
  if (dialect === 'base64')
    return /^[A-Za-z0-9+/=\r\n]+$/.test(Buffer.from(bytes).toString('latin1'));
  if (dialect === 'length4') {
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
    return bytes.length >= 5 && view.getUint32(0) > 0 && view.getUint32(0) <= bytes.length - 4;
  }
  const least = carriage === 'prefix' ? 2 * BLOCK_BYTES : BLOCK_BYTES;
  return mode === 'ctr' || (bytes.length >= least && bytes.length % BLOCK_BYTES === 0);
}

/** The form alone is worth 0.2, right padding 0.3, and text 0.5, less a little for bytes that were set aside as an IV. */
function scoreOf(recipe: Recipe, agreed: Agreed, bytes: Uint8Array): number {
  const stream = new DialectStream(recipe, agreed, () => agreed.iv);
  const payloads = [...stream.receive(bytes), ...stream.pause()];
  if (payloads.length === 0) return 0.1;
  const worth = payloads.map((payload) => worthOf(recipe, payload));
  return worth.reduce((sum, value) => sum + value, 0) / worth.length;
}

function worthOf({ filling, carriage }: Recipe, { plaintext, ciphertext }: Payload): number {
  if (!plaintext) return 0.2;
  // Spaces prove less than PKCS#7 does: any text may end in one.
  const isFilled = filling === 'pkcs7' || plaintext.length < ciphertext.length;
  const text = isText(plaintext) ? 0.5 : 0;
  const padding = filling === 'pkcs7' ? 0.3 : isFilled && text > 0 ? 0.28 : 0.1;
  const unread = carriage === 'prefix' ? 0.02 : 0;
  return 0.2 + padding + text - unread;
}
