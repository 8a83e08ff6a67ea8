import { equalBytes } from '../../lib/bytes/index.ts';
import type { Run } from '../../lib/modes/index.ts';
import type { Message } from '../../lib/session/index.ts';
import { opposite, type Role, type WireFrame } from '../../lib/wire/index.ts';
import type { Lab } from './lab.svelte.ts';
import type { Side } from './side.svelte.ts';
import type { WireItem } from './wire-item.ts';

/** A message of the wire as a run: its sender's encryption, or its receiver's decryption of what came. Throws, in words, where it is gone. */
export function runOfItem(lab: Lab, item: WireItem): Run {
  return lab.direction === 'encrypt' ? encryption(lab, item) : decryption(lab, item);
}

function encryption(lab: Lab, { from, frame }: WireItem): Run {
  const { settings, plaintext: input } = find(lab, from, 'sent', frame);
  if (!input) throw new Error('This side couldn’t decrypt it, and only its sender has the text.');
  return { settings, direction: 'encrypt', input };
}

function decryption(lab: Lab, { number, from, frame }: WireItem): Run {
  const { ciphertext } = lab.hands?.frameOf(number) ?? frame;
  const { settings } = find(lab, opposite(from), 'received', { ...frame, ciphertext });
  return { settings, direction: 'decrypt', input: ciphertext };
}

/** A message as this side has it; where the side is elsewhere, as the one that is here has it. */
function find(lab: Lab, role: Role, direction: Message['direction'], frame: WireFrame): Message {
  const { sides, remote } = lab;
  const has = (side: Side, way: Message['direction']) =>
    side.messages.findLast(
      ({ direction, sequence, ciphertext }) =>
        direction === way &&
        sequence === frame.sequence &&
        equalBytes(ciphertext, frame.ciphertext),
    );
  const found =
    has(sides[role], direction) ??
    (remote && has(sides[opposite(role)], direction === 'sent' ? 'received' : 'sent'));
  if (found) return found;
  if (remote) throw new Error(remote.blind);
  const hasIt = direction === 'sent' ? 'has no longer' : 'doesn’t have';
  throw new Error(`The ${role} ${hasIt} message ${frame.sequence}, or not with these bytes.`);
}
