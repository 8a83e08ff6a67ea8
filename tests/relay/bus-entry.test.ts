import { describe, expect, test } from 'vitest';
import { fromFields, toFields } from '../../relay/server/bus-entry.ts';
import type { RoomEvent } from '../../relay/server/rooms.ts';

/** As Redis gives the fields back. */
const fields = (...all: (string | Uint8Array)[]): Buffer[] =>
  all.map((field) => Buffer.from(field));
const here = { client: true, server: false, watchers: 3 };

describe('An entry of a room’s stream', () => {
  test.each<[string, RoomEvent]>([
    ['a frame of the client', { kind: 'frame', from: 'client', frame: Buffer.from([0, 255, 10]) }],
    ['a frame of the server', { kind: 'frame', from: 'server', frame: Buffer.alloc(0) }],
    ['who is here', { kind: 'here', here }],
    ['who has come', { kind: 'here', here, joined: 'client' }],
    ['a question', { kind: 'ask' }],
  ])('carries %s as it is', (_, event) => {
    expect(fromFields(fields(...toFields('relay-1', event)))).toEqual({ by: 'relay-1', event });
  });

  test.each<[string, Buffer[]]>([
    ['no field', []],
    ['too few', fields('by', 'a', 'c')],
    ['too many', fields('by', 'a', 'c', 'x', 'y')],
    ['another first name', fields('of', 'a', 'c', 'x')],
    ['no JSON', fields('by', 'a', 'n', '{')],
    ['a note of another kind', fields('by', 'a', 'n', '{"kind":"frame"}')],
    ['nobody in it', fields('by', 'a', 'n', '{"kind":"here","here":null}')],
    ['null', fields('by', 'a', 'n', 'null')],
  ])('is none with %s', (_, entry) => expect(fromFields(entry)).toBeUndefined());

  test('is read as far as it can be where somebody else has written it', () => {
    const note = { kind: 'here', here: { client: 1, server: true, watchers: 'x' }, joined: 'eve' };
    expect(fromFields(fields('by', 'a', 'n', JSON.stringify(note)))?.event).toEqual({
      kind: 'here',
      here: { client: false, server: true, watchers: 0 },
    });
  });
});
