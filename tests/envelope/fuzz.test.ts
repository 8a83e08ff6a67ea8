import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openEnvelope } from '../../src/lib/envelope/index.ts';
import { SEED } from '../support/random.ts';
import { expectWhole } from './opened.ts';

/** Pieces that formats look for, so that a random text comes near to them. */
const PIECES = [
  ...[
    '{',
    '}',
    '[',
    ']',
    '"',
    "'",
    '\\',
    ':',
    '::',
    ',',
    '.',
    '--',
    '-',
    '|',
    '$',
    '\n',
    ' ',
    '=',
    '(',
    ')',
  ],
  ...[
    '"iv":',
    '"ciphertext":',
    "'tag': b'",
    'b"',
    '<Buffer ',
    '>',
    '{"type":"Buffer","data":[',
    '{"0":1',
    'Uint8Array(3) [',
  ],
  ...[
    '$ANSIBLE_VAULT;1.1;AES256\n',
    'DEK-Info: AES-256-CBC,',
    '-----BEGIN X-----\n',
    '\n\n',
    '-----END ',
  ],
  ...[
    'U2FsdGVkX1',
    'gAAAAAB',
    'eyJhbGciOiJkaXIiLCJlbmMiOiJBMjU2R0NNIn0..',
    'eyJpdiI6',
    '"mac":"',
    '"cipher":"aes"',
  ],
  ...[
    'IV: ',
    'key = ',
    'Ciphertext: ',
    'aes-256-gcm',
    'v1',
    '%2B',
    '\\x',
    '\\u00',
    '\ufeff',
    '\ufffd',
    'é',
    '\ud800',
  ],
];

const piece = fc.oneof(
  fc.constantFrom(...PIECES),
  fc.uint8Array({ maxLength: 40 }).map((bytes) => Buffer.from(bytes).toString('hex')),
  fc.uint8Array({ maxLength: 40 }).map((bytes) => Buffer.from(bytes).toString('base64')),
  fc.string({ maxLength: 12, unit: 'binary' }),
);
const paste = fc.oneof(
  fc.array(piece, { maxLength: 14 }).map((pieces) => pieces.join('')),
  fc.string({ unit: 'binary', maxLength: 80 }),
  fc.json(),
  fc.array(piece, { maxLength: 8 }).map((all) => Buffer.from(all.join('')).toString('base64')),
);

describe('whatever is pasted', () => {
  it('throws nothing, and the parts of every envelope lie one after another to its end', () => {
    fc.assert(
      fc.property(paste, (text) => {
        const all = openEnvelope(text);
        expect(all.length).toBeLessThanOrEqual(20);
        for (const one of all) {
          const length = one.bytes?.length ?? text.length;
          expect(one.parts.reduce((at, part) => (part.start === at ? part.end : NaN), 0)).toBe(
            length,
          );
        }
      }),
      { seed: SEED, numRuns: 20_000 },
    );
  }, 300_000);

  it('no text gives none, and any other gives some', () => {
    expect(openEnvelope('')).toEqual([]);
    for (const text of [' ', 'a', 'é', '\n', '{}', ':', '=', '0', '\ud800'])
      openEnvelope(text).forEach(expectWhole);
    expect(openEnvelope('0011').length).toBeGreaterThan(0);
  });
});

const DEK_INFO = 'DEK-Info: AES-256-CBC,00112233445566778899AABBCCDDEEFF';

describe('a megabyte that tries what takes long', () => {
  const MIB = 1 << 20;
  const noise = randomBytes(MIB / 2);
  const filled = (pattern: string) => pattern.repeat(MIB / pattern.length);
  it.each([
    ...[
      '{',
      '}',
      '[',
      '"',
      "'",
      '\\',
      '\\"',
      ':',
      '::',
      '--',
      '.',
      ',',
      '|',
      '\n',
      ' ',
      '=',
      'a.',
      'A--',
      ' "',
      "b'",
    ],
    ...[
      '{"a":',
      '"a":1,',
      'a: b\n',
      'iv: 00\n',
      "(b'",
      '<Buffer ',
      'new X(',
      '{"0":1',
      'DEK-Info:',
      'U2Fs',
      '0a\n',
      '\n\n',
      '$ANSIBLE_VAULT;1.1;AES256;',
      ';',
    ],
  ])('%j again and again', (pattern) => {
    expect(() => openEnvelope(filled(pattern))).not.toThrow();
    expect(() => openEnvelope(`{"iv":"${filled(pattern)}`)).not.toThrow();
    expect(() => openEnvelope(`$ANSIBLE_VAULT;1.1;AES256\n${filled(pattern)}`)).not.toThrow();
    expect(() => openEnvelope(`iv: a${filled(pattern)}x\nct: b`)).not.toThrow();
    expect(() => openEnvelope(`${DEK_INFO}\n\n${filled(pattern)}`)).not.toThrow();
  });

  it('a real one has its parts as views, copied nowhere', () => {
    const [first] = openEnvelope(noise.toString('base64'));
    expect(first.ciphertext.buffer).toBe(first.bytes!.buffer);
  });
});
