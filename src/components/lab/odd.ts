import { equalBytes } from '../../lib/bytes/index.ts';
import type { Message } from '../../lib/session/index.ts';
import { opposite, type Role } from '../../lib/wire/index.ts';
import type { Conversation } from './conversation.svelte.ts';
import type { Hands } from './eve/hands.svelte.ts';
import type { WireItem } from './wire-item.ts';

/** What the other side sent under the number of a received message; undefined where it sent nothing, or isn’t here. */
export const sentOf = (
  { sides }: Conversation,
  role: Role,
  { sequence }: Message,
): Message | undefined =>
  sides[opposite(role)].messages.findLast(
    (one) => one.direction === 'sent' && one.sequence === sequence,
  );

/** Whether a received message isn’t what was sent: there is something to explain. */
export function isOdd(conversation: Conversation, role: Role, message: Message): boolean {
  if (message.direction !== 'received') return false;
  if (message.error || message.answer) return true;
  if (conversation.wire.away) return false;
  const sent = sentOf(conversation, role, message);
  return !sent?.plaintext || !message.plaintext || !equalBytes(sent.plaintext, message.plaintext);
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
