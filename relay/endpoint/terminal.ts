import { createInterface, type Interface } from 'node:readline';
import { encodeUtf8 } from '../../src/lib/bytes/index.ts';
import type { EndpointCommand } from './options.ts';
import { linesOf, type Shown } from './show.ts';

/** The person, or the pipe, in front of an endpoint: messages to the standard output, sentences to the standard error. */
export class Terminal {
  readonly #show: EndpointCommand['show'];
  readonly #lines: Interface;
  readonly #isPerson = Boolean(process.stdin.isTTY && process.stdout.isTTY);
  readonly #isColoured = wantsColour();
  #isEnded = false;

  constructor(show: EndpointCommand['show'], onInterrupt: () => void) {
    this.#show = show;
    this.#lines = createInterface({
      input: process.stdin,
      ...(this.#isPerson && { output: process.stdout, prompt: '> ' }),
      crlfDelay: Infinity,
    });
    this.#lines.on('SIGINT', onInterrupt);
    this.#lines.once('close', () => this.#endInput());
  }

  /** True where somebody types, false in a pipe. */
  get isPerson(): boolean {
    return this.#isPerson;
  }

  show(message: Shown): void {
    const lines = linesOf(message, this.#show, this.#isColoured);
    if (lines.length > 0) this.#print(process.stdout, lines.join('\n'));
  }

  say(sentence: string): void {
    this.#print(process.stderr, this.#isColoured ? `\x1b[2m${sentence}\x1b[0m` : sentence);
  }

  /** Each line that is typed, until the input ends; the next one is asked for when `take` is done. */
  async read(take: (line: Uint8Array) => Promise<void>): Promise<void> {
    this.#prompt();
    for await (const line of this.#lines) {
      await take(encodeUtf8(line));
      this.#prompt();
    }
  }

  close(): void {
    this.#lines.close();
    process.stdin.destroy();
  }

  /** What comes next, of ours or of the shell, begins a line. */
  #endInput(): void {
    this.#isEnded = true;
    if (this.#isPerson) process.stdout.write('\n');
  }

  /** Above the line that is being typed. */
  #print(stream: NodeJS.WriteStream, text: string): void {
    stream.write(this.#isPerson && !this.#isEnded ? `\r\x1b[K${text}\n` : `${text}\n`);
    this.#prompt();
  }

  #prompt(): void {
    if (this.#isPerson && !this.#isEnded) this.#lines.prompt(true);
  }
}

/** NO_COLOR and FORCE_COLOR decide, then whether it is a terminal that has colours. */
function wantsColour(): boolean {
  if (process.env.NO_COLOR) return false;
  if (process.env.FORCE_COLOR && process.env.FORCE_COLOR !== '0') return true;
  return Boolean(process.stdout.isTTY && process.stdout.hasColors?.());
}
