import type { Crossing } from '../../lib/transport/index.ts';
import { opposite, parseFrame, type Role, type WireFrame } from '../../lib/wire/index.ts';
import type { Interceptor, Reach } from './interceptor.ts';
import { LocalWire } from './local-wire.ts';
import { Side, type Typed } from './side.svelte.ts';
import type { Wire } from './wire.ts';
import type { WireItem } from './wire-item.ts';
import { WireList } from './wire-list.svelte.ts';

/** What a conversation tells whoever listens. */
export type ConversationEvent =
  /** A draft or a setting is another. */
  | { readonly kind: 'written' }
  /** A side has sent its message number `sequence`; it hasn't crossed yet. */
  | { readonly kind: 'sent'; readonly role: Role; readonly sequence: number }
  /** What has crossed and is now on the list, in order. Told in a task of its own, so that it has arrived by then. */
  | { readonly kind: 'listed'; readonly items: readonly WireItem[] }
  /** A side has read something that came, or refused it. */
  | { readonly kind: 'arrived'; readonly role: Role }
  /** Both sides have begun anew, on another wire; whoever intercepted has left. */
  | { readonly kind: 'rewired' };

type Listener = (event: ConversationEvent) => void;

/** Two endpoints that share no object, the wire between them, and the list of what crossed on it. */
export class Conversation implements Reach {
  readonly sides: Readonly<Record<Role, Side>>;
  readonly crossed = new WireList();
  #acknowledgements = $state(0);
  #linked = $state(true);
  #wire = $state.raw() as Wire;
  #interceptor: Interceptor | undefined;
  #listeners: readonly Listener[] = [];
  /** What has crossed and isn't on the list yet. */
  #unlisted: { readonly crossing: Crossing; readonly frame: WireFrame }[] = [];
  /** What is on the list and hasn't been told. */
  #untold: WireItem[] = [];
  #telling: ReturnType<typeof setTimeout> | undefined;

  /** `drafts`: what each side is about to send. Nothing is sent before `open`. */
  constructor(drafts: Readonly<Record<Role, string>>) {
    this.sides = {
      client: new Side('client', drafts.client, () =>
        this.#tell({ kind: 'arrived', role: 'client' }),
      ),
      server: new Side('server', drafts.server, () =>
        this.#tell({ kind: 'arrived', role: 'server' }),
      ),
    };
    this.#wire = new LocalWire();
  }

  get wire(): Wire {
    return this.#wire;
  }

  /** Acks that have crossed. */
  get acknowledgements(): number {
    return this.#acknowledgements;
  }

  /** Whether a setting changed on one side is changed on the other too: the two have agreed on it. */
  get linked(): boolean {
    return this.#linked;
  }

  /** Calls `listener` with whatever happens; returns how to stop that. */
  subscribe(listener: Listener): () => void {
    this.#listeners = [...this.#listeners, listener];
    return () => void (this.#listeners = this.#listeners.filter((one) => one !== listener));
  }

  /** Opens the wire; returns how to end it. In the browser only: a page that is being built sends nothing. */
  open(): () => void {
    this.#join();
    return () => {
      clearTimeout(this.#telling);
      this.#wire.cut();
    };
  }

  /** Leads over another wire from now on, default one inside the page. Both sides begin anew, with the settings that they have. */
  rewire(wire: Wire = new LocalWire()): void {
    this.#wire.cut();
    this.#release();
    this.#wire = wire;
    this.crossed.clear();
    clearTimeout(this.#telling);
    [this.#unlisted, this.#untold] = [[], []];
    this.#acknowledgements = 0;
    for (const side of Object.values(this.sides)) side.renew(wire.saved(side.role));
    this.#join();
    this.#tell({ kind: 'rewired' });
  }

  /** Changes what a side is about to send. */
  write(role: Role, text: string): void {
    this.sides[role].write(text);
    this.#tell({ kind: 'written' });
  }

  /** A setting, on one side or, where they are linked, on both. */
  configure(role: Role, changes: Partial<Typed>): void {
    for (const side of Object.values(this.sides))
      if (this.#linked || side.role === role) side.configure(changes);
    this.#tell({ kind: 'written' });
  }

  /** Links the sides, or parts them. Linked again, the server takes over what the client has. */
  link(linked: boolean): void {
    this.#linked = linked;
    if (linked) this.sides.server.configure({ ...this.sides.client.typed });
  }

  /** Sends a side's draft; false where it can't be, and then the side says why. */
  send(role: Role): boolean {
    const sent = this.sides[role].send();
    if (sent) this.#tell({ kind: 'sent', role, sequence: sent.sequence });
    return sent !== undefined;
  }

  /** Lets somebody stand at both gates, until the wire is another. */
  intercept(interceptor: Interceptor): void {
    this.#list();
    this.#interceptor = interceptor;
    for (const side of Object.values(this.sides))
      side.guard((frame) => interceptor.stop(opposite(side.role), frame));
  }

  /** A message as it would be read now: as it crossed, or as whoever intercepts has made it. */
  frameOf({ number, frame }: WireItem): WireFrame {
    return this.#interceptor?.frameOf(number) ?? frame;
  }

  known(): readonly WireItem[] {
    this.#list();
    return this.crossed.items;
  }

  #join(): void {
    const { client, server } = this.sides;
    const ends = { client: client.endpoint, server: server.endpoint };
    const wire = this.#wire;
    wire.open(ends, (crossing) => {
      if (wire === this.#wire) this.#see(crossing);
    });
  }

  #see(crossing: Crossing): void {
    let frame: WireFrame;
    try {
      frame = parseFrame(crossing.bytes);
    } catch {
      return;
    }
    if (frame.type === 'ack') this.#acknowledgements += 1;
    if (frame.type !== 'data') return;
    this.#unlisted.push({ crossing, frame });
    // Who intercepts has to find it on the list when it arrives; drawing it can wait until what is underway has.
    if (this.#interceptor) this.#list();
    clearTimeout(this.#telling);
    this.#telling = setTimeout(() => this.#tellListed());
  }

  /** Puts on the list what has crossed. */
  #list(): void {
    const unlisted = this.#unlisted;
    this.#unlisted = [];
    for (const { crossing, frame } of unlisted)
      this.#untold.push(this.crossed.add(crossing.from, frame, crossing.at));
  }

  #tellListed(): void {
    this.#list();
    const items = this.#untold;
    this.#untold = [];
    this.#tell({ kind: 'listed', items });
  }

  /** The gates stand open before what was held goes on: nothing stops again. */
  #release(): void {
    for (const side of Object.values(this.sides)) side.guard(undefined);
    this.#interceptor?.leave();
    this.#interceptor = undefined;
  }

  #tell(event: ConversationEvent): void {
    for (const listener of this.#listeners) listener(event);
  }
}
