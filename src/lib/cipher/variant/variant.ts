import { requireBlock } from '../errors.ts';
import { keyExpansion } from '../key-expansion.ts';
import { mixColumns } from '../mix-columns.ts';
import { SBOX } from '../s-box.ts';
import { shiftRows } from '../shift-rows.ts';

/**
 * A cipher that is like AES, and may lack any part of it: to see what each part is for. Nothing but the page that shows it uses one.
 */
export interface Variant {
  /** 1 to 14. */
  readonly rounds: number;
  readonly subBytes: boolean;
  readonly shiftRows: boolean;
  readonly mixColumns: boolean;
  readonly addRoundKey: boolean;
  /** False: the first 16 bytes of the key are the key of every round. */
  readonly keySchedule: boolean;
  /** What SubBytes puts for each byte: 256 bytes, each once. */
  readonly sBox: Uint8Array;
}

/** FIPS 197’s own AES, for a key of so many bytes. */
export const fipsVariant = (keyBytes: number): Variant => ({
  rounds: keyBytes / 4 + 6,
  ...{ subBytes: true, shiftRows: true, mixColumns: true, addRoundKey: true, keySchedule: true },
  sBox: SBOX,
});

/** What a variant leaves out or has otherwise, in a few words each; none where it is FIPS 197’s AES for such a key. */
export function departures(variant: Variant, keyBytes: number): string[] {
  const { rounds, sBox } = fipsVariant(keyBytes);
  const missing = (['subBytes', 'shiftRows', 'mixColumns', 'addRoundKey'] as const)
    .filter((step) => !variant[step])
    .map((step) => `without ${step[0].toUpperCase()}${step.slice(1)}`);
  return [
    ...(variant.rounds === rounds ? [] : [`${variant.rounds} of ${rounds} rounds`]),
    ...missing,
    ...(variant.keySchedule ? [] : ['with one key for all rounds']),
    ...(variant.sBox.every((byte, i) => byte === sBox[i]) ? [] : ['with another S-box']),
  ];
}

/** The round keys, four words each: of the key schedule, from its beginning again where there are more rounds than it is for. */
function roundKeys({ rounds, keySchedule }: Variant, key: Uint8Array): Uint32Array {
  const { w } = keyExpansion(key);
  const keys = new Uint32Array(4 * (rounds + 1));
  for (let i = 0; i < keys.length; i++) keys[i] = w[keySchedule ? i % w.length : i % 4];
  return keys;
}

/** All states of a block: the input, the state after the first key, and after each round; the last is the output. 16 bytes each. */
export function variantStates(variant: Variant, key: Uint8Array, block: Uint8Array): Uint8Array[] {
  requireBlock(block);
  const keys = roundKeys(variant, key);
  const words = new Uint32Array(8);
  const bytes = new Uint8Array(words.buffer);
  bytes.set(block);
  const states = [block.slice()];
  const add = (round: number): void => {
    if (variant.addRoundKey) for (let c = 0; c < 4; c++) words[c] ^= keys[4 * round + c];
    states.push(bytes.slice(0, 16));
  };
  add(0);
  for (let round = 1; round <= variant.rounds; round++) {
    if (variant.subBytes) for (let i = 0; i < 16; i++) bytes[i] = variant.sBox[bytes[i]];
    if (variant.shiftRows) moved(words, shiftRows);
    if (variant.mixColumns && round < variant.rounds) moved(words, mixColumns);
    add(round);
  }
  return states;
}

/** A step writes beside what it reads; its result is brought back. */
function moved(words: Uint32Array, step: (s: Uint32Array, from: number, to: number) => void): void {
  step(words, 0, 4);
  words.copyWithin(0, 4, 8);
}

/** The output block. `CipherError` where key or block has the wrong length. */
export const variantCipher = (variant: Variant, key: Uint8Array, block: Uint8Array): Uint8Array =>
  variantStates(variant, key, block)[variant.rounds + 1];
