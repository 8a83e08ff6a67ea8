import { vi } from 'vitest';
import {
  Conversation,
  type ConversationEvent,
} from '../../src/components/lab/conversation.svelte.ts';
import type { Role, WireFrame } from '../../src/lib/wire/index.ts';

/** A browser’s answer to whether motion is unwelcome, where there is no browser. */
export const withMotion = (isReduced: boolean): void =>
  void vi.stubGlobal('matchMedia', () => ({ matches: isReduced }));

/** A conversation on an open wire inside the page, with what it told; and how to end it. */
export function talk(drafts: Partial<Record<Role, string>> = {}) {
  const conversation = new Conversation({ client: '', server: '', ...drafts });
  const events: ConversationEvent[] = [];
  conversation.subscribe((event) => events.push(event));
  const close = conversation.open();
  return { conversation, events, close };
}

/** Waits for what crosses a MessageChannel; rejects where it never comes. */
export const until = (isSo: () => boolean): Promise<void> =>
  vi.waitUntil(isSo, { timeout: 5_000, interval: 1 }).then(() => undefined);

/** Writes a text and sends it, and waits until it has come and is on the list. */
export async function say(
  { conversation, events }: ReturnType<typeof talk>,
  role: Role,
  text: string,
) {
  const { messages } = conversation.sides[role === 'client' ? 'server' : 'client'];
  const told = events.filter(({ kind }) => kind === 'listed').length;
  conversation.write(role, text);
  if (!conversation.send(role)) throw new Error(conversation.sides[role].sendProblem);
  await until(
    () =>
      conversation.sides[role === 'client' ? 'server' : 'client'].messages.length >
        messages.length && events.filter(({ kind }) => kind === 'listed').length > told,
  );
}

/** One block in ECB, as the first message of somebody. */
export const FRAME: WireFrame = {
  type: 'data',
  mode: 'ecb',
  resend: false,
  epoch: 7,
  peerEpoch: 0,
  sequence: 1,
  acknowledged: 0,
  iv: new Uint8Array(0),
  ciphertext: new Uint8Array(16),
};
