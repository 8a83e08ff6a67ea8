import { BLOCK_BYTES, encodeUtf8, equalBytes, fromHex, splitBlocks } from '../bytes/index.ts';
import {
  type Direction,
  encrypt,
  ModeError,
  modes,
  type Settings,
  traceDecrypt,
  traceEncrypt,
} from '../modes/index.ts';
import type { Case, Change, Edits, Setup } from './types.ts';

/** The key of SP 800-38A’s examples: what a setup has that names none. */
export const EXAMPLE_KEY = '2b7e151628aed2a6abf7158809cf4f3c';
/** The IV of SP 800-38A’s examples. */
export const EXAMPLE_IV = '000102030405060708090a0b0c0d0e0f';

/** The plaintext of a setup, as bytes. Throws `HexError` where `hex` isn’t hex. */
export const plaintextOf = ({ text, hex }: Setup): Uint8Array<ArrayBuffer> =>
  hex === undefined ? encodeUtf8(text ?? '') : fromHex(hex);

/** The settings of a setup for the engine. Throws `HexError`. */
export function settingsOf({ mode, key, iv, padding }: Setup): Settings {
  return {
    mode,
    key: fromHex(key ?? EXAMPLE_KEY),
    ...(modes[mode].iv === 'none' ? {} : { iv: fromHex(iv ?? EXAMPLE_IV) }),
    ...(padding ? { padding } : {}),
  };
}

/** Which way a setup is run. */
export function directionOf({ direction, change = {} }: Setup): Direction {
  if (direction) return direction;
  return change.flip || change.lose || change.swap || change.iv || change.key || change.mode
    ? 'decrypt'
    : 'encrypt';
}

/** The setup with the reader’s own text, key and IV. */
export function edited(setup: Setup, edits: Edits): Setup {
  const { hex, ...rest } = setup;
  return edits.text === undefined && hex !== undefined
    ? { ...rest, hex, ...edits }
    : { ...rest, ...edits };
}

/** Runs a setup twice: as it would have been, and with its change. Throws `HexError`, `ModeError` or `CipherError`. */
export function caseOf(setup: Setup): Case {
  const settings = settingsOf(setup);
  const plaintext = plaintextOf(setup);
  const change = setup.change ?? {};
  const other = otherSetup(setup, change);
  const sent = encrypt(settings, plaintext);
  const direction = directionOf(setup);
  if (direction === 'encrypt') {
    const replay = { settings: settingsOf(other), direction, input: plaintextOf(other) };
    const before = traceEncrypt(settings, plaintext);
    const after = traceEncrypt(replay.settings, replay.input);
    const places = inPlace(before.outputs);
    return { setup, before, after, sent, arrived: after.output, replay, places };
  }
  const arrived = tampered(sent, change);
  const replay = { settings: flippedIv(settingsOf(other), change), direction, input: arrived };
  const before = traceDecrypt(settings, sent);
  const after = traceDecrypt(replay.settings, arrived);
  const places = before.outputs.map((_, i) => placeAfter(i + 1, change));
  return { setup, before, after, sent, arrived, replay, places };
}

const inPlace = (ids: readonly number[]): number[] => ids.map((_, i) => i + 1);

/** The setup of the other run. */
function otherSetup(setup: Setup, { iv, key, mode, text }: Change): Setup {
  const given = { iv, key, mode, text };
  const changes = Object.entries(given).filter(([, value]) => value !== undefined);
  return edited({ ...setup, ...Object.fromEntries(changes) }, text === undefined ? {} : { text });
}

function flippedIv(settings: Settings, { flip }: Change): Settings {
  if (flip?.block !== 0 || !settings.iv) return settings;
  return { ...settings, iv: flipped(settings.iv, flip.byte, flip.bit) };
}

/** The bytes with one bit flipped, in new memory: `byte` from 0, `bit` 0 (lowest) to 7. */
export function flipped(bytes: Uint8Array, byte: number, bit = 0): Uint8Array<ArrayBuffer> {
  const copy = new Uint8Array(bytes);
  copy[byte] ^= 1 << bit;
  return copy;
}

/** What became of a ciphertext on its way. Throws `ModeError` where a change names a block that isn’t there. */
function tampered(sent: Uint8Array, { flip, lose, swap }: Change): Uint8Array {
  const blocks = splitBlocks(sent).map((block) => new Uint8Array(block));
  for (const block of [flip?.block || 1, lose ?? 1, ...(swap ?? [])])
    if (block > blocks.length)
      throw new ModeError('ciphertext', `There is no C${block}: the message has ${blocks.length}.`);
  if (flip && flip.block > 0)
    blocks[flip.block - 1] = flipped(blocks[flip.block - 1], flip.byte, flip.bit);
  if (swap) {
    const [a, b] = swap.map((block) => block - 1);
    [blocks[a], blocks[b]] = [blocks[b], blocks[a]];
  }
  if (lose) blocks.splice(lose - 1, 1);
  return blocks.reduce((all, block, i) => (all.set(block, i * BLOCK_BYTES), all), roomFor(blocks));
}

const roomFor = (blocks: readonly Uint8Array[]) =>
  new Uint8Array(blocks.reduce((sum, { length }) => sum + length, 0));

function placeAfter(block: number, { lose }: Change): number {
  if (!lose || block < lose) return block;
  return block === lose ? 0 : block - 1;
}

/** The bytes of the result’s block `block` (from 1) before, and where it stands after; undefined where it is gone. */
export function pairOf(it: Case, block: number): [Uint8Array, Uint8Array | undefined] {
  const { before, after, places } = it;
  const id = after.outputs[places[block - 1] - 1];
  return [
    before.step(before.outputs[block - 1]).bytes,
    id === undefined ? undefined : after.step(id).bytes,
  ];
}

/** Blocks of the result, from 1, that the change made another. */
export function changedBlocks(it: Case): number[] {
  return inPlace(it.before.outputs).filter((block) => {
    const [was, is] = pairOf(it, block);
    return !is || !equalBytes(was, is);
  });
}

/** Bytes of a block of the result, from 0, that the change made others; all of them where the block is gone. */
export function changedBytes(it: Case, block: number): number[] {
  const [was, is] = pairOf(it, block);
  return Array.from(was.keys()).filter((at) => !is || was[at] !== is[at]);
}

/** In how many bits two values differ. */
export function bitsBetween(a: Uint8Array, b: Uint8Array): number {
  let count = 0;
  for (let i = 0; i < a.length; i++)
    for (let rest = a[i] ^ b[i]; rest; rest &= rest - 1) count += 1;
  return count;
}
