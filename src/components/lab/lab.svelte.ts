import { BLOCK_BYTES, encodeUtf8, equalBytes, fromHex } from '../../lib/bytes/index.ts';
import { type Direction, encrypt, modes } from '../../lib/modes/index.ts';
import { repeatsIn, type Repeat } from '../../lib/scene/index.ts';
import { ivBytesOf, type Message, type Role } from '../../lib/session/index.ts';
import { type Crossing, TappedWire } from '../../lib/transport/index.ts';
import { parseFrame, type WireFrame } from '../../lib/wire/index.ts';
import type { RemoteWire } from './remote-wire.ts';
import { type Run, reversed } from '../stage/run.ts';
import { StageModel } from '../stage/stage.svelte.ts';
import { type Thread, threadOf } from './threads.ts';
import { Side, START, type Typed } from './side.svelte.ts';

export const SAMPLE = 'Attack at dawn! Attack at dawn! Attack at dawn! Bring the penguins.';

/** One message as it crosses: what somebody without a key sees of it. */
export interface WireItem {
  readonly number: number;
  readonly from: Role;
  readonly frame: WireFrame;
  readonly byteLength: number;
  readonly repeats: readonly Repeat[];
  /** What ties it to an earlier message, if anything shows. */
  readonly thread?: Thread;
  /** True where the same message crossed before: it was sent again. */
  readonly again: boolean;
}

/** The wire lab: two endpoints that share no object, a tapped wire between them, and the stage. */
export class Lab {
  readonly sides: Record<Role, Side> = {
    client: new Side('client', SAMPLE),
    server: new Side('server', ''),
  };
  readonly stage: StageModel;
  /** Whether a setting changed on one side is changed on the other too: the two have agreed on it. */
  linked = $state(true);
  items = $state.raw<readonly WireItem[]>([]);
  acknowledgements = $state(0);
  /** The number of the crossing on the stage; undefined while it shows what is being written. */
  selected = $state<number>();
  direction = $state<Direction>('encrypt');
  /** Whether the stage shows what a link brought. */
  fromLink = $state(false);
  /** Why the stage can't show the chosen run. */
  stageProblem = $state('');
  /** Set while the wire leads to a relay, and not to the other pane. */
  remote = $state.raw<RemoteWire>();
  #wire = new TappedWire();
  /** The message that was just sent, to be put on the stage when it reaches the wire. */
  #awaited: { role: Role; sequence: number } | undefined;

  constructor() {
    this.stage = new StageModel(this.#preview(), 'end');
  }

  /** Opens the wire; returns how to end it. In the browser only: a page that is being built sends nothing. */
  open(): () => void {
    const stop = this.#wire.subscribe((crossing) => this.see(crossing));
    this.#connect();
    return () => {
      stop();
      this.stage.player.pause();
      this.#wire.close();
      this.remote?.leave();
    };
  }

  #connect(): void {
    const ports = this.#wire.open();
    this.sides.client.endpoint.connect(ports.client);
    this.sides.server.endpoint.connect(ports.server);
  }

  /** Lets the wire lead to a relay, or back to the other pane. Both sides begin anew, with the settings that they have. */
  rewire(remote?: RemoteWire): void {
    this.#wire.close();
    this.remote?.leave();
    this.remote = remote;
    this.items = [];
    this.acknowledgements = 0;
    this.selected = undefined;
    this.stageProblem = '';
    for (const side of Object.values(this.sides)) side.renew();
    if (!remote) this.#connect();
    this.preview();
  }

  /** A setting, on one side or, where they are linked, on both. */
  configure(role: Role, changes: Partial<Typed>): void {
    for (const side of Object.values(this.sides))
      if (this.linked || side.role === role) side.configure(changes);
    this.preview();
  }

  /** Links the sides again: the server takes over what the client has. */
  link(linked: boolean): void {
    this.linked = linked;
    if (linked) this.sides.server.configure({ ...this.sides.client.typed });
  }

  /** Sends a side's draft and puts its encryption on the stage, from its first step. */
  send(role: Role): boolean {
    const sent = this.sides[role].send();
    if (sent) this.#awaited = { role, sequence: sent.sequence };
    return sent !== undefined;
  }

  /** Puts the instant of a link on the stage. Where it can't be, the stage stays as it is and says why. */
  async follow(fragment: string): Promise<void> {
    const { readState } = await import('../../lib/state/index.ts');
    const read = await readState(fragment);
    if ('problem' in read) return void (this.stageProblem = read.problem);
    try {
      this.stage.restore(read.state);
      this.direction = read.state.direction;
      this.fromLink = true;
      this.stageProblem = '';
    } catch (error) {
      this.stageProblem = `This link couldn’t be read: ${(error as Error).message}`;
    }
  }

  /** While nothing has been sent, the stage follows what the client is writing. */
  preview(): void {
    if (this.items.length > 0 || this.selected !== undefined) return;
    this.fromLink = false;
    this.stageProblem = '';
    this.stage.show(this.#preview(), 'end');
  }

  #preview(): Run {
    const client = this.sides[this.remote?.me ?? 'client'];
    const { mode, padding } = client.typed;
    const { wholeBlocks } = modes[mode];
    const settings = {
      mode,
      padding: wholeBlocks ? padding : ('none' as const),
      key: client.key.bytes ?? fromHex(START.key),
      iv: (client.iv.bytes ?? fromHex(START.iv)).subarray(0, ivBytesOf(mode)),
    };
    const bytes = encodeUtf8(client.draft);
    // Without padding a text that isn't whole blocks can't be encrypted: sending it says so; the preview pads it.
    const whole = !wholeBlocks || bytes.length % BLOCK_BYTES === 0;
    const fitting = whole ? settings : { ...settings, padding: 'pkcs7' as const };
    const { direction } = this;
    const input = direction === 'encrypt' ? bytes : encrypt(fitting, bytes);
    return { settings: fitting, direction, input };
  }

  /** Something has crossed, on whatever wire there is. */
  see(crossing: Crossing): void {
    let frame: WireFrame;
    try {
      frame = parseFrame(crossing.bytes);
    } catch {
      return;
    }
    if (frame.type === 'ack') this.acknowledgements += 1;
    if (frame.type !== 'data' || this.items.some(({ number }) => number === crossing.number))
      return;
    const { number, from, bytes } = crossing;
    const again = this.items.some((item) => item.from === from && isSame(item.frame, frame));
    const repeats = repeatsIn(frame.ciphertext);
    const thread = again ? undefined : threadOf(frame, this.items, (n) => this.#called(n));
    const item = { number, from, frame, byteLength: bytes.length, repeats, again, thread };
    this.items = [...this.items, item];
    if (this.#awaited?.role !== from || this.#awaited.sequence !== frame.sequence) return;
    this.#awaited = undefined;
    this.direction = 'encrypt';
    this.select(number);
    this.stage.player.play();
  }

  /** What people call a crossing: its place in the list of messages. */
  #called(number: number): string {
    return `message ${this.items.findIndex((item) => item.number === number) + 1}`;
  }

  /** Puts a crossing on the stage, from its start. */
  select(number: number): void {
    this.selected = number;
    this.fromLink = false;
    this.#show('start');
  }

  turn(direction: Direction): void {
    this.direction = direction;
    this.#show('start');
    this.stage.player.play();
  }

  #show(at: 'start' | 'end'): void {
    this.stageProblem = '';
    try {
      this.stage.show(this.#chosenRun(), at);
    } catch (error) {
      this.stageProblem = (error as Error).message;
    }
  }

  #chosenRun(): Run {
    const item = this.items.find(({ number }) => number === this.selected);
    if (item) return this.direction === 'encrypt' ? this.#encryption(item) : this.#decryption(item);
    const { run } = this.stage;
    if (!this.fromLink) return this.#preview();
    return run.direction === this.direction ? run : reversed(run);
  }

  #encryption({ from, frame }: WireItem): Run {
    const { settings, plaintext: input } = this.#find(from, 'sent', frame);
    if (!input) throw new Error('This side couldn’t decrypt it, and only its sender has the text.');
    return { settings, direction: 'encrypt', input };
  }

  #decryption({ from, frame }: WireItem): Run {
    const { settings } = this.#find(opposite(from), 'received', frame);
    return { settings, direction: 'decrypt', input: frame.ciphertext };
  }

  /** A message as this side has it; where the side is elsewhere, as the one that is here has it. */
  #find(role: Role, direction: Message['direction'], frame: WireFrame): Message {
    const has = (side: Side, way: Message['direction']) =>
      side.messages.findLast(
        ({ direction, sequence, ciphertext }) =>
          direction === way &&
          sequence === frame.sequence &&
          equalBytes(ciphertext, frame.ciphertext),
      );
    const found =
      has(this.sides[role], direction) ??
      (this.remote && has(this.sides[opposite(role)], direction === 'sent' ? 'received' : 'sent'));
    if (!found)
      throw new Error(this.remote?.blind ?? `The ${role} no longer has message ${frame.sequence}.`);
    return found;
  }
}

const opposite = (role: Role): Role => (role === 'client' ? 'server' : 'client');
const isSame = (a: WireFrame, b: WireFrame): boolean =>
  a.epoch === b.epoch && a.sequence === b.sequence;
