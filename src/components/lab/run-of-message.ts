import { equalBytes } from '../../lib/bytes/index.ts';
import type { Direction, Run } from '../../lib/modes/index.ts';
import type { Message } from '../../lib/session/index.ts';
import { opposite, type Role, type WireFrame } from '../../lib/wire/index.ts';
import type { Conversation } from './conversation.svelte.ts';
import type { Side } from './side.svelte.ts';
import type { WireItem } from './wire-item.ts';

/**
 * A message of the wire as a run: its sender's encryption, or its receiver's decryption of what came. Throws, in words, where
 * it is gone.
 */
export const runOfMessage = (talk: Conversation, item: WireItem, direction: Direction): Run =>
  direction === 'encrypt' ? encryption(talk, item) : decryption(talk, item);

function encryption(talk: Conversation, { from, frame }: WireItem): Run {
  const { settings, plaintext: input } = find(talk, from, 'sent', frame);
  if (!input) throw new Error('This side couldn’t decrypt it, and only its sender has the text.');
  return { settings, direction: 'encrypt', input };
}

function decryption(talk: Conversation, item: WireItem): Run {
  const { ciphertext } = talk.frameOf(item);
  const frame = { ...item.frame, ciphertext };
  const { settings } = find(talk, opposite(item.from), 'received', frame);
  return { settings, direction: 'decrypt', input: ciphertext };
}

/** A message as this side has it; where the side is elsewhere, as the one that is here has it. */
function find(
  { sides, wire }: Conversation,
  role: Role,
  direction: Message['direction'],
  frame: WireFrame,
): Message {
  const has = (side: Side, way: Message['direction']) =>
    side.messages.findLast(
      ({ direction, sequence, ciphertext }) =>
        direction === way &&
        sequence === frame.sequence &&
        equalBytes(ciphertext, frame.ciphertext),
    );
  const found =
    has(sides[role], direction) ??
    (wire.away && has(sides[opposite(role)], direction === 'sent' ? 'received' : 'sent'));
  if (found) return found;
  if (wire.away) throw new Error(wire.away.blind);
  const hasIt = direction === 'sent' ? 'has no longer' : 'doesn’t have';
  throw new Error(`The ${role} ${hasIt} message ${frame.sequence}, or not with these bytes.`);
}
