import type { AddressInfo, Server } from 'node:net';
import { dialRelay, type LineState, type Port, Redial } from '../../src/lib/dial/index.ts';
import { encodeUtf8 } from '../../src/lib/bytes/index.ts';
import { COMMAND_HELP, readTyped } from './commands.ts';
import type { Credentials } from './credentials.ts';
import { dialTcp, listenTcp } from './lines.ts';
import type { EndpointCommand } from './options.ts';
import { readOutbox, writeOutbox } from './outbox-file.ts';
import { Talk } from './talk.ts';
import { Terminal } from './terminal.ts';
import { watchWire } from './watch.ts';

/** How many messages may wait for the peer before a pipe is kept waiting. */
const MOST_PENDING = 256;
/** How long nothing may be acknowledged at the end, while messages are left. */
const LINGER_MS = 5_000;
const PIPE_GIVES_UP_SECONDS = 10;

/** One run of the program: the terminal, the conversation and the line between them. */
export class Session {
  readonly #command: EndpointCommand;
  readonly #found: Credentials;
  readonly #terminal: Terminal;
  readonly #talk: Talk;
  #redial: Redial | undefined;
  #server: Server | undefined;
  #end: (code: number) => void = () => {};
  #wake: (() => void)[] = [];
  #alone: NodeJS.Timeout | undefined;
  #hadPeer = false;
  #isKeeping = false;
  #isOver = false;

  constructor(command: EndpointCommand, found: Credentials) {
    this.#command = command;
    this.#found = found;
    this.#terminal = new Terminal(command.show, () => this.#end(130));
    this.#talk = new Talk(
      command,
      found.known,
      {
        show: (message) => this.#terminal.show(message),
        say: (sentence) => this.#isOver || this.#terminal.say(sentence),
        change: () => this.#changed(),
      },
      command.outbox === undefined ? undefined : readOutbox(command.outbox),
    );
  }

  /** Until it ends; returns the exit code. */
  async run(): Promise<number> {
    const ended = new Promise<number>((resolve) => (this.#end = resolve));
    process.once('SIGINT', () => this.#end(130));
    process.once('SIGTERM', () => this.#end(143));
    process.once('SIGHUP', () => this.#end(129));
    process.stdout.on('error', () => this.#end(1));
    if (this.#found.isDemo && this.#command.role !== 'watch')
      this.#terminal.say(
        'NO KEY WAS GIVEN: using the demonstration key that everybody knows. Set --key-file, BLOCKWISE_KEY or --password.',
      );
    void this.#found.later?.then(({ keys, hints }) => this.#talk.learnKeys(keys, hints));
    try {
      await this.#connect();
      this.#changed();
      if (this.#command.role !== 'watch' && this.#command.bridge === undefined)
        void this.#readInput();
    } catch (error) {
      this.#terminal.say((error as Error).message);
      this.#end(1);
    }
    const code = await ended;
    this.#close();
    return code;
  }

  async #connect(): Promise<void> {
    const { role, host, port, relay } = this.#command;
    if (relay) {
      if (this.#command.bridge !== undefined) await this.#openBridge(this.#command.bridge);
      return this.#dial(dialRelay(relay), (port) => this.#takePort(port));
    }
    if (role === 'watch') throw new Error('To watch takes a --relay link.');
    if (role === 'client')
      return this.#dial(dialTcp(host, port, (socket) => this.#talk.takeSocket(socket)));
    this.#server = await listenTcp(host, port, (socket) => {
      this.#terminal.say('A client has connected.');
      this.#talk.takeSocket(socket);
    });
    const address = this.#server.address();
    const bound = address && typeof address === 'object' ? address.port : port;
    this.#terminal.say(`Waiting for a client at ${host}:${bound} …`);
  }

  async #openBridge(port: number): Promise<void> {
    const { host } = this.#command;
    this.#server = await listenTcp(host, port, (socket) => {
      this.#terminal.say('A program has connected to the bridge.');
      this.#talk.takeProgram(socket);
    });
    const { port: bound } = this.#server.address() as AddressInfo;
    this.#terminal.say(`The bridge waits for a program at ${host}:${bound} …`);
  }

  #takePort(port: Port): void {
    if (this.#command.role !== 'watch') return this.#talk.takePort(port);
    watchWire(port, {
      show: (message) => this.#terminal.show(message),
      say: (sentence) => this.#terminal.say(sentence),
      change: () => {},
    });
  }

  #dial(dial: ConstructorParameters<typeof Redial>[0]['dial'], onport = (_port: Port) => {}): void {
    this.#redial = new Redial({ dial, onport, onstate: (state) => this.#lineChanged(state) });
    this.#redial.start();
  }

  #lineChanged(line: LineState): void {
    if (this.#isOver) return;
    if (line.state === 'connected')
      this.#terminal.say(this.#command.relay ? 'In the room.' : 'Connected.');
    if (line.state === 'waiting')
      this.#terminal.say(`${line.reason} Trying again in ${(line.retryMs / 1_000).toFixed(1)} s …`);
    if (line.state === 'ended') {
      this.#terminal.say(line.reason);
      this.#end(1);
    }
    this.#changed();
  }

  async #readInput(): Promise<void> {
    await this.#terminal.read(async (line) => {
      while (this.#talk.pending >= MOST_PENDING) await this.#nextChange();
      try {
        this.#typed(line);
      } catch (error) {
        this.#terminal.say(`Not sent: ${(error as Error).message}`);
      }
    });
    if (this.#talk.pending > 0 && this.#terminal.isPerson)
      this.#terminal.say(`${this.#talk.pending} not acknowledged yet: waiting. Ctrl-C leaves.`);
    await this.#lastAcknowledged();
    if (this.#command.stay && !(await this.#peerLeft())) return;
    const { pending } = this.#talk;
    if (pending > 0) this.#terminal.say(`${pending} not acknowledged.`);
    this.#end(pending > 0 ? 1 : 0);
  }

  /** A message, or a command. Throws with a sentence where it can’t be sent or done. */
  #typed(line: string): void {
    const typed = readTyped(line, this.#terminal.isPerson);
    if (typed.kind === 'mistake') return this.#terminal.say(typed.says);
    if (typed.kind === 'message') return this.#talk.send(encodeUtf8(typed.text));
    if (typed.name === 'help') return this.#terminal.say(COMMAND_HELP);
    this.#talk.run(typed.name, typed.rest);
  }

  /** Until all is acknowledged, or nothing more was for so long. */
  async #lastAcknowledged(): Promise<void> {
    let least = this.#talk.pending;
    let until = Date.now() + LINGER_MS;
    while (this.#talk.pending > 0 && (Date.now() < until || !this.#hadPeer)) {
      await this.#nextChange(250);
      if (this.#talk.pending >= least) continue;
      least = this.#talk.pending;
      until = Date.now() + LINGER_MS;
    }
  }

  async #peerLeft(): Promise<true> {
    while (this.#talk.hasPeer || !this.#hadPeer) await this.#nextChange();
    return true;
  }

  #nextChange(ms?: number): Promise<void> {
    return new Promise((resolve) => {
      this.#wake.push(resolve);
      if (ms !== undefined) setTimeout(resolve, ms).unref();
    });
  }

  /** Keeps what has changed, once for all that happens in one turn. */
  #keep(): void {
    const { outbox } = this.#command;
    if (outbox === undefined || this.#isKeeping || this.#command.role === 'watch') return;
    this.#isKeeping = true;
    setImmediate(() => {
      this.#isKeeping = false;
      try {
        writeOutbox(outbox, this.#talk.save());
      } catch (error) {
        const { code } = error as NodeJS.ErrnoException;
        this.#terminal.say(
          `--outbox: ${outbox} can’t be written (${code}): nothing is kept in it.`,
        );
      }
    });
  }

  /** Something happened: whoever waits looks again; without a peer the time to give up runs. */
  #changed(): void {
    this.#keep();
    for (const wake of this.#wake.splice(0)) wake();
    const { role } = this.#command;
    const isWatching = role === 'watch' && this.#redial?.state.state === 'connected';
    clearTimeout(this.#hasPeer(isWatching) ? this.#alone : undefined);
    if (this.#hasPeer(isWatching)) {
      this.#hadPeer = true;
      this.#alone = undefined;
      return;
    }
    const isPatient =
      this.#terminal.isPerson || role !== 'client' || this.#command.bridge !== undefined;
    const usual = isPatient ? undefined : PIPE_GIVES_UP_SECONDS;
    const seconds = this.#command.giveUp ?? usual;
    if (seconds !== undefined && !this.#isOver)
      this.#alone ??= setTimeout(() => this.#giveUp(seconds), seconds * 1_000);
  }

  #hasPeer(isWatching: boolean): boolean {
    return this.#talk.hasPeer || isWatching;
  }

  #giveUp(seconds: number): void {
    const other = this.#command.role === 'client' ? 'server' : 'client';
    const who = this.#hadPeer ? `The ${other} has been away` : 'Nobody was there';
    this.#terminal.say(`${who} for ${seconds} s: giving up.`);
    this.#end(1);
  }

  #close(): void {
    clearTimeout(this.#alone);
    this.#isOver = true;
    this.#talk.close();
    this.#terminal.close();
    this.#server?.close();
    // A moment for the last bytes: what is closed at once may not be flushed.
    setTimeout(() => this.#redial?.stop(), 100);
  }
}
