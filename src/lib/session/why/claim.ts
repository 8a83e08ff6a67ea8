import type { ModeId, PaddingId } from '../../modes/index.ts';
import type { HeaderField, WireMode } from '../../wire/index.ts';

/** Who made a message that can't be compared with what was sent: Eve; somebody elsewhere; a sender that has forgotten it. */
export type Stranger = 'eve' | 'elsewhere' | 'forgotten';

/** What happened to a message between its two sides. Places and lengths are bytes of the ciphertext, blocks count from 1. */
export type WayClaim =
  | { readonly kind: 'unknown'; readonly who: Stranger }
  /** It is Eve's copy of what was sent. */
  | { readonly kind: 'copied' }
  /** It had gone on `before` times already. */
  | { readonly kind: 'replayed'; readonly before: number }
  | { readonly kind: 'header-changed'; readonly fields: readonly HeaderField[] }
  /** `bytes` of the IV are others; `read`: whether the receiver reads with it, with one of its own, or with none. */
  | { readonly kind: 'iv-changed'; readonly bytes: number; readonly read: 'it' | 'own' | 'none' }
  | { readonly kind: 'iv-resized'; readonly from: number; readonly to: number }
  /** Its end is missing. */
  | { readonly kind: 'cut'; readonly from: number; readonly to: number }
  /** Something stands behind it. */
  | { readonly kind: 'extended'; readonly from: number; readonly to: number }
  /** So many bytes are missing from `at` on, and something follows. */
  | { readonly kind: 'taken-out'; readonly at: number; readonly bytes: number }
  /** So many bytes were put in at `at`, and something follows. */
  | { readonly kind: 'put-in'; readonly at: number; readonly bytes: number }
  /** The same blocks in another order: those that stand elsewhere. */
  | { readonly kind: 'reordered'; readonly blocks: readonly number[] }
  /** So many bytes are others: in these blocks, and in the tag. */
  | {
      readonly kind: 'changed';
      readonly bytes: number;
      readonly blocks: readonly number[];
      readonly tag: boolean;
    }
  /** Another ciphertext of another length, and none of the above. */
  | { readonly kind: 'replaced'; readonly from: number; readonly to: number };

/** How the receiver is set otherwise than the sender was. */
export type SettingClaim =
  | { readonly kind: 'mode-differs'; readonly sent: ModeId; readonly read: ModeId }
  /** What the header names isn't the receiver's mode, and the sender's is not known. */
  | { readonly kind: 'mode-named'; readonly named: WireMode; readonly read: ModeId }
  /** The keys' lengths in bytes. */
  | { readonly kind: 'key-differs'; readonly sent: number; readonly read: number }
  /** It reads with an IV of its own, not with what came; `asSent`: whether that is the one that was sent, where one was. */
  | { readonly kind: 'iv-own'; readonly asSent?: boolean }
  /** `only`: nothing else differs, and nothing was changed on the way. */
  | {
      readonly kind: 'padding-differs';
      readonly sent: PaddingId;
      readonly read: PaddingId;
      readonly only: boolean;
    };

/** What came out at the receiver. */
export type OutcomeClaim =
  /** The run can't be made, in the mode's own words. */
  | { readonly kind: 'refused'; readonly says: string }
  | { readonly kind: 'tag-wrong' }
  /** `of`: how many blocks came out; `wrong`: not what was sent there; `added`: never sent; `missing`: sent, and not there. */
  | {
      readonly kind: 'blocks';
      readonly of: number;
      readonly wrong: readonly number[];
      readonly added: number;
      readonly missing: number;
    }
  /** The end isn't this padding, and why. */
  | { readonly kind: 'padding-wrong'; readonly padding: PaddingId; readonly reason: string }
  /** The first `read` of the `sent` bytes of the message. */
  | { readonly kind: 'shorter'; readonly sent: number; readonly read: number }
  /** All `sent` bytes of the message, and others behind them: `read` in all. */
  | { readonly kind: 'longer'; readonly sent: number; readonly read: number }
  /** The last bytes of the message were taken for this padding. */
  | { readonly kind: 'padding-took'; readonly padding: PaddingId; readonly bytes: Uint8Array }
  /** Bytes that the sender put on as this padding were left on the message. */
  | { readonly kind: 'padding-left'; readonly padding: PaddingId; readonly bytes: number }
  /** The message is what was sent, byte for byte. */
  | { readonly kind: 'same' }
  | { readonly kind: 'not-text' };

/** One thing that is said of a received message, as data: true or false by what was sent, what came, and both settings. */
export type Claim = WayClaim | SettingClaim | OutcomeClaim;

/** The claim of this kind. */
export type ClaimOf<K extends Claim['kind']> = Extract<Claim, { kind: K }>;
