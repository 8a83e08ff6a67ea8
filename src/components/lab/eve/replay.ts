import { fromHex } from '../../../lib/bytes/index.ts';
import type { Deed } from '../../../lib/eve/index.ts';
import type { RecordedMessage, RecordedRun, Recording } from '../../../lib/state/index.ts';
import { opposite } from '../../../lib/wire/index.ts';
import type { Conversation } from '../conversation.svelte.ts';
import type { Lab } from '../lab.svelte.ts';
import { Hands } from './hands.svelte.ts';
import { deedOf } from './record.ts';

/** How long a message may take to the wire and to Eve. */
const PATIENCE_MS = 5_000;

/**
 * Runs a recorded session again, for real: every message is sent by an endpoint that is set as it was, and Eve does what she
 * did. Then the last message that reached somebody is on the stage. Throws, in words, where it can’t be.
 */
export async function replay(lab: Lab, recording: Recording): Promise<void> {
  const { conversation } = lab;
  conversation.link(false);
  conversation.rewire();
  const hands = new Hands(conversation);
  lab.admit(hands);
  const start = Date.now();
  const numbers = new Map<number, number>();
  for (const event of recording.events) {
    if (event.kind === 'message')
      numbers.set(event.number, await resend(conversation, hands, event));
    else {
      const { deed } = event;
      const number = redo(hands, deedOf(event, start, numbers));
      if (number !== undefined && 'number' in deed) numbers.set(deed.number, number);
    }
  }
  show(lab, hands);
}

/** Does it; returns the number that a copy or an injected frame has here. */
function redo(hands: Hands, deed: Deed): number | undefined {
  if (deed.kind === 'copy') return hands.copy(deed.of);
  if (deed.kind === 'inject') return hands.inject(deed.from, deed.bytes);
  hands.act(deed);
  return undefined;
}

const typed = ({ mode, padding, key, iv }: RecordedRun) => ({
  mode,
  padding,
  key,
  ...(iv.length === 32 && { iv }),
});

async function resend(
  { sides, crossed }: Conversation,
  hands: Hands,
  { from, sent, read, plaintext }: RecordedMessage,
): Promise<number> {
  const [sender, receiver] = [sides[from], sides[opposite(from)]];
  const agreed = read.iv !== '' && read.iv !== sent.iv && read.mode === sent.mode;
  receiver.configure({ ...typed(read), ivPolicy: agreed ? 'fixed' : 'random' });
  sender.configure({ ...typed(sent), ivPolicy: 'fixed' });
  const iv = fromHex(sent.iv.padEnd(32, '0'));
  sender.endpoint.configure({ iv });
  const before = crossed.items.length;
  sender.endpoint.send(fromHex(plaintext));
  // Back to the policy under which it takes the IV of what it receives from the wire, as a receiver has to.
  sender.configure({ ivPolicy: 'random' });
  const resent = () =>
    crossed.items.slice(before).find((one) => one.from === from && !one.isEves)?.number;
  return until(() => {
    const number = resent();
    return number !== undefined && hands.state.items.has(number) ? number : undefined;
  });
}

/** What `found` returns once it returns something. */
async function until<T>(found: () => T | undefined): Promise<T> {
  const end = performance.now() + PATIENCE_MS;
  for (;;) {
    const it = found();
    if (it !== undefined) return it;
    if (performance.now() > end)
      throw new Error('A message of the recording didn’t cross in time.');
    await new Promise((resolve) => setTimeout(resolve));
  }
}

/** What came of the attack: the decryption of what reached somebody last. */
function show({ conversation, showing }: Lab, hands: Hands): void {
  const passing = hands.state.passed.at(-1);
  if (!passing) return;
  const { settings, ciphertext } =
    conversation.sides[passing.to].messages.findLast(({ direction }) => direction === 'received') ??
    {};
  if (!settings || !ciphertext) return;
  showing.give({ settings, direction: 'decrypt', input: ciphertext }, 'What the attack made of it');
  showing.stage.player.play();
}
