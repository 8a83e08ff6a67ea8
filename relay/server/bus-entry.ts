import type { Here, RoomEvent } from './rooms.ts';

/** One entry of a room's stream: who tells, and what. Field `f`: a frame and its speaker; field `n`: anything else. */
export type Fields = (string | Buffer)[];

/** An event of a room as the fields of a stream’s entry, by which relay it came first. The way back is `fromFields`. */
export function toFields(by: string, event: RoomEvent): Fields {
  if (event.kind === 'frame')
    return ['by', by, event.from === 'client' ? 'c' : 's', Buffer.from(event.frame)];
  return ['by', by, 'n', JSON.stringify(event)];
}

/** Reads an entry; undefined where it isn't one: whoever may write to Redis may write anything. */
export function fromFields(
  fields: readonly Buffer[],
): { readonly by: string; readonly event: RoomEvent } | undefined {
  if (fields.length !== 4 || fields[0].toString() !== 'by') return undefined;
  const by = fields[1].toString();
  const [, , kind, value] = fields;
  if (kind.toString() === 'c')
    return { by, event: { kind: 'frame', from: 'client', frame: value } };
  if (kind.toString() === 's')
    return { by, event: { kind: 'frame', from: 'server', frame: value } };
  const event = readNote(value.toString());
  return event && { by, event };
}

function readNote(text: string): RoomEvent | undefined {
  try {
    const { kind, here, joined } = JSON.parse(text) as Record<string, unknown>;
    if (kind === 'ask') return { kind };
    if (kind !== 'here' || typeof here !== 'object' || here === null) return undefined;
    const { client, server, watchers } = here as Partial<Here>;
    const isSpeaker = joined === 'client' || joined === 'server';
    return {
      kind,
      here: { client: client === true, server: server === true, watchers: Number(watchers) || 0 },
      ...(isSpeaker && { joined }),
    };
  } catch {
    return undefined;
  }
}
