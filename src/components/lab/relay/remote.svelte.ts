import { dialRelay, type LineState, Redial, type RoomLink } from '../../../lib/dial/index.ts';
import { readSender } from '../../../lib/relay-contract/index.ts';
import { opposite, type Port, type Role } from '../../../lib/wire/index.ts';
import type { Lab } from '../lab.svelte.ts';
import type { RemoteWire } from '../remote-wire.ts';
import { keep, kept } from './kept.ts';
import RemotePane from './RemotePane.svelte';
import { tappedPort } from './tapped-port.ts';

/** A place in a relay's room: one side of the lab is here and the other somewhere else, or both are. */
export class Remote implements RemoteWire {
  readonly link: RoomLink;
  readonly me: Role | undefined;
  readonly blind: string;
  readonly Pane = RemotePane;
  line = $state.raw<LineState>({ state: 'connecting' });
  /** Who is in the room, as the relay says. */
  peers = $state.raw({ client: false, server: false });
  /** The other side has answered on this connection. */
  isLinked = $state(false);
  readonly #lab: Lab;
  readonly #redial: Redial;
  #count = 0;
  #isKeeping = false;

  constructor(lab: Lab, link: RoomLink) {
    this.#lab = lab;
    this.link = link;
    this.me = link.place === 'watcher' ? undefined : link.place;
    this.blind = this.me
      ? 'This side no longer has that message.'
      : 'Whoever watches has no key: the wire is all there is to see.';
    this.#redial = new Redial({
      dial: dialRelay(link, { peers: (there) => (this.peers = there) }),
      onport: (port) => this.#take(port),
      onstate: (line) => (this.line = line),
    });
  }

  /** Goes into the room; what an earlier visit has left unsent is sent. */
  enter(): void {
    this.#lab.rewire(this);
    if (this.me) this.#renew(this.me);
    this.#redial.start();
  }

  /** Tries at once, in place of when the wait is over. */
  retry(): void {
    this.#redial.start();
  }

  leave(): void {
    this.#redial.stop();
  }

  /** How many messages of this side the other hasn't acknowledged. */
  get waiting(): number {
    if (!this.me) return 0;
    return this.#lab.sides[this.me].messages.filter(
      ({ state }) => state === 'queued' || state === 'on the wire',
    ).length;
  }

  #renew(me: Role): void {
    const side = this.#lab.sides[me];
    try {
      side.renew(kept(this.link));
    } catch {
      side.renew();
    }
    const { endpoint } = side;
    endpoint.subscribe(() => {
      this.isLinked = endpoint.link.state === 'open';
      this.#keepSoon(() => keep(this.link, endpoint.save()));
    });
  }

  /** Once an event has been dealt with, and once for several. */
  #keepSoon(work: () => void): void {
    if (this.#isKeeping) return;
    this.#isKeeping = true;
    queueMicrotask(() => {
      this.#isKeeping = false;
      work();
    });
  }

  #take(port: Port): void {
    const { me } = this;
    if (me) {
      const other = opposite(me);
      const tapped = tappedPort(port, (bytes, isOut) => this.#see(isOut ? me : other, bytes));
      this.#lab.sides[me].endpoint.connect(tapped);
    } else {
      port.onreceive = (bytes) => {
        const { from, frame } = readSender(bytes);
        this.#see(from, frame);
      };
    }
  }

  #see(from: Role, bytes: Uint8Array): void {
    const number = ++this.#count;
    this.#lab.see({ number, from, bytes, at: Date.now() });
  }
}
