import {
  type Challenge,
  type Entry,
  type Line,
  type Mend,
  type Op,
  openLine,
  type Reply,
} from '../../lib/attacks/index.ts';

/** How often at most, in ms, what a program does is shown: a frame and a bit. */
const SHOW_MS = 32;
const NOTHING = new Uint8Array(0);

/** Eve at the end of a line: all that came over it. */
export class Bench {
  readonly challenge: Challenge;
  readonly mend: Mend;
  /** The first look; undefined until the server has answered. */
  seen = $state.raw<Reply>();
  wire = $state.raw<readonly Uint8Array[]>([]);
  ledger = $state.raw<readonly Entry[]>([]);
  /** What the server last said to Eve. */
  said = $state('');
  queries = $state(0);
  /** Whether the server has done what the goal asks for. */
  reached = $state(false);
  readonly #line: Line;
  readonly #ledger: Entry[] = [];
  readonly #wire: Uint8Array[] = [];
  #queries = 0;
  #shown = 0;
  #said = '';
  #closed = false;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(challenge: Challenge, seed: string, mend: Mend = 'none') {
    this.challenge = challenge;
    this.mend = mend;
    this.#line = openLine(challenge, seed, mend);
  }

  async listen(): Promise<Reply> {
    const reply = await this.#request('look', NOTHING);
    this.#take(reply);
    this.show();
    return (this.seen = reply);
  }

  /** Sends one request, and keeps what comes back. Never settles once the bench is closed: nobody waits any more. */
  async ask(op: Op, bytes: Uint8Array = NOTHING): Promise<Reply> {
    const reply = await this.#request(op, bytes);
    if (op !== 'books') {
      this.#queries += 1;
      this.#take(reply);
    }
    if (performance.now() - this.#shown > SHOW_MS) this.show();
    else this.#timer ??= setTimeout(() => this.show(), SHOW_MS);
    return reply;
  }

  /** The line as programs need it. */
  readonly line: Line = {
    ask: (op, bytes) => this.ask(op, bytes),
    close: () => this.close(),
  };

  close(): void {
    this.#closed = true;
    clearTimeout(this.#timer);
    this.#line.close();
  }

  async #request(op: Op, bytes: Uint8Array): Promise<Reply> {
    try {
      return await this.#line.ask(op, bytes);
    } catch (error) {
      if (!this.#closed) throw error;
      return new Promise<never>(() => {});
    }
  }

  #take(reply: Reply): void {
    this.#ledger.push(...reply.ledger);
    this.#wire.push(...reply.wire);
    this.#said = reply.says;
  }

  /** Shows at once what happened so far; while a program runs that is done now and then. */
  show(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#shown = performance.now();
    this.ledger = [...this.#ledger];
    this.wire = [...this.#wire];
    this.queries = this.#queries;
    this.said = this.#said;
    this.reached ||= this.challenge.reached(this.#ledger);
  }
}
