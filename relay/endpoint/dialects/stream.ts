import { concatBytes } from '../../../src/lib/bytes/index.ts';
import { bodyOf } from '../../../src/lib/doctor/index.ts';
import { modeFacts } from '../../../src/lib/modes/index.ts';
import { valuesIn } from './burst.ts';
import { CipherState, type Parts, partsOf, valuesOf } from './cipher.ts';
import { fill } from './filling.ts';
import { readForm, type Values, writeForm } from './form.ts';
import { cutFramed, MAX_UNIT_BYTES, mostTextBytes, wrapFramed } from './framing.ts';
import { openValues } from './open.ts';
import type { CipherScheme, Payload, Scheme } from './scheme.ts';
import { messageEnds } from './split.ts';

const NOTHING = new Uint8Array(0);
const BLOCK = 16;
const OTHER_FORM = 'It isn’t in the form of those before.';

/** A message as it goes on the stream. */
export interface Sent {
  readonly payload: Payload;
  readonly bytes: Uint8Array;
}

/** One connection to a foreign program, as a state machine without a socket or a clock. */
export class DialectStream {
  readonly scheme: Scheme;
  readonly #random: (byteLength: number) => Uint8Array;
  readonly #incoming: CipherState;
  readonly #outgoing: CipherState;
  /** Arrivals that are no whole message yet. */
  #chunks: Uint8Array[] = [];
  #isBegun = false;

  constructor(scheme: Scheme, random: (byteLength: number) => Uint8Array) {
    this.scheme = scheme;
    this.#random = random;
    this.#incoming = new CipherState(scheme);
    this.#outgoing = new CipherState(scheme);
  }

  /** Bytes that are no whole message yet. */
  get waiting(): number {
    return this.#chunks.reduce((sum, { length }) => sum + length, 0);
  }

  /** Bytes have arrived: the messages that are surely whole now. */
  receive(chunk: Uint8Array): Payload[] {
    this.#chunks.push(chunk);
    const { framing, form } = this.scheme;
    const bytes = this.#joined();
    if (framing.kind !== 'none') {
      const cut = cutFramed(framing, bytes);
      if (!cut) return this.waiting > 0 ? [this.#unread('Its framing is another.')] : [];
      this.#keep(cut.rest);
      return cut.units.flatMap((unit) => this.#openUnit(unit));
    }
    if (bytes.length > MAX_UNIT_BYTES) return this.pause();
    const values = form.kind === 'joined' ? undefined : valuesIn(form, bytes);
    if (!values) return [];
    if (form.kind === 'named') return this.#giveAll(values);
    const last = values.at(-1)!.all!;
    const ends = messageEnds(this.scheme, last);
    if (ends.at(-1) === last.length) return this.#giveAll(this.#apart(values));
    // Of raw bytes what is surely whole can go; of a text its pieces belong together.
    if (form.kind !== 'whole' || form.codec !== 'raw' || ends.length === 0) return [];
    this.#keep(bytes.subarray(ends.at(-1)));
    return this.#apart([{ all: bytes.subarray(0, ends.at(-1)) }]).flatMap((one) => this.#open(one));
  }

  /** Nothing has arrived for a while: what is there is a message, whatever the filling says. Of a framed one more has to come. */
  pause(): Payload[] {
    if (this.#chunks.length === 0 || this.scheme.framing.kind !== 'none') return [];
    const { form } = this.scheme;
    const whole = valuesIn(form, this.#joined());
    const arrived = this.#chunks.map((chunk) => valuesIn(form, chunk));
    const ways = [whole && this.#apart(whole)];
    if (arrived.length > 1 && arrived.every((one) => one !== undefined))
      ways.push(this.#apart(arrived.flat()));
    if (whole) ways.push(whole.flatMap((one) => byTags(this.scheme, one)));
    const found = ways.flatMap((one) => (one ? [{ values: one, bits: this.#bits(one) }] : []));
    if (found.length === 0) return [this.#unread(OTHER_FORM)];
    return this.#giveAll(found.reduce((a, b) => (b.bits > a.bits ? b : a)).values);
  }

  /** Encrypts a message, in more pieces than one where a length is too short for all of it. Throws with a sentence. */
  send(plaintext: Uint8Array): Sent[] {
    const most = mostTextBytes(this.scheme.framing);
    const sent: Sent[] = [];
    for (let at = 0; at < plaintext.length || at === 0;) {
      let end = Math.min(plaintext.length, at + most);
      // Not in the middle of a character.
      while (end > at + 1 && end < plaintext.length && (plaintext[end] & 0xc0) === 0x80) end -= 1;
      sent.push(this.#seal(plaintext.subarray(at, end)));
      at = Math.max(end, at + 1);
    }
    return sent;
  }

  #seal(plaintext: Uint8Array): Sent {
    const { scheme } = this;
    const { mode, framing, form, layout, iv: source } = scheme;
    if (source.kind === 'unknown')
      throw new Error(
        'The IV isn’t known: give it with /iv, or when the program is started with --iv.',
      );
    const always =
      framing.kind === 'length' && framing.counts === 'text' ? false : scheme.filling !== 'zeros';
    const isFilled = modeFacts[mode].wholeBlocks || scheme.filling !== 'none';
    const input = isFilled ? fill(scheme.filling, plaintext, always) : plaintext;
    const iv = source.kind === 'message' ? this.#random(source.bytes) : undefined;
    const before = iv ?? this.#outgoing.iv ?? NOTHING;
    const output = this.#outgoing.run('encrypt', { ciphertext: input, ...(iv && { iv }) });
    const tagBytes = modeFacts[mode].tagBytes;
    const parts: Parts = {
      ciphertext: output.subarray(0, output.length - tagBytes),
      ...(iv && { iv }),
      ...(tagBytes > 0 && { tag: output.subarray(output.length - tagBytes) }),
    };
    const unit = writeForm(form, valuesOf(layout, parts));
    const payload = { mode, plaintext, ...parts, iv: mode === 'ecb' ? NOTHING : before };
    return { payload, bytes: wrapFramed(framing, unit, plaintext.length) };
  }

  #openUnit(unit: Uint8Array): Payload[] {
    const values = readForm(this.scheme.form, unit);
    return values ? this.#open(values) : [this.#failed(unit, OTHER_FORM)];
  }

  /** None of what was the session’s IV and nothing more. */
  #open(values: Values): Payload[] {
    const left = this.#isBegun ? values : withoutSession(this.scheme, values);
    this.#isBegun = true;
    return left ? [openValues(this.scheme, this.#incoming, left)] : [];
  }

  #giveAll(values: readonly Values[]): Payload[] {
    this.#chunks = [];
    return values.flatMap((one) => this.#open(one));
  }

  /** Values that hold several messages, where the filling tells them apart. */
  #apart(values: readonly Values[]): Values[] {
    return values.flatMap((one) => (one.all ? apart(this.scheme, one.all) : [one]));
  }

  #bits(values: readonly Values[]): number {
    const state = this.#incoming.copy();
    return values
      .map((one) => openValues(this.scheme, state, one).plaintext)
      .reduce((sum, plaintext) => sum + (plaintext ? bodyOf(plaintext).bits : -BLOCK), 0);
  }

  #unread(why: string): Payload {
    const bytes = this.#joined();
    this.#chunks = [];
    return this.#failed(bytes, why);
  }

  #failed(ciphertext: Uint8Array, error: string): Payload {
    return { mode: this.scheme.mode, iv: NOTHING, ciphertext, error };
  }

  #joined(): Uint8Array {
    if (this.#chunks.length > 1) return concatBytes(this.#chunks);
    return this.#chunks[0] ?? NOTHING;
  }

  #keep(rest: Uint8Array): void {
    this.#chunks = rest.length > 0 ? [rest] : [];
  }
}

/** Longer is searched for tags by nobody. */
const MOST_TAGGED = 2048;

/** Sealed messages one behind the other: each ends where its tag fits. As it was where none does. */
function byTags(scheme: Scheme, values: Values): Values[] {
  const { all } = values;
  const isSealed = scheme.layout.some(({ role }) => role === 'tag');
  if (!all || !isSealed || all.length > MOST_TAGGED) return [values];
  const least = scheme.layout.reduce((sum, { bytes = 0 }) => sum + bytes, 0);
  const found: Values[] = [];
  for (let from = 0, end = least; end <= all.length; end++) {
    const one = { all: all.subarray(from, end) };
    if (!fits(scheme, one)) continue;
    found.push(one);
    from = end;
    end += least - 1;
  }
  return found.length > 0 ? found : [values];
}

function fits(scheme: Scheme, values: Values): boolean {
  const parts = partsOf(scheme, values);
  if (!parts) return false;
  try {
    new CipherState(scheme).run('decrypt', parts, true);
    return true;
  } catch {
    return false;
  }
}

/** Values less the session’s IV at their front; undefined where nothing is left. */
export function withoutSession({ iv }: CipherScheme, values: Values): Values | undefined {
  if (iv.kind !== 'session' || !values.all) return values;
  const all = values.all.subarray(iv.bytes.length);
  return all.length > 0 ? { all } : undefined;
}

/** The messages in bytes that lie one behind the other, where the filling tells them apart; else one. */
export function apart(scheme: CipherScheme, all: Uint8Array): Values[] {
  const ends = messageEnds(scheme, all).filter((end) => end < all.length);
  return [...ends, all.length].map((end, i) => ({ all: all.subarray(ends[i - 1] ?? 0, end) }));
}
