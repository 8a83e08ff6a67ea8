import { equalBytes } from '../../lib/bytes/index.ts';
import type { Run } from '../../lib/modes/index.ts';
import type { Message } from '../../lib/session/index.ts';
import { opposite, type Role, type WireFrame } from '../../lib/wire/index.ts';
import type { Conversation } from './conversation.svelte.ts';
import type { Side } from './side.svelte.ts';
import type { WireItem } from './wire-item.ts';

/** A message's runs, as far as they are known: its sender's encryption, and its receiver's decryption of what came. */
export interface RunsOfMessage {
  readonly sent?: Run;
  readonly received?: Run;
  /** Where it hasn't come: how its receiver would read it as it was sent, with what it is set to. */
  readonly expected?: Run;
}

/** What is known of a message of the wire. Throws, in words, where neither end has it any more. */
export function journeyOfMessage(talk: Conversation, item: WireItem): RunsOfMessage {
  const [sent, received] = [encryption, decryption].map((of) => {
    try {
      return { run: of(talk, item) };
    } catch (error) {
      return { error };
    }
  });
  if (!sent.run && !received.run) throw sent.error;
  return {
    sent: sent.run,
    received: received.run,
    expected: talk.wire.away ? undefined : expectation(talk, item),
  };
}

function expectation({ sides }: Conversation, { from, frame }: WireItem): Run {
  const { settings } = sides[opposite(from)].endpoint;
  const iv = frame.iv.length > 0 ? frame.iv : settings.iv;
  return { settings: { ...settings, iv }, direction: 'decrypt', input: frame.ciphertext };
}

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
