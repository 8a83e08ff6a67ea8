import { type Message, whyOf } from '../../lib/session/index.ts';
import type { Role } from '../../lib/wire/index.ts';
import type { Lab } from './lab.svelte.ts';
import { sentOf } from './odd.ts';

/** Says why a received message isn’t what was sent, and opens the receiver’s run at the very block. */
export function explain({ conversation, showing }: Lab, role: Role, message: Message): string {
  const why = whyOf(sentOf(conversation, role, message), message);
  const { settings, ciphertext: input } = message;
  const item = conversation.crossed.items.findLast(
    ({ from, frame }) => from !== role && frame.sequence === message.sequence,
  );
  showing.give({ settings, direction: 'decrypt', input }, 'Why it came out so', item?.number);
  if (why?.block !== undefined) showing.lookInto(why.block);
  return why?.sentence ?? 'It is what was sent, byte for byte, and that isn’t UTF-8.';
}
