import { fromHex } from '../../../lib/bytes/index.ts';
import type { RecordedMessage, RecordedRun, Recording } from '../../../lib/state/index.ts';
import { opposite } from '../../../lib/wire/index.ts';
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
  lab.linked = false;
  lab.rewire();
  lab.hands = new Hands(lab);
  const start = Date.now();
  const numbers = new Map<number, number>();
  for (const event of recording.events) {
    if (event.kind === 'message') numbers.set(event.number, await resend(lab, event));
    else {
      const { deed } = event;
      const isNew = deed.kind === 'copy' || deed.kind === 'inject';
      const done = deedOf(event, start, numbers);
      if (isNew && 'number' in done) numbers.set(deed.number, redo(lab, done));
      else lab.hands.act(done);
    }
  }
  show(lab);
}

/** A copy or an injected frame gets its own number here, from the list. */
function redo(lab: Lab, deed: ReturnType<typeof deedOf>): number {
  if (deed.kind === 'copy') lab.hands!.copy(deed.of);
  if (deed.kind === 'inject') lab.hands!.inject(deed.from, deed.bytes);
  return lab.crossed.items.at(-1)?.number ?? 0;
}

const typed = ({ mode, padding, key, iv }: RecordedRun) => ({
  mode,
  padding,
  key,
  ...(iv.length === 32 && { iv }),
});

async function resend(lab: Lab, { from, sent, read, plaintext }: RecordedMessage): Promise<number> {
  const [sender, receiver] = [lab.sides[from], lab.sides[opposite(from)]];
  const agreed = read.iv !== '' && read.iv !== sent.iv && read.mode === sent.mode;
  receiver.configure({ ...typed(read), ivPolicy: agreed ? 'fixed' : 'random' });
  sender.configure({ ...typed(sent), ivPolicy: 'fixed' });
  const iv = fromHex(sent.iv.padEnd(32, '0'));
  sender.endpoint.configure({ iv });
  const before = lab.crossed.items.length;
  sender.endpoint.send(fromHex(plaintext));
  // It reads what comes with the IV that comes.
  sender.configure({ ivPolicy: 'random' });
  await until(() => {
    const item = lab.crossed.items.slice(before).find((one) => one.from === from && !one.isEves);
    return item !== undefined && lab.hands!.state.items.has(item.number);
  });
  return lab.crossed.items.slice(before).find((one) => one.from === from && !one.isEves)!.number;
}

async function until(isDone: () => boolean): Promise<void> {
  const end = performance.now() + PATIENCE_MS;
  while (!isDone()) {
    if (performance.now() > end)
      throw new Error('A message of the recording didn’t cross in time.');
    await new Promise((resolve) => setTimeout(resolve));
  }
}

/** What came of the attack: the decryption of what reached somebody last. */
function show(lab: Lab): void {
  const passing = lab.hands!.state.passed.at(-1);
  if (!passing) return;
  const { settings, ciphertext } =
    lab.sides[passing.to].endpoint.messages.findLast(({ direction }) => direction === 'received') ??
    {};
  if (!settings || !ciphertext) return;
  lab.showRun({ settings, direction: 'decrypt', input: ciphertext }, 'What the attack made of it');
  lab.stage.player.play();
}
