import { concatBytes } from '../../../src/lib/bytes/index.ts';
import type { Known } from './candidates.ts';
import { hintsOf, isBelieved, isGood, replayed, sameText, sizeOf } from './belief.ts';
import { clearText, mixedWays } from './clear.ts';
import { type Burst, detect, type Verdict } from './detect.ts';
import { exchangeIn } from './exchange.ts';
import type { Heard } from './heard.ts';
import type { Payload, Scheme } from './scheme.ts';
import { DialectStream, type Sent } from './stream.ts';
import { sameScheme } from './words.ts';

const MOST_BURSTS = 24;
const MOST_BYTES = 1 << 18;
/** After so many messages a doubt that is left stays one. */
const MOST_LOOKS = 8;

/** The conversation with a foreign program: what its bytes mean, believed until something speaks against it. No socket, no clock. */
export class Listener {
  readonly #random: (byteLength: number) => Uint8Array;
  #known: Known;
  /** Bursts that nothing explains yet. */
  #open: Burst[] = [];
  /** Key exchanges, and bursts that nothing explained when what is in use was found: an IV for all may be at the end of one. */
  #early: readonly Burst[] = [];
  /** Bursts that the way in use has read, from the first. */
  #read: Burst[] = [];
  #shown: Payload[] = [];
  /** Of the burst that still arrives: its arrivals, and how many messages of it are given out. */
  #chunks: Uint8Array[] = [];
  #bad: Payload[] = [];
  #stream: DialectStream | undefined;
  #verdict: Verdict | undefined;

  /** `scheme`: what is spoken until messages say otherwise. */
  constructor(known: Known, random: (byteLength: number) => Uint8Array, scheme?: Scheme) {
    this.#known = known;
    this.#random = random;
    if (scheme) this.#stream = new DialectStream(scheme, random);
  }

  /** What is spoken; undefined where that isn’t known. */
  get scheme(): Scheme | undefined {
    return this.#stream?.scheme;
  }

  /** What is known beside what has come. */
  get known(): Known {
    return this.#known;
  }

  /** What is believed, and what fits as well; undefined where nothing was judged yet. */
  get verdict(): Verdict | undefined {
    return this.#verdict;
  }

  /** Bytes that are no message yet. */
  get waiting(): boolean {
    return this.#chunks.length > 0;
  }

  /** Whether what has come is messages to the last byte, as far as the way in use can tell. */
  get isWhole(): boolean {
    return this.#bad.length === 0 && this.#stream?.waiting === 0;
  }

  /** Encrypts a message. Throws with a sentence where it isn’t known how. */
  send(plaintext: Uint8Array): Sent[] {
    if (!this.#stream) throw new Error('It isn’t known yet how the other side speaks.');
    return this.#stream.send(plaintext);
  }

  /** Bytes have arrived. What reads well is given out at once, and the rest when nothing more comes. */
  arrive(chunk: Uint8Array): Heard[] {
    this.#chunks.push(chunk);
    if (!this.#stream || this.#bad.length > 0) return [];
    return this.#take(this.#stream.receive(chunk));
  }

  /** Nothing has come for a while. */
  pause(): Heard[] {
    if (this.#chunks.length === 0) return [];
    const heard = this.#stream && this.#bad.length === 0 ? this.#take(this.#stream.pause()) : [];
    const burst = this.#chunks;
    if (this.#stream && this.#bad.length === 0 && this.#stream.waiting === 0) {
      this.#chunks = [];
      this.#keep(burst);
      return [...heard, ...this.#look()];
    }
    this.#chunks = [];
    return [...heard, ...this.#review(burst)];
  }

  /** Something else is known now: what isn’t explained is tried again, or all of it. */
  learn(known: Partial<Known>, scheme?: Scheme): Heard[] {
    this.#known = { ...this.#known, ...known };
    const all = [...this.#read, ...this.#open];
    this.#open = [];
    const before = this.scheme;
    if (scheme)
      return this.#speak(
        { sure: false, rivals: [], tried: 0, best: { scheme, bits: 0, score: 0, proven: false } },
        all,
        before,
      );
    if (all.length === 0) return [];
    const verdict = this.#detect(all);
    if (verdict.best) return this.#speak(verdict, all, before);
    this.#stream = undefined;
    this.#read = [];
    return all.flatMap((burst) => this.#unread(burst));
  }

  #take(payloads: readonly Payload[]): Heard[] {
    const heard: Heard[] = [];
    for (const payload of payloads) {
      if (this.#bad.length === 0 && isGood(payload)) heard.push(this.#show(payload));
      else this.#bad.push(payload);
    }
    return heard;
  }

  #show(payload: Payload, again = false): Heard {
    this.#shown.push(payload);
    return { kind: 'message', payload, again };
  }

  /** A burst that the way in use doesn’t read to its end, or for which there is none. */
  #review(burst: Burst): Heard[] {
    const bad = this.#bad;
    this.#bad = [];
    if (!this.#stream) return this.#unread(burst);
    const verdict = this.#detect([...this.#read, burst]);
    const isOther = verdict.best && !sameScheme(verdict.best.scheme, this.#stream.scheme);
    if (isOther) return this.#speak(verdict, [...this.#read, burst], this.#stream.scheme);
    const clear = clearText(concatBytes(burst));
    if (clear !== undefined) return [{ kind: 'clear', text: clear }];
    if (this.#read.length === 0) return this.#unread(burst);
    this.#keep(burst);
    if (bad.length > 0) return bad.map((payload) => this.#show(payload));
    return [{ kind: 'unknown', bytes: concatBytes(burst), verdict }];
  }

  /** Nothing is spoken yet: everything that is open together, this alone, or this less what is in the clear in front. */
  #unread(burst: Burst): Heard[] {
    const exchange = exchangeIn(concatBytes(burst));
    if (exchange) {
      // No ciphertext: tried as one, its zeros would decrypt to one letter many times, which looks like text.
      this.#early = [...this.#early, burst].slice(-MOST_BURSTS);
      return [{ kind: 'exchange', says: exchange, bytes: concatBytes(burst) }];
    }
    const ways: Burst[][] = this.#open.length > 0 ? [[...this.#open, burst], [burst]] : [[burst]];
    let first: Verdict | undefined;
    for (const way of ways) {
      const verdict = this.#detect(way);
      first ??= verdict;
      if (isBelieved(verdict, way))
        return this.#speak(verdict, this.#withOpen(verdict, way), this.scheme);
    }
    const clear = clearText(concatBytes(burst));
    if (clear === undefined || burst.length > 1 || clear.startsWith('{')) {
      const mixed = this.#mixed(burst);
      if (mixed) return mixed;
    }
    if (clear !== undefined) return [{ kind: 'clear', text: clear }];
    this.#open = [...this.#open, burst].slice(-MOST_BURSTS);
    return [{ kind: 'unknown', bytes: concatBytes(burst), verdict: first! }];
  }

  /** What couldn’t be read before is read as well, where it can be now. */
  #withOpen({ best }: Verdict, way: readonly Burst[]): readonly Burst[] {
    const all = [...this.#open.filter((burst) => !way.includes(burst)), ...way];
    const payloads = replayed(new DialectStream(best!.scheme, this.#random), all);
    return payloads.every(isGood) ? all : way;
  }

  #mixed(burst: Burst): Heard[] | undefined {
    for (const { clear, rest } of mixedWays(burst)) {
      const verdict = this.#detect([rest]);
      if (!isBelieved(verdict, [rest])) continue;
      return [
        { kind: 'clear', text: clearText(clear)! },
        ...this.#speak(verdict, [rest], this.scheme),
      ];
    }
    return undefined;
  }

  /** From now on so, and everything that was said is read so again. */
  #speak(verdict: Verdict, bursts: readonly Burst[], before: Scheme | undefined): Heard[] {
    this.#verdict = verdict;
    const stream = new DialectStream(verdict.best!.scheme, this.#random);
    this.#stream = stream;
    this.#early = this.#without(bursts);
    this.#open = [];
    this.#read = [...bursts];
    const payloads = replayed(stream, bursts);
    const shown = this.#shown;
    this.#shown = [];
    const heard = payloads.flatMap((payload, i) => {
      const isShown = i < shown.length && sameText(payload, shown[i]);
      const one = this.#show(payload, i < shown.length);
      return isShown ? [] : [one];
    });
    return [{ kind: 'speaking', verdict, ...(before && { before }) }, ...heard];
  }

  /** Where a doubt is left, the new message may end it, or show that it was another way all along. */
  #look(): Heard[] {
    if (this.#verdict?.sure || this.#read.length > MOST_LOOKS) return [];
    const verdict = this.#detect(this.#read);
    if (!verdict.best) return [];
    if (!sameScheme(verdict.best.scheme, this.#stream!.scheme)) {
      // What fits as well as what is in use is no reason to change it.
      if (
        this.#verdict === undefined ||
        verdict.rivals.some(({ scheme }) => sameScheme(scheme, this.#stream!.scheme))
      )
        return [];
      return this.#speak(verdict, this.#read, this.#stream!.scheme);
    }
    this.#verdict = verdict;
    return verdict.sure ? [{ kind: 'settled', verdict }] : [];
  }

  #keep(burst: Burst): void {
    this.#read.push(burst);
    // A running stream is read from its first byte on: its beginning is kept as long as it may be needed.
    while (this.#verdict?.sure && sizeOf(this.#read) > MOST_BYTES) this.#read.shift();
  }

  /** What came and isn’t explained, less these. */
  #without(bursts: readonly Burst[]): Burst[] {
    return [...this.#early, ...this.#open].filter((burst) => !bursts.includes(burst));
  }

  /** With the keys that were given; where none of them fits, with what may be made of them. */
  #detect(bursts: readonly Burst[]): Verdict {
    const hints = [...(this.#known.hints ?? []), ...hintsOf(this.#without(bursts))];
    const used =
      this.#stream && detect(bursts, { ...this.#known, hints, keys: [this.#stream.scheme.key] });
    if (used?.best) return used;
    const verdict = detect(bursts, { ...this.#known, hints });
    const { spare = [] } = this.#known;
    if (verdict.best || spare.length === 0) return verdict;
    const other = detect(bursts, { ...this.#known, hints, keys: spare });
    return other.best ? other : { ...verdict, tried: verdict.tried + other.tried };
  }
}
