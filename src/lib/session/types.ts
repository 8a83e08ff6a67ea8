import type { ListedSettings, ModeId, PaddingId } from '../modes/index.ts';
import type { Clock, Role, WireFrame, WireMode, WireReason } from '../wire/index.ts';
import type { SessionLimits } from './limits.ts';

/**
 * Where an IV, first counter block or nonce comes from. `random` is the only one that CBC and CFB are safe with; `zero` and
 * `fixed` never change; `counter` is the message's number; `chained` is the last ciphertext block of the message before, as
 * in TLS 1.0 (RFC 2246 §6.2.3.2) and in a cipher object that is used again, and the typed IV before there is one; `time` is
 * the sender's clock in ms.
 */
export type IvPolicy = 'random' | 'zero' | 'fixed' | 'counter' | 'chained' | 'time';

/** So many bytes that nobody can foresee. */
export type Random = (byteLength: number) => Uint8Array;

/**
 * How an endpoint tells its peer that it can't read a message. `uniform`: the same words after the same time, whatever is
 * wrong. `leaky`: which check failed, as soon as it has. Vaudenay, “Security Flaws Induced by CBC Padding”, 2002.
 */
export type ErrorStyle = 'uniform' | 'leaky';

/** How an endpoint encrypts what it sends and decrypts what it receives. */
export interface EndpointSettings {
  readonly mode: ModeId;
  /** 16, 24 or 32 bytes. */
  readonly key: Uint8Array;
  /** Where the IV, the first counter block or the nonce of each message comes from. */
  readonly ivPolicy: IvPolicy;
  /** 16 bytes: the one of the policy `fixed`, and the first of `chained`; of it GCM's nonce has the first 12. */
  readonly iv: Uint8Array;
  /** Used where the mode needs whole blocks; the other modes get none. */
  readonly padding: PaddingId;
  /** How it tells its peer that it can't read a message; not at all where left out. */
  readonly errors?: ErrorStyle;
}

/** The check that a message failed; they are made in this order. `text`: it decrypts, but isn't UTF-8. */
export type Fault = 'iv' | 'length' | 'tag' | 'padding' | 'text';

/** What an endpoint does about a message that it can't use. */
export interface Answer {
  readonly fault: Fault;
  /** What it tells its peer, in the clear: whoever sits on the wire reads it too. */
  readonly says: string;
  /** What it writes into its own log, which nobody else sees. */
  readonly logs: string;
  /** Milliseconds from the message to the answer. */
  readonly afterMs: number;
}

/** A message as it goes on the wire, and the settings of the run that made it so. */
export interface Sealed {
  readonly mode: ModeId;
  readonly iv: Uint8Array;
  readonly ciphertext: Uint8Array;
  readonly settings: ListedSettings;
}

/** What came of decrypting a message: its plaintext, or in a sentence why there is none. */
export interface Opened {
  readonly settings: ListedSettings;
  readonly plaintext?: Uint8Array;
  readonly error?: string;
  /** Which check it failed, where it couldn't be decrypted. */
  readonly fault?: Fault;
}

/**
 * One message as an endpoint knows it: plain data, frozen, and replaced by a new object when something changes. Don't
 * write to its bytes.
 */
export interface Message {
  /** `client-12`: the endpoint that keeps it and its place there. The same for all snapshots of a message. */
  readonly id: string;
  readonly direction: 'sent' | 'received';
  /** The number on the wire, from 1, counted by its sender; a peer that was restarted counts anew. */
  readonly sequence: number;
  /** The mode that its sender names. On a received one `settings.mode` is the receiver's own, and may be another. */
  readonly mode: WireMode;
  /** 16 bytes, or none where the mode takes none. */
  readonly iv: Uint8Array;
  readonly ciphertext: Uint8Array;
  /** Missing where a received message couldn't be decrypted. */
  readonly plaintext?: Uint8Array;
  /** Why it couldn't, in a sentence. */
  readonly error?: string;
  /** On a received one that can't be used: what its sender is told, and what isn't. */
  readonly answer?: Answer;
  /** On a sent one: what the peer has said of it, in the clear. */
  readonly alert?: string;
  /**
   * `queued`: not handed to a port, or to one that closed before an answer came. `on the wire`: handed to the port.
   * `acknowledged`: the peer has it. `received`: it came from the peer.
   */
  readonly state: 'queued' | 'on the wire' | 'acknowledged' | 'received';
  /** How often it was handed to a port; more than 1: it was sent again. */
  readonly tries: number;
  /** What it was encrypted or decrypted with, so that exactly this run can be traced again. */
  readonly settings: ListedSettings;
  /** Milliseconds since 1970, when it was sent or received. */
  readonly at: number;
}

/** What is sent, and sent again: always the same bytes under the same number. */
export type Parcel = Pick<WireFrame, 'sequence' | 'mode' | 'iv' | 'ciphertext'>;

/** What an earlier life leaves to the next, so that it can carry on under the same epoch and numbers. */
export interface Position {
  readonly epoch: number;
  readonly next?: number;
  readonly parcels?: readonly Parcel[];
  readonly peerEpoch?: number;
  readonly delivered?: number;
}

/**
 * What has to outlive an endpoint's process so that nothing is lost or delivered twice: plain data without a key.
 * Take it when an event has been dealt with, not inside a listener.
 */
export interface SavedSession {
  readonly epoch: number;
  /** The number that the next message will get. */
  readonly next: number;
  /** The life of the peer that was heard last; 0: none. */
  readonly peerEpoch: number;
  /** Every number of the peer up to this one was delivered. */
  readonly delivered: number;
  /** The messages that aren't acknowledged, in order, each as the data frame that it was sent as. */
  readonly frames: readonly Uint8Array[];
}

/** Why a well-formed wire frame isn't used. */
export type DeliveryReason = 'duplicate' | 'ahead' | 'stale-epoch' | 'unknown-epoch';
/** Why something that arrived isn't used. */
export type RefusedReason = WireReason | DeliveryReason;

/** What has changed; whoever only shows the endpoint can ignore it and look again. */
export type EndpointEvent =
  | { readonly kind: 'message'; readonly message: Message }
  | { readonly kind: 'retracted'; readonly id: string }
  | { readonly kind: 'link'; readonly link: LinkState }
  | { readonly kind: 'refused'; readonly reason: RefusedReason }
  | { readonly kind: 'settings'; readonly settings: EndpointSettings };

/**
 * Somebody above delivery and below decryption: is given each message once and in order, and true says that it is now in
 * their hands, until they `accept` it, or something else, or nothing.
 */
export type Gate = (frame: WireFrame) => boolean;

/** `opening`: there is a port, and the peer hasn't answered on it yet. `reason`: why it is closed. */
export interface LinkState {
  readonly state: 'closed' | 'opening' | 'open';
  readonly reason?: string;
}

/** What an endpoint is made from. */
export interface EndpointOptions {
  readonly role: Role;
  readonly settings: EndpointSettings;
  /** The machine's own where left out. */
  readonly clock?: Clock;
  /** `crypto.getRandomValues` where left out. */
  readonly random?: Random;
  /** Those of `DEFAULT_LIMITS` where left out. */
  readonly limits?: Partial<SessionLimits>;
  /** What an earlier life has left. Its messages are sent again but aren't in `messages`. */
  readonly saved?: SavedSession;
}
