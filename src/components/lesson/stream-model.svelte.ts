import { concatBytes, encodeUtf8, fromHex } from '../../lib/bytes/index.ts';
import {
  arrivals,
  EXAMPLE_KEY,
  framed,
  type Heard,
  LENGTH_BYTES,
  naive,
  packed,
  patient,
} from '../../lib/lessons/index.ts';
import { keepEntry, keptEntry } from './kept.ts';

/** What can be answered: one recv a message, all in one, or that nobody can know. The last one is right. */
export const ANSWERS = [
  'One each: two calls of recv return',
  'One: both messages come together',
  'It isn’t known beforehand',
] as const;
const RIGHT = 2;
/** Only so that the picture is the same each time: a real sender draws them. */
const IVS = ['8f3c51d09a77e4124b6d2ce8f01a9b35', '41d07c92be5f3a6885e21b0d93c4f76a'];

/** One call of recv, and what either program has made of it. */
export interface Call {
  readonly bytes: number;
  readonly naive: Heard | undefined;
  readonly patient: readonly Heard[];
}

/** Two messages on a stream that is cut at one place, read by a program that is naive and by one that counts. */
export class StreamModel {
  readonly #lesson: string;
  readonly #id: string;
  texts = $state.raw<readonly string[]>([]);
  said = $state<number>();
  told = $state(false);
  /** Bytes of IV and ciphertext that the first call of recv returns. */
  cut = $state(0);
  #tries = 0;

  readonly #key = fromHex(EXAMPLE_KEY);
  readonly messages = $derived(
    this.texts.map((text, i) => packed(this.#key, fromHex(IVS[i]), text)),
  );
  readonly stream = $derived(concatBytes(this.messages));
  readonly right = $derived(this.said === RIGHT);
  /** The calls of recv. The lengths that the counting program needs travel too: its stream is cut at the same place. */
  readonly calls = $derived.by((): Call[] => {
    const { cut, stream } = this;
    const chunks = arrivals(stream, [cut]);
    const lengths = LENGTH_BYTES * (cut <= this.messages[0].length ? 1 : 2);
    const withLengths = concatBytes(this.messages.map(framed));
    const counted = arrivals(withLengths, cut === stream.length ? [] : [cut + lengths]);
    const heard = naive(this.#key, chunks);
    return patient(this.#key, counted).map((complete, i) => ({
      bytes: chunks[i].length,
      naive: heard[i],
      patient: complete,
    }));
  });

  constructor(texts: readonly string[], lesson: string, id: string) {
    this.#lesson = lesson;
    this.#id = id;
    this.texts = texts;
    this.cut = this.messages[0].length;
  }

  /** Another text of the reader’s own, and the stream as it is sent. */
  type(index: number, text: string): void {
    this.texts = this.texts.map((old, i) => (i === index ? text : old));
    this.cut = this.messages[0].length;
  }

  restore(): void {
    const kept = keptEntry(this.#lesson, this.#id);
    if (kept?.answer?.length !== 1 || !(kept.answer[0] in ANSWERS)) return;
    this.#tries = kept.tries;
    this.said = kept.answer[0];
    this.told = true;
  }

  commit(): void {
    if (this.said === undefined) return;
    this.told = true;
    this.#tries += 1;
    const { said, right } = this;
    const entry = { answer: [said], right, tries: this.#tries, at: Date.now() };
    keepEntry(this.#lesson, this.#id, entry);
    // Cut so that the answer that was given doesn't hold: the reader sees a stream that it forgets.
    this.cut = said === 0 ? this.stream.length : this.messages[0].length;
  }

  again(): void {
    this.told = false;
    this.cut = this.messages[0].length;
  }

  /** Whether what a program printed is the text that was sent. */
  isSent(heard: Heard): boolean {
    if (!('bytes' in heard)) return false;
    const printed = String(heard.bytes);
    return this.texts.some((text) => String(encodeUtf8(text)) === printed);
  }
}
