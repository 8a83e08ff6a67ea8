import { seeded } from '../../lib/bytes/index.ts';
import {
  agreements,
  departures,
  fipsVariant,
  reachedBytes,
  readSBox,
  recoverLinear,
  SBOX_EQUATIONS,
  squareSum,
  type Variant,
  variantCipher,
  variantStates,
} from '../../lib/cipher/index.ts';

/** The steps that can be left out, as FIPS 197 calls them. */
export const STEPS = [
  { id: 'subBytes', name: 'SubBytes' },
  { id: 'shiftRows', name: 'ShiftRows' },
  { id: 'mixColumns', name: 'MixColumns' },
  { id: 'addRoundKey', name: 'AddRoundKey' },
  { id: 'keySchedule', name: 'Key schedule' },
] as const;

/** Blocks on which a recovered cipher is tried. */
const TRIED = 200;

const ones = (bytes: Uint8Array): number =>
  bytes.reduce((sum, byte) => sum + byte.toString(2).replaceAll('0', '').length, 0);

/** How many bits differ after each round, where one bit of the block is flipped: the input first. */
export function spreadOf(variant: Variant, key: Uint8Array, block: Uint8Array): number[] {
  const other = block.slice();
  other[0] ^= 1;
  const [a, b] = [block, other].map((of) => variantStates(variant, key, of));
  return a.map((state, round) => ones(state.map((byte, i) => byte ^ b[round][i])));
}

/** What was tried on a cipher, and what it gave. */
export interface Broken {
  /** Of so many blocks that nobody asked for, how many come out right from 129 that were. */
  readonly tried: number;
  readonly right: number;
  /** The bytes of the output, from 0, that a change of byte 0 can reach. */
  readonly reached: readonly number[];
  /** How many bytes are 0 in the sum over all 256 values of byte 0. */
  readonly balanced: number;
}

/** The cipher as the reader has changed it, and FIPS 197’s own, always one step away. */
export class ChangedCipher {
  #keyBytes = $state(16);
  rounds = $state<number>();
  left = $state.raw<readonly string[]>([]);
  equation = $state<string>(SBOX_EQUATIONS.fips);
  readonly #read = $derived(readSBox(this.equation));
  readonly problem: string | undefined = $derived(
    'problem' in this.#read ? this.#read.problem : undefined,
  );
  #last: Uint8Array = fipsVariant(16).sBox;
  readonly variant: Variant = $derived.by(() => {
    const fips = fipsVariant(this.#keyBytes);
    if ('sBox' in this.#read) this.#last = this.#read.sBox;
    const steps = Object.fromEntries(STEPS.map(({ id }) => [id, !this.left.includes(id)]));
    return { ...fips, ...steps, rounds: this.rounds ?? fips.rounds, sBox: this.#last };
  });
  readonly departures: readonly string[] = $derived(departures(this.variant, this.#keyBytes));

  constructor(keyBytes: number) {
    this.#keyBytes = keyBytes;
  }

  /** Another length of key has another number of rounds. */
  fit(keyBytes: number): void {
    this.#keyBytes = keyBytes;
  }

  toggle(step: string): void {
    const others = this.left.filter((id) => id !== step);
    this.left = others.length < this.left.length ? others : [...others, step];
  }

  /** FIPS 197’s own AES again. */
  restore(): void {
    this.rounds = undefined;
    this.left = [];
    this.equation = SBOX_EQUATIONS.fips;
  }

  /** What can be had of the cipher without its key, asking it for blocks; found by doing it. */
  broken(key: Uint8Array): Broken {
    const { variant } = this;
    const oracle = (block: Uint8Array): Uint8Array => variantCipher(variant, key, block);
    const random = seeded(1, 'unasked');
    const blocks = Array.from({ length: TRIED }, () => random(16));
    return {
      tried: TRIED,
      right: agreements(oracle, recoverLinear(oracle).encrypt, blocks),
      reached: reachedBytes(oracle, blocks[0], 0),
      balanced: squareSum(oracle, blocks[0], 0).filter((byte) => byte === 0).length,
    };
  }
}
