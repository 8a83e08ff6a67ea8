import { concatBytes, xorBytes } from '../../../src/lib/bytes/index.ts';
import { decrypt, encrypt, modeFacts, type Settings } from '../../../src/lib/modes/index.ts';
import type { Values } from './form.ts';
import { runInNode } from './node-cipher.ts';
import type { CipherScheme, Piece } from './scheme.ts';

const BLOCK = 16;
const NOTHING = new Uint8Array(0);

/** A message cut into its parts. */
export interface Parts {
  readonly iv?: Uint8Array;
  readonly ciphertext: Uint8Array;
  readonly tag?: Uint8Array;
}

/** Cuts `all` as the layout says; undefined where nothing is left for a ciphertext. */
export function partsOf(
  { layout }: Pick<CipherScheme, 'layout'>,
  values: Values,
): Parts | undefined {
  const cut = values.all ? cutBy(layout, values.all) : undefined;
  const { iv, ciphertext, tag } = { ...values, ...cut };
  if (!ciphertext || (ciphertext.length === 0 && !tag)) return undefined;
  return { ciphertext, ...(iv && { iv }), ...(tag && { tag }) };
}

function cutBy(layout: readonly Piece[], all: Uint8Array): Partial<Parts> | undefined {
  const fixed = layout.reduce((sum, { bytes = 0 }) => sum + bytes, 0);
  const left = all.length - fixed;
  if (left < 0) return undefined;
  const parts: Partial<Record<Piece['role'], Uint8Array>> = {};
  let at = 0;
  for (const { role, bytes = left } of layout) {
    parts[role] = all.subarray(at, at + bytes);
    at += bytes;
  }
  return parts;
}

/** Puts parts together as the layout has them; where the form tells them apart they stay apart. */
export function valuesOf(layout: readonly Piece[], parts: Parts): Values {
  // A tag behind the ciphertext, where only the IV has a name of its own.
  const behind = layout.some(({ role }) => role === 'iv') || !parts.iv;
  if (layout.length === 0) return parts;
  const all = concatBytes(layout.map(({ role }) => parts[role] ?? NOTHING));
  return behind ? { all } : { iv: parts.iv, ciphertext: all };
}

/** The settings of one run, with the filling left on. */
export function settingsOf({ mode, key, start }: CipherScheme, iv: Uint8Array): Settings {
  const plain = { mode, key: key.bytes, padding: 'none' } as const;
  if (modeFacts[mode].iv === 'none') return plain;
  if (mode !== 'ctr' || iv.length >= BLOCK) return { ...plain, iv };
  const block = new Uint8Array(BLOCK);
  block.set(iv);
  block[BLOCK - 1] = start;
  const counting = { at: iv.length, bytes: BLOCK - iv.length, order: 'big' } as const;
  return { ...plain, iv: block, counting };
}

/** One direction of a conversation: where a running stream stands. */
export class CipherState {
  readonly #scheme: CipherScheme;
  #iv: Uint8Array | undefined;
  /** Of the block that isn’t whole yet: what went in, and what came out. */
  #open: { readonly input: Uint8Array; readonly output: Uint8Array } = {
    input: NOTHING,
    output: NOTHING,
  };

  constructor(scheme: CipherScheme) {
    this.#scheme = scheme;
    const { iv } = scheme;
    this.#iv = iv.kind === 'agreed' || iv.kind === 'session' ? iv.bytes : undefined;
  }

  /** The same state again, to try something with. */
  copy(): CipherState {
    const copy = new CipherState(this.#scheme);
    copy.#iv = this.#iv;
    copy.#open = this.#open;
    return copy;
  }

  /** The IV of the next message, where it doesn’t come with it. */
  get iv(): Uint8Array | undefined {
    return this.#iv;
  }

  /** Runs the mode over a message, filling left on. Throws `ModeError`, and in a search whatever comes quickly. */
  run(direction: 'encrypt' | 'decrypt', parts: Parts, isSearch = false): Uint8Array {
    const { ciphertext: bytes, tag } = parts;
    const iv = parts.iv ?? this.#iv ?? NOTHING;
    const input = concatBytes([this.#open.input, bytes, tag ?? NOTHING]);
    const tagged = tag && tag.length !== BLOCK ? { tagBytes: tag.length } : {};
    const settings = { ...settingsOf(this.#scheme, iv), ...tagged };
    const output = isSearch
      ? runInNode(direction, settings, input)
      : runIt(direction, settings, input);
    if (!this.#scheme.running) return output;
    const from = this.#open.input.length;
    this.#goOn(settings, direction, input, output);
    return output.subarray(from);
  }

  #goOn(
    { iv = NOTHING }: Settings,
    direction: string,
    input: Uint8Array,
    output: Uint8Array,
  ): void {
    const { mode } = this.#scheme;
    const whole = mode === 'cfb8' ? input.length : input.length - (input.length % BLOCK);
    const ciphertext = direction === 'encrypt' ? output : input;
    this.#open = { input: input.slice(whole), output: output.slice(whole) };
    if (whole === 0) return;
    const last = concatBytes([iv, ciphertext.subarray(0, whole)]).slice(-BLOCK);
    if (mode === 'ctr') this.#iv = counted(iv, whole / BLOCK);
    else if (mode === 'ofb')
      this.#iv = xorBytes(input.slice(whole - BLOCK, whole), output.subarray(whole - BLOCK, whole));
    else this.#iv = last;
  }
}

/** Quickly, and where that fails once more for a sentence that says why. */
function runIt(
  direction: 'encrypt' | 'decrypt',
  settings: Settings,
  input: Uint8Array,
): Uint8Array {
  try {
    return runInNode(direction, settings, input);
  } catch {
    return direction === 'encrypt' ? encrypt(settings, input) : decrypt(settings, input);
  }
}

/** A counter block so many further on. */
function counted(block: Uint8Array, blocks: number): Uint8Array {
  const next = block.slice();
  let carry = blocks;
  for (let i = BLOCK - 1; i >= 0 && carry > 0; i--, carry = Math.floor(carry / 256)) {
    carry += next[i];
    next[i] = carry % 256;
  }
  return next;
}
