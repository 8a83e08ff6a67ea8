import {
  type Dial,
  dialRelay,
  type LineState,
  Redial,
  type RelayNotes,
  type RoomLink,
} from '../../../lib/dial/index.ts';
import { readSender } from '../../../lib/relay-contract/index.ts';
import type { Endpoint, SavedSession } from '../../../lib/session/index.ts';
import type { Crossing } from '../../../lib/transport/index.ts';
import { opposite, type Port, type Role } from '../../../lib/wire/index.ts';
import type { Away, Wire } from '../wire.ts';
import { keep, kept } from './kept.ts';
import { tappedPort } from './tapped-port.ts';
import { stateInWords } from './words.ts';

/** How a line to a room is dialled. */
type DialRoom = (link: RoomLink, notes: RelayNotes) => Dial;

/** A place in a relay's room: one side of the conversation is here and the other somewhere else, or both are. */
export class RelayWire implements Wire, Away {
  readonly link: RoomLink;
  readonly here: readonly Role[];
  readonly blind: string;
  readonly away = this;
  readonly log: readonly Crossing[] = [];
  #line = $state.raw<LineState>({ state: 'connecting' });
  /** Who is in the room, as the relay says. */
  #peers = $state.raw({ client: false, server: false });
  /** Whether the other side has answered on this connection. */
  #isLinked = $state(false);
  /** How many messages of this side the other hasn't acknowledged. */
  #waiting = $state(0);
  readonly #me: Role | undefined;
  readonly #redial: Redial;
  #endpoint: Endpoint | undefined;
  #see: (crossing: Crossing) => void = () => {};
  #count = 0;
  #isKeeping = false;

  constructor(link: RoomLink, dial: DialRoom = dialRelay) {
    this.link = link;
    this.#me = link.place === 'watcher' ? undefined : link.place;
    this.here = this.#me ? [this.#me] : [];
    this.blind = this.#me
      ? 'This side no longer has that message.'
      : 'Whoever watches has no key: the wire is all there is to see.';
    this.#redial = new Redial({
      dial: dial(link, { peers: (there) => (this.#peers = there) }),
      onport: (port) => this.#take(port),
      onstate: (line) => (this.#line = line),
    });
  }

  get status(): string {
    return stateInWords({
      line: this.#line,
      me: this.#me,
      peers: this.#peers,
      isLinked: this.#isLinked,
      waiting: this.#waiting,
    });
  }

  get isDown(): boolean {
    return this.#line.state === 'waiting' || this.#line.state === 'ended';
  }

  /** What an earlier visit to this place has left, if this is the side that visited. */
  saved(role: Role): SavedSession | undefined {
    return role === this.#me ? kept(this.link) : undefined;
  }

  open(endpoints: Readonly<Record<Role, Endpoint>>, see: (crossing: Crossing) => void): void {
    this.#see = see;
    if (this.#me) this.#follow(endpoints[this.#me]);
    this.#redial.start();
  }

  cut(): void {
    this.#redial.stop();
  }

  mend(): void {
    this.#redial.start();
  }

  #follow(endpoint: Endpoint): void {
    this.#endpoint = endpoint;
    const note = (): void => void (this.#waiting = endpoint.unacknowledged);
    note();
    endpoint.subscribe(() => {
      note();
      this.#isLinked = endpoint.link.state === 'open';
      this.#keepSoon(() => keep(this.link, endpoint.save()));
    });
  }

  /** Does the work once for all events of this turn, after the last: each of them changes what is to be kept. */
  #keepSoon(work: () => void): void {
    if (this.#isKeeping) return;
    this.#isKeeping = true;
    queueMicrotask(() => {
      this.#isKeeping = false;
      work();
    });
  }

  #take(port: Port): void {
    const me = this.#me;
    if (me) {
      const other = opposite(me);
      this.#endpoint?.connect(
        tappedPort(port, (bytes, isOut) => this.#cross(isOut ? me : other, bytes)),
      );
    } else {
      port.onreceive = (bytes) => {
        const { from, frame } = readSender(bytes);
        this.#cross(from, frame);
      };
    }
  }

  #cross(from: Role, bytes: Uint8Array): void {
    this.#see({ number: ++this.#count, from, bytes, at: Date.now() });
  }
}
