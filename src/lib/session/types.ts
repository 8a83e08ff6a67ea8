import type { Clock, Role, WireFrame, WireReason } from '../wire/index.ts';
import type { DeliveryReason } from './delivery.ts';
import type { Random } from './iv.ts';
import type { SessionLimits } from './limits.ts';
import type { Message } from './messages.ts';
import type { SavedSession } from './saved.ts';
import type { EndpointSettings } from './settings.ts';

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
