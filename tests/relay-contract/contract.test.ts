import { describe, expect, test } from 'vitest';
import { closeReason } from '../../src/lib/dial/index.ts';
import {
  CLOSE,
  closeNameOf,
  type Note,
  placeOf,
  readNote,
  readSender,
  withSender,
  writeNote,
} from '../../src/lib/relay-contract/index.ts';

describe('What a relay and those who join it agree on', () => {
  test.each<Note>([
    { kind: 'welcome', place: 'watcher' },
    { kind: 'presence', peers: { client: true, server: false } },
    { kind: 'beat' },
    { kind: 'welcome', place: 'client', pace: { perSecond: 50, burst: 200 } },
    { kind: 'slower', ms: 250 },
  ])('a note is read as it was written: $kind', (note) => {
    expect(readNote(writeNote(note))).toEqual(note);
  });

  test.each([
    '',
    '{',
    'null',
    '1',
    '"x"',
    '[]',
    '{"relay":"blockwise.2","place":"client"}',
    '{"relay":"blockwise.1","place":"eve"}',
    '{"peers":null}',
    '{"peers":1}',
  ])('any other text is a sign of life and no more: %s', (text) =>
    expect(readNote(text)).toEqual({ kind: 'beat' }),
  );

  test('who is there is told by true alone', () => {
    const peers = { client: 'yes', server: true };
    expect(readNote(JSON.stringify({ peers }))).toEqual({
      kind: 'presence',
      peers: { client: false, server: true },
    });
  });

  test.each([
    ['{"relay":"blockwise.1","place":"client","pace":{"perSecond":0,"burst":1}}', 'welcome'],
    ['{"relay":"blockwise.1","place":"client","pace":{"perSecond":1e999,"burst":1}}', 'welcome'],
    ['{"relay":"blockwise.1","place":"client","pace":"fast"}', 'welcome'],
    ['{"slower":-1}', 'beat'],
    ['{"slower":"long"}', 'beat'],
  ])('an amount that can’t be one is left out: %s', (text, kind) => {
    expect(readNote(text)).toEqual({ kind, ...(kind === 'welcome' && { place: 'client' }) });
  });

  test('nobody is silent for more than a minute because a relay says so', () => {
    expect(readNote('{"slower":9e15}')).toEqual({ kind: 'slower', ms: 60_000 });
  });

  test('a capability begins with its place’s letter', () => {
    expect(['c', 's', 'w', 'x'].map((letter) => placeOf(letter.padEnd(65, 'A')))).toEqual([
      'client',
      'server',
      'watcher',
      undefined,
    ]);
    expect([64, 66].map((length) => placeOf('c'.padEnd(length, 'A')))).toEqual([
      undefined,
      undefined,
    ]);
  });

  test.each(['client', 'server'] as const)('a watcher reads that the %s said a frame', (from) => {
    const frame = Uint8Array.of(1, 2, 3);
    expect(readSender(withSender(from, frame))).toEqual({ from, frame });
  });

  test('every code has one name', () => {
    for (const [name, code] of Object.entries(CLOSE)) expect(closeNameOf(code)).toBe(name);
    expect([0, 1010, 4000].map(closeNameOf)).toEqual([undefined, undefined, undefined]);
  });

  test('only where coming back is of no use is an end final', () => {
    const final = Object.entries(CLOSE).filter(([, code]) => closeReason(code).final);
    expect(final.map(([name]) => name)).toEqual([
      'protocol',
      'text',
      'replaced',
      'noPlace',
      'version',
    ]);
    expect(closeReason(4_999)).toEqual({
      reason: 'The connection was closed (4999).',
      final: false,
    });
  });
});
