import { equalBytes } from '../../lib/bytes/index.ts';
import type { Message, Origin } from '../../lib/session/index.ts';
import { opposite, parseFrame, type Role } from '../../lib/wire/index.ts';
import type { Conversation } from './conversation.svelte.ts';
import type { Hands } from './eve/hands.svelte.ts';
import type { WireItem } from './wire-item.ts';

/** Where a received message came from: what its sender sent, and what Eve made of it; or who else it is from. */
export function originOf(
  conversation: Conversation,
  hands: Hands | undefined,
  role: Role,
  { id, sequence }: Message,
): Origin {
  if (conversation.wire.away) return { who: 'elsewhere' };
  const source = hands ? hands.sourceOf(id) : 'before';
  if (source === undefined) return { who: 'forgotten' };
  if (source === 'before') return fromSender(conversation, role, sequence);
  const { root, copied, before, header } = source;
  if (!root) return { who: 'eve' };
  const { sequence: number } = parseFrame(root.original);
  return fromSender(conversation, role, number, { copied, before, header });
}

/** What the other side sent under this number. */
function fromSender(
  { sides }: Conversation,
  role: Role,
  sequence: number,
  dealings: Omit<Extract<Origin, { who: 'sender' }>, 'who' | 'sent'> = {},
): Origin {
  const sent = sides[opposite(role)].messages.findLast(
    (one) => one.direction === 'sent' && one.sequence === sequence,
  );
  return sent ? { who: 'sender', sent, ...dealings } : { who: 'forgotten' };
}

/** Whether there is something to explain about a received message: it, or the way it came, isn’t as it was sent. */
export function isOdd(
  conversation: Conversation,
  hands: Hands | undefined,
  role: Role,
  message: Message,
): boolean {
  if (message.direction !== 'received') return false;
  if (message.error || message.answer) return true;
  const origin = originOf(conversation, hands, role, message);
  if (origin.who !== 'sender') return origin.who === 'eve';
  const { sent, copied, before, header } = origin;
  if (copied || before || header?.length) return true;
  return (['iv', 'ciphertext', 'plaintext'] as const).some((what) => {
    const [a, b] = [sent[what], message[what]];
    return !a || !b || !equalBytes(a, b);
  });
}

/** What Eve did to a message that this side sent, as only somebody who sees everything knows; empty where nothing. */
export function fateOf(
  { crossed }: Conversation,
  hands: Hands | undefined,
  role: Role,
  { direction, sequence }: Message,
): string {
  if (!hands || direction !== 'sent') return '';
  const isIt = (item: WireItem) =>
    item.from === role && !item.isEves && item.frame.sequence === sequence;
  const item = crossed.items.findLast(isIt);
  return item ? (hands.fate(item.number)?.words ?? '') : '';
}
