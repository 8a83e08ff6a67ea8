import type { Role } from '../wire/index.ts';

/** A message in Eve's hands, or one that went through them. Frozen data; don't write to its bytes. */
export interface Item {
  /** Given by whoever made the action, so that it stays the same when an earlier action is undone. */
  readonly number: number;
  /** Who sent it; where Eve made it, whom she pretends to be. */
  readonly from: Role;
  /** Set where it is Eve's own: the number that it is a copy of, 0 where she made it up. */
  readonly copyOf?: number;
  /** The wire frame as it came. */
  readonly original: Uint8Array;
  /** As it is now. */
  readonly bytes: Uint8Array;
  /** Milliseconds since 1970, when it came. */
  readonly at: number;
  /** `held` until Eve lets go of it, `delayed` until `dueAt`; `passed`: it went on, once or more often. */
  readonly state: 'held' | 'delayed' | 'passed' | 'dropped';
  readonly dueAt?: number | undefined;
  /** How often it went on. */
  readonly times: number;
}

/** One time that something went on to the other side. */
export interface Passing {
  /** `12.1`: the item's number, and how often it had gone on before. */
  readonly id: string;
  readonly number: number;
  readonly to: Role;
  readonly bytes: Uint8Array;
}

/** All that is in Eve's hands. */
export interface EveState {
  /** Whether what arrives is held. */
  readonly hold: boolean;
  readonly items: ReadonlyMap<number, Item>;
  /** Numbers of the items that are held, in the order in which `releaseAll` lets them go. */
  readonly queue: readonly number[];
  /** What went on, in order. */
  readonly passed: readonly Passing[];
}

/** Something that happens to Eve: it can't be undone, only what she does with it can. */
export type Happening =
  | {
      readonly kind: 'arrive';
      readonly number: number;
      readonly from: Role;
      readonly bytes: Uint8Array;
      readonly at: number;
    }
  /** The delay of an item is over. */
  | { readonly kind: 'due'; readonly number: number };

/** Something that Eve does. Bytes are counted from 0 in the whole frame, blocks from 1 in the ciphertext, the IV is 0. */
export type Deed =
  | { readonly kind: 'hold'; readonly on: boolean }
  | { readonly kind: 'release'; readonly number: number }
  | { readonly kind: 'releaseAll' }
  | { readonly kind: 'drop'; readonly number: number }
  | { readonly kind: 'delay'; readonly number: number; readonly dueAt: number }
  /** `bit`: 7 is the most significant one. */
  | { readonly kind: 'flip'; readonly number: number; readonly at: number; readonly bit: number }
  | { readonly kind: 'set'; readonly number: number; readonly at: number; readonly value: number }
  /** Keeps so many bytes of the ciphertext; the header's length is put right. */
  | { readonly kind: 'truncate'; readonly number: number; readonly to: number }
  /** Puts a block of any message, or its IV, over a block of this one, or, with `insert`, before it. */
  | {
      readonly kind: 'splice';
      readonly number: number;
      readonly block: number;
      readonly source: number;
      readonly sourceBlock: number;
      readonly insert: boolean;
    }
  /** Takes a block of the ciphertext out. */
  | { readonly kind: 'cut'; readonly number: number; readonly block: number }
  /** Moves a held item to this place of the queue, from 0. */
  | { readonly kind: 'reorder'; readonly number: number; readonly to: number }
  /** Sends an item that went on before once more, as it came. */
  | { readonly kind: 'replay'; readonly number: number }
  /** Takes a copy of an item into Eve's hands, under a new number. */
  | { readonly kind: 'copy'; readonly number: number; readonly of: number; readonly at: number }
  /** Puts a frame of Eve's own on the wire, as if `from` had sent it. */
  | {
      readonly kind: 'inject';
      readonly number: number;
      readonly from: Role;
      readonly bytes: Uint8Array;
      readonly at: number;
    };

/** A line of Eve’s log: something that came to her, or that she did. */
export type Action = Happening | Deed;
