import { encodeUtf8, fromHex, toHex } from '../../lib/bytes/index.ts';
import { type ModeId, modes, type PaddingId } from '../../lib/modes/index.ts';
import {
  Endpoint,
  type EndpointOptions,
  type ErrorStyle,
  type IvPolicy,
  type Gate,
  type Message,
  type SavedSession,
  SessionError,
} from '../../lib/session/index.ts';
import { messageProblem, readIv, readKey } from '../fields/read.ts';
import type { Role } from '../../lib/wire/index.ts';

/** What is typed on one side; the endpoint has what was understood of it. */
export interface Typed {
  mode: ModeId;
  padding: PaddingId;
  key: string;
  iv: string;
  ivPolicy: IvPolicy;
  errors: ErrorStyle;
}

/** What stands in the fields at first: SP 800-38A’s example key and IV (Appendix F), a random IV for each message. */
export const START: Typed = {
  mode: 'cbc',
  padding: 'pkcs7',
  key: '2b7e151628aed2a6abf7158809cf4f3c',
  iv: '000102030405060708090a0b0c0d0e0f',
  ivPolicy: 'random',
  errors: 'uniform',
};

/** One side of the lab: an endpoint, the fields that set it, and the message being written. */
export class Side {
  readonly role: Role;
  typed = $state<Typed>({ ...START });
  readonly #heard: (() => void) | undefined;
  #endpoint: Endpoint;
  #gate: Gate | undefined;
  #draft = $state('');
  #sendProblem = $state('');
  messages = $state.raw<readonly Message[]>([]);
  /** How many messages wait because the link is closed; undefined while there is one. */
  waiting = $state<number>();
  /** How many messages there have been when the reader cleared the log. */
  #cleared = $state(0);
  /** What the log shows. */
  readonly shown = $derived(
    this.#cleared === 0
      ? this.messages
      : this.messages.filter(({ id }) => placeOf(id) > this.#cleared),
  );

  readonly key = $derived(readKey(this.typed.key));
  readonly iv = $derived(readIv(this.typed.iv, this.ivName));
  readonly usesIv = $derived(modes[this.typed.mode].iv !== 'none');

  /** Whether the typed IV is used: as it is, or for the first message. */
  readonly needsIv = $derived(this.usesIv && ['fixed', 'chained'].includes(this.typed.ivPolicy));

  /** `heard`: called when it has read something. */
  constructor(role: Role, draft: string, heard?: () => void) {
    this.role = role;
    this.#heard = heard;
    this.#draft = draft;
    const { key, iv } = START;
    const settings = { ...START, key: fromHex(key), iv: fromHex(iv) };
    this.#endpoint = this.#made({ role, settings });
  }

  /** Another one after `renew`. */
  get endpoint(): Endpoint {
    return this.#endpoint;
  }

  /** The message that is being written. */
  get draft(): string {
    return this.#draft;
  }

  /** Why the draft couldn’t be sent, as a sentence; empty where nobody has tried since it was written. */
  get sendProblem(): string {
    return this.#sendProblem;
  }

  /** Writes another draft. */
  write(text: string): void {
    this.#draft = text;
    this.#sendProblem = '';
  }

  /** Lets somebody take what arrives before it is decrypted; undefined: nobody does. */
  guard(gate: Gate | undefined): void {
    this.#gate = gate;
    this.#endpoint.gate = gate;
  }

  /** Empties the log; the endpoint still knows its messages. */
  clear(): void {
    const last = this.messages.at(-1);
    if (last) this.#cleared = placeOf(last.id);
  }

  /**
   * A new endpoint with the settings there are: a conversation with somebody else, or one that is carried on. What was saved
   * and can’t be used is as if it weren’t there.
   */
  renew(saved?: SavedSession): void {
    const { settings, role } = this.#endpoint;
    this.#endpoint.disconnect();
    this.messages = [];
    this.#cleared = 0;
    this.waiting = undefined;
    try {
      this.#endpoint = this.#made({ role, settings, saved });
    } catch (error) {
      if (!(error instanceof SessionError)) throw error;
      this.#endpoint = this.#made({ role, settings });
    }
  }

  #made(options: EndpointOptions): Endpoint {
    const endpoint = new Endpoint(options);
    endpoint.gate = this.#gate;
    endpoint.subscribe(() => {
      if (endpoint !== this.#endpoint) return;
      const known = this.messages.length;
      this.messages = endpoint.messages;
      if (this.messages.slice(known).some(({ direction }) => direction === 'received'))
        this.#heard?.();
      this.waiting = endpoint.link.state === 'closed' ? endpoint.unacknowledged : undefined;
    });
    return endpoint;
  }

  get name(): string {
    return this.role === 'client' ? 'Client' : 'Server';
  }

  get ivName(): string {
    return modes[this.typed.mode].iv === 'counter' ? 'The first counter block' : 'An IV';
  }

  /** The key as the other side should find it, short enough to compare at a glance. */
  get keyShort(): string {
    const hex = toHex(this.key.bytes ?? this.#endpoint.settings.key);
    return `${hex.slice(0, 6)}…${hex.slice(-4)}`;
  }

  /** Takes over what is typed, as far as it can be read; what can't stays in its field, with the reason beside it. */
  configure(changes: Partial<Typed>): void {
    Object.assign(this.typed, changes);
    const { mode, padding, ivPolicy, errors } = this.typed;
    this.#endpoint.configure({
      mode,
      padding,
      ivPolicy,
      errors,
      ...(this.key.bytes ? { key: this.key.bytes } : {}),
      ...(this.iv.bytes ? { iv: this.iv.bytes } : {}),
    });
  }

  /** Which field keeps a message from being sent; undefined where none does. */
  get wrongField(): 'key' | 'iv' | undefined {
    if (this.key.problem) return 'key';
    return this.needsIv && this.iv.problem ? 'iv' : undefined;
  }

  /** Encrypts and sends the draft; undefined, with `sendProblem` set and the draft kept, where that can't be. */
  send(): Message | undefined {
    this.#sendProblem = messageProblem(this.#draft) ?? '';
    if (this.#sendProblem || this.wrongField) return undefined;
    try {
      const message = this.#endpoint.send(encodeUtf8(this.#draft));
      this.#draft = '';
      return message;
    } catch (error) {
      if (!(error instanceof SessionError)) throw error;
      this.#sendProblem = error.message;
      return undefined;
    }
  }
}

/** `client-12` is the twelfth. */
const placeOf = (id: string): number => Number(id.slice(id.indexOf('-') + 1));
