import { type Message, whyOf } from '../../lib/session/index.ts';
import type { Role } from '../../lib/wire/index.ts';
import type { Lab } from './lab.svelte.ts';
import { sentOf } from './odd.ts';

/** Says why a received message isn’t what was sent, and opens the receiver’s run at the very block. */
export function explain(lab: Lab, role: Role, message: Message): string {
  const why = whyOf(sentOf(lab, role, message), message);
  const { settings, ciphertext: input } = message;
  const item = lab.crossed.items.findLast(
    ({ from, frame }) => from !== role && frame.sequence === message.sequence,
  );
  lab.showRun({ settings, direction: 'decrypt', input }, 'Why it came out so', item?.number);
  const { stage } = lab;
  if (why?.block !== undefined && !lab.stageProblem) {
    stage.player.seek(stage.timeline.outputEnds[why.block - 1] ?? stage.player.end);
    stage.look(why.block);
  }
  return why?.sentence ?? 'It is what was sent, byte for byte, and that isn’t UTF-8.';
}
