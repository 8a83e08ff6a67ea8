import { fromHex, toHex } from '../../../lib/bytes/index.ts';
import { type Packet, writePcapng } from '../../../lib/capture/index.ts';
import { type Deed, type Item, isDeed } from '../../../lib/eve/index.ts';
import { type ListedSettings, paddingOf } from '../../../lib/modes/index.ts';
import type { Message } from '../../../lib/session/index.ts';
import type {
  RecordedDeed,
  RecordedEvent,
  RecordedMessage,
  RecordedRun,
  Recording,
} from '../../../lib/state/index.ts';
import { opposite, type Role } from '../../../lib/wire/index.ts';
import type { Conversation } from '../conversation.svelte.ts';
import type { Lab } from '../lab.svelte.ts';
import type { WireItem } from '../wire-item.ts';

const runOf = ({ key, iv, ...settings }: ListedSettings): RecordedRun => ({
  mode: settings.mode,
  padding: paddingOf(settings),
  key: toHex(key),
  iv: iv ? toHex(iv) : '',
});

const messageOf = (
  conversation: Conversation,
  role: Role,
  way: Message['direction'],
  { frame }: WireItem,
) =>
  conversation.sides[role].messages.findLast(
    ({ direction, sequence }) => direction === way && sequence === frame.sequence,
  );

/** A message of the list with what both sides run it with; undefined where its sender has forgotten it. */
function recordMessage(
  conversation: Conversation,
  item: WireItem,
  start: number,
): RecordedMessage | undefined {
  const { number, from, frame, at } = item;
  const sent = messageOf(conversation, from, 'sent', item);
  if (!sent?.plaintext) return undefined;
  const other = opposite(from);
  const own = conversation.sides[other].endpoint.settings;
  const read = messageOf(conversation, other, 'received', item)?.settings ?? {
    ...own,
    iv: frame.iv,
  };
  return {
    kind: 'message',
    number,
    from,
    ms: at - start,
    plaintext: toHex(sent.plaintext),
    sent: runOf(sent.settings),
    read: runOf(read),
  };
}

/** The conversation on the list and what Eve has done to it, as data. Keys and texts are in it: it is for sharing a lesson. */
export function recordingOf({ conversation, hands }: Lab): Recording {
  const own = conversation.crossed.items.filter(({ again, isEves }) => !again && !isEves);
  const start = own[0]?.at ?? 0;
  const message = (number: number): RecordedEvent[] => {
    const item = own.find((one) => one.number === number);
    const recorded = item && recordMessage(conversation, item, start);
    return recorded ? [recorded] : [];
  };
  const actions = hands?.log.actions ?? [];
  const arrived = new Set(actions.flatMap((one) => (one.kind === 'arrive' ? [one.number] : [])));
  const before = own.filter(({ number }) => !arrived.has(number)).map(({ number }) => number);
  return {
    format: 'blockwise session',
    version: 1,
    events: [
      ...before.flatMap(message),
      ...actions.flatMap((action): RecordedEvent[] => {
        if (action.kind === 'arrive') return message(action.number);
        return isDeed(action) ? [recordDeed(action, start)] : [];
      }),
    ],
  };
}

/** Times are told from the first message on. */
function recordDeed(deed: Deed, start: number): RecordedDeed {
  const since = (ms: number) => Math.max(0, Math.round(ms - start));
  if (deed.kind === 'inject')
    return { kind: 'deed', deed: { ...deed, at: since(deed.at), bytes: toHex(deed.bytes) } };
  if (deed.kind === 'delay') return { kind: 'deed', deed: { ...deed, dueAt: since(deed.dueAt) } };
  if (deed.kind === 'copy') return { kind: 'deed', deed: { ...deed, at: since(deed.at) } };
  return { kind: 'deed', deed };
}

/** A recorded deed with its numbers and times as they are in this conversation. */
export function deedOf({ deed }: RecordedDeed, start: number, numbers: Map<number, number>): Deed {
  const here = (number: number) => numbers.get(number) ?? number;
  if (deed.kind === 'hold' || deed.kind === 'releaseAll') return deed;
  const own = { ...deed, number: here(deed.number) };
  if (own.kind === 'inject') return { ...own, at: own.at + start, bytes: fromHex(own.bytes) };
  if (own.kind === 'delay') return { ...own, dueAt: own.dueAt + start };
  if (own.kind === 'copy') return { ...own, of: here(own.of), at: own.at + start };
  return own.kind === 'splice' ? { ...own, source: here(own.source) } : own;
}

/** What crossed, as a capture: the frames of the session, and what Eve sent on in another connection. */
export function captureOf({ conversation, hands }: Lab): Uint8Array<ArrayBuffer> {
  const crossed: Packet[] = conversation.wire.log.map(({ from, at, bytes }) => ({
    from,
    at,
    bytes,
  }));
  const passed = hands?.state.passed ?? [];
  const sentOn: Packet[] = passed.map(({ number, to, bytes }) => {
    const item = hands!.state.items.get(number) as Item;
    const comment = hands!.fate(number)?.words || 'sent on by Eve as it came';
    return { from: opposite(to), at: item.at, bytes, stream: 1, comment };
  });
  return writePcapng([...crossed, ...sentOn].sort((a, b) => a.at - b.at));
}
