import type { Run } from '../modes/index.ts';
import type { Random } from './random.ts';

/** In the order in which they are climbed. */
export type ChallengeId = 'flip' | 'replay' | 'paste' | 'cut' | 'oracle' | 'game' | 'padding';

/**
 * How the server protects its messages: `none`, as it is attacked; `mac`, encrypt-then-MAC with HMAC-SHA-256; `hmac` and
 * `gcm`, mended for good: an authenticated message with a fresh IV or nonce, and where it matters a number.
 */
export type Mend = 'none' | 'mac' | 'hmac' | 'gcm';

/**
 * What can be asked of a server. `look`: what crossed the wire, and what is publicly known; `deliver`: a message, as it comes
 * off the wire; `ask`: to encrypt something; `deal`: the game's next round; `claim`: a secret or a guess; `books`: its key
 * and what it last did, which it opens only to those who have won, or where they tell nothing that must be found out.
 */
export const OPS = ['look', 'deliver', 'ask', 'deal', 'claim', 'books'] as const;
/** One of the things that can be asked of a server. */
export type Op = (typeof OPS)[number];

/** One line of what the server did, as it keeps it. */
export interface Entry {
  readonly did: string;
  /** The line in words. */
  readonly says: string;
  /** What goals look at. */
  readonly facts?: Readonly<Record<string, string | number>>;
}

/** What the server answers to whoever asked: all that an attacker hears. */
export interface Answer {
  readonly says: string;
  readonly bytes?: Uint8Array;
  /** For the picture, with the server's key. */
  readonly run?: Run;
}

/** What comes back over the wire: the answer, and what the server did meanwhile. */
export interface Reply extends Answer {
  /** New lines of the ledger. */
  readonly ledger: readonly Entry[];
  /** Messages that crossed since the last look. */
  readonly wire: readonly Uint8Array[];
  /** Publicly known: names, formats, balances. */
  readonly facts: Readonly<Record<string, string>>;
}

/** A server: a small program with a key of its own, that is reached by bytes alone. */
export interface Service {
  /** Messages that crossed before anybody came to listen. */
  readonly wire: readonly Uint8Array[];
  readonly facts: Readonly<Record<string, string>>;
  readonly ledger: readonly Entry[];
  receive(op: Op, bytes: Uint8Array): Promise<Answer>;
}

/** One request of an attacker's program. */
export interface Query {
  readonly op: Op;
  readonly bytes: Uint8Array;
}

/** What an attacker's program says when it is done: what it found, or why it gave up. */
export interface Conclusion {
  readonly says: string;
  readonly found?: Uint8Array;
}

/** An attacker's program: yields each query, is given each reply, so that a page can show, pause and count them. */
export type Attack = Generator<Query, Conclusion, Reply>;

/** One challenge: its server, its goal, and a program that reaches it. */
export interface Challenge {
  readonly id: ChallengeId;
  /** The mode of the server that is attacked. */
  readonly mode: 'cbc' | 'ecb';
  readonly mends: readonly Mend[];
  serve(random: Random, mend: Mend): Promise<Service>;
  /** Whether the server has really done what the goal asks for. */
  reached(ledger: readonly Entry[]): boolean;
  /** `seen`: the reply to the first look. */
  attack(seen: Reply, mend: Mend): Attack;
}
