import { createInterface, type Interface } from 'node:readline';
import type { EndpointCommand } from './options.ts';
import { Repeats } from './repeats.ts';
import { linesOf, type Look, type Shown } from './show.ts';

const PROMPT = '> ';

/** The person, or the pipe, in front of an endpoint: messages to the standard output, sentences to the standard error. */
export class Terminal {
  readonly #look: Look;
  readonly #lines: Interface;
  readonly #isPerson = Boolean(process.stdin.isTTY && process.stdout.isTTY);
  readonly #isColoured = wantsColour();
  #isEnded = false;
  /** The rows of a line that was just typed, and still stands there as it was. */
  #typedRows = 0;

  constructor(show: EndpointCommand['show'], onInterrupt: () => void) {
    this.#look = {
      ...{ show, isColoured: this.#isColoured, isPerson: this.#isPerson },
      repeats: new Repeats(),
    };
    this.#lines = createInterface({
      input: process.stdin,
      ...(this.#isPerson && { output: process.stdout, prompt: PROMPT }),
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
    const lines = linesOf(message, this.#look);
    if (lines.length === 0) return;
    // What is shown of a typed line takes its place, so that it isn’t there twice.
    const rows = message.from === 'you' ? this.#typedRows : 0;
    this.#typedRows = 0;
    this.#print(process.stdout, lines.join('\n'), rows);
  }

  say(sentence: string): void {
    this.#typedRows = 0;
    this.#print(process.stderr, this.#isColoured ? `\x1b[2m${sentence}\x1b[0m` : sentence);
  }

  /** Each line that is typed, until the input ends; the next one is asked for when `take` is done. */
  async read(take: (line: string) => Promise<void>): Promise<void> {
    this.#prompt();
    for await (const line of this.#lines) {
      this.#typedRows = this.#isPerson ? rowsOf(line) : 0;
      await take(line);
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

  /** Above the line that is being typed, over `rows` more that stand above that. */
  #print(stream: NodeJS.WriteStream, text: string, rows = 0): void {
    if (!this.#isPerson || this.#isEnded || !stream.isTTY) return void stream.write(`${text}\n`);
    // The half-typed line may have several rows, and the cursor may stand in any of them.
    const { rows: row } = this.#lines.getCursorPos();
    const up = row + rows;
    const clear = `${up > 0 ? `\x1b[${up}A` : ''}\r\x1b[J`;
    // Readline goes as many rows up as the cursor stood below the prompt before it draws again: it gets them.
    stream.write(`${clear}${text}\n${'\n'.repeat(row)}`);
    this.#prompt();
  }

  #prompt(): void {
    if (this.#isPerson && !this.#isEnded) this.#lines.prompt(true);
  }
}

/** How many rows a typed line has taken; none of one that is as long as the screen is high, which has scrolled. */
function rowsOf(line: string): number {
  const { columns = 80, rows = 24 } = process.stdout;
  const width = [...PROMPT, ...line].reduce(
    (sum, sign) => sum + (sign.codePointAt(0)! > 0x10ff ? 2 : 1),
    0,
  );
  const taken = Math.ceil(Math.max(1, width) / columns);
  return taken < rows ? taken : 0;
}

/** NO_COLOR and FORCE_COLOR decide, then whether it is a terminal that has colours. */
function wantsColour(): boolean {
  if (process.env.NO_COLOR) return false;
  if (process.env.FORCE_COLOR && process.env.FORCE_COLOR !== '0') return true;
  return Boolean(process.stdout.isTTY && process.stdout.hasColors?.());
}
