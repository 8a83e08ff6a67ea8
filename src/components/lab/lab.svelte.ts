import { type Direction, reversed, type Run } from '../../lib/modes/index.ts';
import { type Crossing, TappedWire } from '../../lib/transport/index.ts';
import { parseFrame, type Role, type WireFrame } from '../../lib/wire/index.ts';
import type { Hands } from './eve/hands.svelte.ts';
import { previewOf } from './preview.ts';
import type { RemoteWire } from './remote-wire.ts';
import { StageModel } from '../stage/stage.svelte.ts';
import { runOfItem } from './run-of-item.ts';
import { Side, type Typed } from './side.svelte.ts';
import { WireList } from './wire-list.svelte.ts';

export type { WireItem } from './wire-item.ts';
export const SAMPLE = 'Attack at dawn! Attack at dawn! Attack at dawn! Bring the penguins.';

/** The wire lab: two endpoints that share no object, a tapped wire between them, and the stage. */
export class Lab {
  readonly sides: Record<Role, Side> = {
    client: new Side('client', SAMPLE),
    server: new Side('server', ''),
  };
  readonly stage: StageModel;
  /** Whether a setting changed on one side is changed on the other too: the two have agreed on it. */
  linked = $state(true);
  readonly crossed = new WireList();
  acknowledgements = $state(0);
  /** The message that was asked “why?” last, and the answer. */
  explained = $state.raw<{ readonly id: string; readonly sentence: string }>();
  /** A block that proves something: lit on the wire. */
  evidence = $state.raw<{ readonly number: number; readonly block: number }>();
  /** The number of the crossing on the stage; undefined while it shows what is being written. */
  selected = $state<number>();
  direction = $state<Direction>('encrypt');
  /** Whether the stage shows a run that was given to it: from a link, or to explain something. */
  fromLink = $state(false);
  /** What that run is. */
  runTitle = $state('From a link');
  /** Why the stage can't show the chosen run. */
  stageProblem = $state('');
  /** Set while the wire leads to a relay, and not to the other pane. */
  remote = $state.raw<RemoteWire>();
  /** Eve, once somebody wants to be her. */
  hands = $state.raw<Hands>();
  readonly wire = new TappedWire();
  /** The number of the crossing that was seen last. */
  #seen = 0;
  /** The message that was just sent, to be put on the stage when it reaches the wire. */
  #awaited: { role: Role; sequence: number } | undefined;
  /** What has crossed and isn't on the list yet, and when it will be. */
  #unlisted: { readonly crossing: Crossing; readonly frame: WireFrame }[] = [];
  #staged: number | undefined;
  #listing: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    this.stage = new StageModel(this.#preview(), 'end');
  }

  /** Opens the wire; returns how to end it. In the browser only: a page that is being built sends nothing. */
  open(): () => void {
    const stop = this.wire.subscribe((crossing) => this.see(crossing));
    this.#connect();
    return () => {
      stop();
      clearTimeout(this.#listing);
      this.stage.player.pause();
      this.wire.close();
      this.remote?.leave();
    };
  }

  /** Cuts the wire in flight; what isn't acknowledged waits on its side. */
  cut(): void {
    this.wire.close();
  }

  /** A new wire: what isn't acknowledged is sent again. */
  mend(): void {
    this.#connect();
  }

  #connect(): void {
    const ports = this.wire.open();
    this.sides.client.endpoint.connect(ports.client);
    this.sides.server.endpoint.connect(ports.server);
  }

  /** Lets the wire lead to a relay, or back to the other pane. Both sides begin anew, with the settings that they have. */
  rewire(remote?: RemoteWire): void {
    this.wire.close();
    this.remote?.leave();
    this.remote = remote;
    this.hands?.leave();
    this.crossed.clear();
    this.#unlisted = [];
    this.#seen = 0;
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
    if (!sent) return false;
    // The picture of the message before is over: playing on, it would hold up this one.
    this.stage.player.pause();
    this.#awaited = { role, sequence: sent.sequence };
    return true;
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
      this.runTitle = 'From a link';
      this.stageProblem = '';
    } catch (error) {
      this.stageProblem = `This link couldn’t be read: ${(error as Error).message}`;
    }
  }

  /** While nothing has been sent, the stage follows what the client is writing. */
  preview(): void {
    if (this.crossed.items.length > 0 || this.selected !== undefined) return;
    this.fromLink = false;
    this.stageProblem = '';
    this.stage.show(this.#preview(), 'end');
  }

  #preview(): Run {
    return previewOf(this.sides[this.remote?.me ?? 'client'], this.direction);
  }

  /** Something has crossed, on whatever wire there is. */
  see(crossing: Crossing): void {
    let frame: WireFrame;
    try {
      frame = parseFrame(crossing.bytes);
    } catch {
      return;
    }
    if (crossing.number <= this.#seen) return;
    this.#seen = crossing.number;
    if (frame.type === 'ack') this.acknowledgements += 1;
    if (frame.type !== 'data') return;
    this.#unlisted.push({ crossing, frame });
    // Drawing takes longer than crossing: what is underway arrives first. Eve, though, has to see it before it does.
    if (this.hands) this.settle();
    clearTimeout(this.#listing);
    this.#listing = setTimeout(() => this.#draw());
  }

  /** Puts on the list what has crossed. */
  settle(): void {
    const unlisted = this.#unlisted;
    this.#unlisted = [];
    for (const { crossing, frame } of unlisted) {
      const number = this.crossed.add(crossing.from, frame, crossing.at);
      const { role, sequence } = this.#awaited ?? {};
      if (role === crossing.from && sequence === frame.sequence) this.#staged = number;
    }
  }

  /** Lists what has crossed, and puts what was just sent on the stage. */
  #draw(): void {
    this.settle();
    if (this.#staged === undefined) return;
    const number = this.#staged;
    this.#staged = this.#awaited = undefined;
    this.direction = 'encrypt';
    this.select(number);
    this.stage.player.play();
  }

  /** Shows a block of a message, on the wire and on the stage. 0: its IV, which the first block takes in. */
  lookAt(number: number, block: number): void {
    this.select(number);
    this.evidence = { number, block };
    if (this.stageProblem) return;
    this.stage.player.seek(this.stage.timeline.outputEnds[Math.max(0, block - 1)] ?? 0);
    this.stage.look(Math.max(1, block));
  }

  /** Puts a run on the stage under a title of its own: not the list's, though it may tell of the message `number`. */
  showRun(run: Run, title: string, number?: number): void {
    this.selected = number;
    this.fromLink = true;
    this.runTitle = title;
    this.direction = run.direction;
    this.stageProblem = '';
    try {
      this.stage.show(run, 'start');
    } catch (error) {
      this.stageProblem = (error as Error).message;
    }
  }

  /** Puts a crossing on the stage, from its start. */
  select(number: number): void {
    this.selected = number;
    this.evidence = undefined;
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
    const item = this.crossed.items.find(({ number }) => number === this.selected);
    if (item) return runOfItem(this, item);
    const { run } = this.stage;
    if (!this.fromLink) return this.#preview();
    return run.direction === this.direction ? run : reversed(run);
  }
}
