import { describe, expect, test } from 'vitest';
import { mintRoom, rightOf } from '../../relay/server/capability.ts';
import { PLACES } from '../../src/lib/relay-contract/index.ts';

describe('A capability', () => {
  test('gives the right to its own place, and those of one room to that room', () => {
    const room = mintRoom();
    for (const place of PLACES) expect(rightOf(room[place])?.place).toBe(place);
    const names = PLACES.map((place) => rightOf(room[place])?.room);
    expect(new Set(names).size).toBe(1);
    expect(names[0]).toMatch(/^[\w-]{43}$/);
  });

  test('of another room gives the right to another room', () => {
    const rooms = [mintRoom(), mintRoom()].map(({ client }) => rightOf(client)?.room);
    expect(new Set(rooms).size).toBe(2);
  });

  test('doesn’t become one for another place: with another letter it opens another room', () => {
    const { watcher } = mintRoom();
    const own = rightOf(watcher)!;
    for (const letter of ['c', 's'])
      expect(rightOf(letter + watcher.slice(1))?.room).not.toBe(own.room);
  });

  test('doesn’t name the others: no secret of one place is in the capability of another', () => {
    const room = mintRoom();
    const secretAt = (own: number) =>
      Buffer.from(room[PLACES[own]].slice(1), 'base64url').subarray(own * 16, own * 16 + 16);
    for (const own of [0, 1, 2])
      for (const other of [0, 1, 2].filter((one) => one !== own)) {
        const bytes = Buffer.from(room[PLACES[other]].slice(1), 'base64url');
        expect(bytes.includes(secretAt(own))).toBe(false);
      }
  });

  test('with one bit changed opens no room that there is', () => {
    const { client } = mintRoom();
    const room = rightOf(client)!.room;
    const bytes = Buffer.from(client.slice(1), 'base64url');
    for (let bit = 0; bit < 8 * bytes.length; bit += 5) {
      const changed = Buffer.from(bytes);
      changed[bit >> 3] ^= 1 << (bit & 7);
      expect(rightOf(`c${changed.toString('base64url')}`)?.room).not.toBe(room);
    }
  });

  test.each([
    '',
    'c',
    'x'.padEnd(65, 'A'),
    'c'.padEnd(64, 'A'),
    'c'.padEnd(66, 'A'),
    'c'.padEnd(65, '+'),
  ])('is no capability: “%s”', (text) => expect(rightOf(text)).toBeUndefined());
});
