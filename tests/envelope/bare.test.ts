import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { toHex } from '../../src/lib/bytes/index.ts';
import type { Envelope } from '../../src/lib/envelope/index.ts';
import { openEnvelope } from '../../src/lib/envelope/index.ts';
import { expectWhole } from './opened.ts';

type Piece = 'iv' | 'salt' | 'tag' | 'ciphertext';

/** What each layout has, in order, and how many bytes of it; and the name that it is to be given. */
const LAYOUTS: readonly (readonly [name: string, pieces: readonly (readonly [Piece, number])[]])[] =
  [
    ['Bare ciphertext', [['ciphertext', 48]]],
    [
      'IV in front',
      [
        ['iv', 16],
        ['ciphertext', 48],
      ],
    ],
    [
      'IV in front',
      [
        ['iv', 12],
        ['ciphertext', 21],
      ],
    ],
    [
      'IV in front',
      [
        ['iv', 8],
        ['ciphertext', 21],
      ],
    ],
    [
      'IV in front, tag behind',
      [
        ['iv', 12],
        ['ciphertext', 21],
        ['tag', 16],
      ],
    ],
    [
      'IV in front, tag behind',
      [
        ['iv', 16],
        ['ciphertext', 21],
        ['tag', 16],
      ],
    ],
    [
      'IV in front, tag behind',
      [
        ['iv', 12],
        ['ciphertext', 0],
        ['tag', 16],
      ],
    ],
    [
      'IV and tag in front',
      [
        ['iv', 12],
        ['tag', 16],
        ['ciphertext', 21],
      ],
    ],
    [
      'IV and tag in front',
      [
        ['iv', 16],
        ['tag', 16],
        ['ciphertext', 21],
      ],
    ],
    [
      'Tag behind',
      [
        ['ciphertext', 21],
        ['tag', 16],
      ],
    ],
    [
      'Tag in front',
      [
        ['tag', 16],
        ['ciphertext', 21],
      ],
    ],
    [
      'Salt in front',
      [
        ['salt', 8],
        ['ciphertext', 32],
      ],
    ],
    [
      'Salt in front',
      [
        ['salt', 16],
        ['ciphertext', 32],
      ],
    ],
    [
      'Salt and IV in front',
      [
        ['salt', 8],
        ['iv', 16],
        ['ciphertext', 32],
      ],
    ],
    [
      'Salt and IV in front',
      [
        ['salt', 16],
        ['iv', 16],
        ['ciphertext', 32],
      ],
    ],
    [
      'Salt and IV in front',
      [
        ['salt', 32],
        ['iv', 16],
        ['ciphertext', 32],
      ],
    ],
    [
      'Salt and IV in front, tag behind',
      [
        ['salt', 16],
        ['iv', 12],
        ['ciphertext', 21],
        ['tag', 16],
      ],
    ],
    [
      'Salt, IV and tag in front',
      [
        ['salt', 64],
        ['iv', 16],
        ['tag', 16],
        ['ciphertext', 21],
      ],
    ],
    [
      'IV behind',
      [
        ['ciphertext', 32],
        ['iv', 16],
      ],
    ],
  ];

const hexOf = (envelope: Envelope, piece: Piece): string =>
  toHex(envelope[piece] ?? new Uint8Array());

describe('bytes with nothing to know them by', () => {
  it.each(LAYOUTS)(
    '%s, %j: is among those that are given, in hex and in base64',
    (name, pieces) => {
      for (let i = 0; i < 20; i++) {
        const values = new Map(pieces.map(([piece, length]) => [piece, randomBytes(length)]));
        const whole = Buffer.concat([...values.values()]);
        for (const text of [whole.toString('hex'), whole.toString('base64')]) {
          const all = openEnvelope(text);
          all.forEach(expectWhole);
          const right = all.find((one) =>
            (['iv', 'salt', 'tag', 'ciphertext'] as const).every(
              (piece) => hexOf(one, piece) === (values.get(piece)?.toString('hex') ?? ''),
            ),
          );
          expect(right?.name).toBe(name);
        }
      }
    },
  );

  it('the parts are views of the bytes, which the form of the text doesn’t change', () => {
    const bytes = randomBytes(64);
    for (const { bytes: own, parts } of openEnvelope(bytes.toString('base64'))) {
      expect(toHex(own!)).toBe(bytes.toString('hex'));
      for (const part of parts) expect(part.bytes.buffer).toBe(own!.buffer);
    }
  });

  it('whole blocks are more likely a mode of blocks, and other lengths one with a tag or a keystream', () => {
    const [first] = openEnvelope(randomBytes(64).toString('hex'));
    expect(first.name).toBe('Bare ciphertext');
    const [odd] = openEnvelope(randomBytes(61).toString('hex'));
    expect(odd.name).toBe('IV in front, tag behind');
    expect(odd.modes).toContain('gcm');
  });

  it('what was encoded twice is opened twice, and said', () => {
    const bytes = randomBytes(48);
    for (const text of [
      Buffer.from(bytes.toString('hex')).toString('base64'),
      Buffer.from(bytes.toString('base64')).toString('base64'),
      Buffer.from(bytes.toString('hex')).toString('hex'),
    ]) {
      const [first] = openEnvelope(text);
      expect(toHex(first.ciphertext)).toBe(bytes.toString('hex'));
      expect(first.damage.join()).toMatch(/encoded twice/);
    }
  });

  it('bytes that a text decoder ate are said to be lost', () => {
    const eaten = Buffer.from(randomBytes(64).toString('utf8')).toString('hex');
    expect(openEnvelope(eaten)[0].damage.join()).toMatch(/U\+FFFD/);
  });
});

describe('PHP’s ciphertext::IV', () => {
  it('opens at once', () => {
    const [iv, ciphertext] = [randomBytes(16), randomBytes(48)];
    const inner = Buffer.concat([Buffer.from(`${ciphertext.toString('base64')}::`), iv]);
    const [first] = openEnvelope(inner.toString('base64'));
    expectWhole(first);
    expect(first.format).toBe('php');
    expect(toHex(first.iv!)).toBe(iv.toString('hex'));
    expect(toHex(first.ciphertext)).toBe(ciphertext.toString('hex'));
  });
});
