import { type Message, whyOf } from '../../lib/session/index.ts';
import type { Role } from '../../lib/wire/index.ts';
import type { Lab } from './lab.svelte.ts';
import { originOf } from './odd.ts';

/** Says why a received message came out as it did, and opens the receiver’s run at the very block. */
export function explain(
  { conversation, showing, hands }: Lab,
  role: Role,
  message: Message,
): string {
  const { sentence, block } = whyOf(originOf(conversation, hands, role, message), message);
  const { settings, ciphertext: input } = message;
  const source = hands?.sourceOf(message.id) ?? 'before';
  const item = conversation.crossed.items.findLast(({ number, from, frame }) =>
    source === 'before'
      ? from !== role && frame.sequence === message.sequence
      : number === source.number,
  );
  if (item) showing.explain(item.number, block);
  // Who has no frame of it on the list any more sees how it was read all the same.
  else showing.give({ settings, direction: 'decrypt', input }, 'Why it came out so');
  if (!item && block !== undefined) showing.lookInto(block);
  return sentence;
}
