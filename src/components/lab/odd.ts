import { equalBytes } from '../../lib/bytes/index.ts';
import type { Message } from '../../lib/session/index.ts';
import { opposite, type Role } from '../../lib/wire/index.ts';
import type { Lab } from './lab.svelte.ts';
import type { WireItem } from './wire-item.ts';

/** What the other side sent under the number of a received message; undefined where it sent nothing, or isn’t here. */
export const sentOf = (lab: Lab, role: Role, { sequence }: Message): Message | undefined =>
  lab.sides[opposite(role)].messages.findLast(
    (one) => one.direction === 'sent' && one.sequence === sequence,
  );

/** Whether a received message isn’t what was sent: there is something to explain. */
export function isOdd(lab: Lab, role: Role, message: Message): boolean {
  if (message.direction !== 'received') return false;
  if (message.error || message.answer) return true;
  if (lab.remote) return false;
  const sent = sentOf(lab, role, message);
  return !sent?.plaintext || !message.plaintext || !equalBytes(sent.plaintext, message.plaintext);
}

/** What Eve did to a message that this side sent, as only somebody who sees everything knows; empty where nothing. */
export function fateOf(lab: Lab, role: Role, { direction, sequence }: Message): string {
  if (!lab.hands || direction !== 'sent') return '';
  const isIt = (item: WireItem) =>
    item.from === role && !item.isEves && item.frame.sequence === sequence;
  const item = lab.crossed.items.findLast(isIt);
  return item ? (lab.hands.fate(item.number)?.words ?? '') : '';
}
