import { derivationName } from '../derive/index.ts';
import type { ModeId } from '../modes/index.ts';
import { type Attempt, attempt, type Budget, sameAs } from './attempt.ts';
import { candidatesOf } from './candidate.ts';
import { type Done, keysBy, passphrasesOf, type Way, waysFor } from './derived-keys.ts';
import { type Envelope, openEnvelope } from '../envelope/index.ts';
import { hashedIvs } from './hashed-ivs.ts';
import { hypothesesFor, type Typed } from './hypotheses.ts';
import { type Key, keysOf } from './keys.ts';
import { macFits } from './mac.ts';
import { modesToTry } from './modes-to-try.ts';
import type { DiagnoseOptions, Given, Sure } from './types.ts';

/** An attempt that came out well enough to be kept, and whether a tag or MAC proves it. */
export interface Kept extends Attempt {
  readonly proven: boolean;
  readonly macFits?: boolean;
}

/** Luck explains what is called strong less than once in so many searches, as a power of two. */
const MARGIN = 10;
/** An ending that noise has once in sixteen times is worth a line; less isn’t. */
const LEAST_BITS = 4;
const MOST_KEPT = 24;
/** A second’s work. */
const SEALED_BYTES = 1 << 20;
/** A page stays alive while the search runs in it: it gives way so often. */
const SLICE_MS = 12;
const AS_KEY = 3;
/** What is a key by itself was seldom hashed, and then in one of the usual ways: those that cost so much at most. */
const HASHED = 3;
const AS_PASSPHRASE = 6;
/** In bits: how seldom somebody names the wrong mode or padding. */
const NAMED = 8;

/** The search through every way to open what was given; keeps the best, and counts all. */
export class Search {
  readonly envelopes: readonly Envelope[];
  readonly typed: Typed;
  readonly kept: Kept[] = [];
  readonly budget: Budget = { sealedBytes: SEALED_BYTES };
  /** How many decryptions were judged. */
  tried = 0;
  /** Sentences on what was tried: the names of derivations. */
  readonly derived = new Set<string>();
  readonly #given: Given;
  readonly #options: DiagnoseOptions;
  readonly #done: Done = new Map();
  #since = 0;

  constructor(given: Given, options: DiagnoseOptions) {
    this.#given = given;
    this.#options = options;
    this.envelopes = openEnvelope(given.ciphertext).filter(
      ({ ciphertext }) => ciphertext.length > 0,
    );
    this.typed = {
      ivs: [...candidatesOf(given.iv, 'the IV'), ...hashedIvs(given.iv)],
      aads: candidatesOf(given.aad, 'the additional data'),
      tags: candidatesOf(given.tag, 'the tag'),
      ...(given.padding && { padding: given.padding }),
    };
  }

  /** How sure an attempt is, by all that was tried so far. */
  sure({ proven, judged: { bits } }: Kept): Sure {
    if (proven) return 'proof';
    return bits - Math.log2(Math.max(1, this.tried)) >= MARGIN ? 'strong' : 'weak';
  }

  get isFound(): boolean {
    return this.kept.some((one) => this.sure(one) !== 'weak');
  }

  /** True where a tag or MAC fits, or a derivation that took long was right: nothing is likelier. */
  get isSettled(): boolean {
    const [best] = this.kept;
    return best !== undefined && (best.proven || best.hypothesis.key.derivation !== undefined);
  }

  /** Whether what this search found is so much likelier that what was named to the other one is a mistake. */
  beats({ kept: [other], isFound }: Search): boolean {
    return !isFound || rank(this.kept[0]) > rank(other) + NAMED;
  }

  /** Everything that takes no derivation worth the name, then each that does, until something is sure. */
  async run(mode: ModeId | undefined): Promise<void> {
    for (const envelope of this.envelopes) {
      for (const key of keysOf(this.#given.key, envelope.split))
        await this.#tryKey(envelope, key, mode);
      for (const key of keysOf(this.#given.passphrase, envelope.split))
        await this.#tryKey(envelope, asKey(key), mode);
    }
    await this.#runWays(mode, false);
    if (!this.isFound) await this.#runSwapped(mode);
    if (!this.isFound) await this.#runWays(mode, true);
  }

  /** The key in the IV’s field, and the IV in the key’s. */
  async #runSwapped(mode: ModeId | undefined): Promise<void> {
    const { key, iv } = this.#given;
    if (!key?.trim() || !iv?.trim()) return;
    const ivs = candidatesOf(key, 'what stands in the key’s field');
    for (const envelope of this.envelopes)
      for (const one of keysOf(iv, envelope.split))
        await this.#tryKey(envelope, swapped(one), mode, { ...this.typed, ivs });
  }

  async #runWays(mode: ModeId | undefined, slow: boolean): Promise<void> {
    const { passphrase, key } = this.#given;
    const phrases = [...passphrasesOf(passphrase)];
    // A key field that holds a password is the commonest mistake of all; its hashes cost nothing to try, and what
    // takes long is tried where it is no key by itself.
    const isKey = keysOf(key, undefined).some(({ wrong }) => wrong === undefined);
    if (!slow || !isKey)
      for (const one of passphrasesOf(key))
        phrases.push({
          ...one,
          cost: one.cost + AS_PASSPHRASE,
          says: 'what stands in the key’s field, taken as a passphrase,',
        });
    const work = this.envelopes.flatMap((envelope) =>
      waysFor(envelope)
        .filter((way) => way.slow === slow && (!isKey || passphrase || way.cost <= HASHED))
        .map((way, order) => ({ envelope, way, order })),
    );
    if (slow) work.sort((a, b) => a.order - b.order);
    for (const [i, { envelope, way, order }] of work.entries()) {
      // The same derivation, cut in another way, may open more of it.
      if (slow && this.isFound && order !== work[i - 1]?.order) return;
      for (const phrase of phrases)
        await this.#tryWay(envelope, way, phrase, mode, i / work.length);
    }
  }

  async #tryWay(
    envelope: Envelope,
    way: Way,
    phrase: Parameters<typeof keysBy>[1],
    mode: ModeId | undefined,
    at: number,
  ): Promise<void> {
    const { signal, progress } = this.#options;
    const name = derivationName(way.derivation);
    this.derived.add(name);
    if (way.slow) progress?.(at, name);
    for (const key of await keysBy(way, phrase, envelope, this.#done, {
      ...(signal && { signal }),
    }))
      await this.#tryKey(envelope, key, mode);
  }

  async #tryKey(
    envelope: Envelope,
    key: Key,
    mode: ModeId | undefined,
    typed: Typed = this.typed,
  ): Promise<void> {
    const fits = macFits(envelope, key);
    // Where there is a MAC, a key that doesn’t make it isn’t worth more than a look.
    const believed = fits === false ? { ...key, cost: key.cost + 6 } : key;
    for (const one of modesToTry(envelope, mode))
      for (const hypothesis of hypothesesFor(envelope, believed, one, typed)) {
        this.tried += 1;
        const found = attempt(hypothesis, this.budget);
        if (found)
          this.#keep({
            ...found,
            proven: found.tagFits === true || (fits === true && found.judged.bits > 0),
            ...(fits !== undefined && { macFits: fits }),
          });
        await this.#breathe();
      }
  }

  #keep(found: Kept): void {
    if (!found.proven && found.judged.bits < LEAST_BITS) return;
    const same = this.kept.findIndex((one) => sameAs(one, found));
    if (same >= 0) {
      if (rank(found) > rank(this.kept[same])) this.kept[same] = found;
    } else this.kept.push(found);
    this.kept.sort((a, b) => rank(b) - rank(a));
    this.kept.length = Math.min(this.kept.length, MOST_KEPT);
  }

  async #breathe(): Promise<void> {
    if (performance.now() - this.#since < SLICE_MS) return;
    this.#options.signal?.throwIfAborted();
    await new Promise((resolve) => setTimeout(resolve));
    this.#since = performance.now();
  }
}

const PROOF = 1e6;
const rank = ({ proven, score }: Kept): number => score + (proven ? PROOF : 0);
const asKey = (key: Key): Key => ({
  ...key,
  cost: key.cost + AS_KEY,
  says: key.says.replace('the key', 'the passphrase, used as the key itself,'),
});
const swapped = (key: Key): Key => ({
  ...key,
  cost: key.cost + AS_PASSPHRASE,
  says: key.says.replace('the key', 'what stands in the IV’s field'),
  wrong: 'Key and IV have changed places: what stands in the key’s field is the IV.',
});
