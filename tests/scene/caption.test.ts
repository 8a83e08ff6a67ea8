import { describe, expect, test } from 'vitest';
import type { Direction, ModeId, Op, Settings } from '../../src/lib/modes/index.ts';
import { captionOf, openingSentence } from '../../src/lib/scene/index.ts';
import { blocksOfText, refusedRun, run, type Run } from './runs.ts';

const opening = (
  mode: ModeId,
  plaintext: string,
  more: Partial<Settings> = {},
  direction: Direction = 'encrypt',
): string => openingSentence(run(mode, direction, plaintext, more).trace);

/** What is said while a block's step of a kind runs, and at its end. */
function said({ trace, timeline }: Run, op: Op, block: number): [during: string, atEnd: string] {
  const { id } = trace.steps.find((step) => step.op === op && step.block === block)!;
  const end = timeline.start[id] + timeline.duration[id];
  return [captionOf(trace, timeline, id, end - 1), captionOf(trace, timeline, id, end)];
}

describe('before anything runs it is said what there is', () => {
  test.each([
    ['', '0 bytes of message and 16 bytes of padding, each 10: 1 block of 16.'],
    ['x', '1 byte of message and 15 bytes of padding, each 0f: 1 block of 16.'],
    ['x'.repeat(14), '14 bytes of message and 2 bytes of padding, each 02: 1 block of 16.'],
    ['x'.repeat(15), '15 bytes of message and 1 byte of padding, 01: 1 block of 16.'],
    ['x'.repeat(16), '16 bytes of message and 16 bytes of padding, each 10: 2 blocks of 16.'],
    ['é'.repeat(8), '16 bytes of message and 16 bytes of padding, each 10: 2 blocks of 16.'],
    [
      'x'.repeat(16_000),
      '16,000 bytes of message and 16 bytes of padding, each 10: 1,001 blocks of 16.',
    ],
  ])('with padding: %#', (plaintext, sentence) => {
    expect(opening('cbc', plaintext)).toBe(sentence);
    expect(opening('ecb', plaintext)).toBe(sentence);
  });

  test.each([
    ['', 'An empty message: nothing to do, and nothing is sent.'],
    ['x', '1 byte of message: 1 block of 1; this mode needs no padding.'],
    ['x'.repeat(16), '16 bytes of message: 1 block of 16, without padding.'],
    ['x'.repeat(17), '17 bytes of message: 2 blocks, the last of 1; this mode needs no padding.'],
    ['x'.repeat(67), '67 bytes of message: 5 blocks, the last of 3; this mode needs no padding.'],
    ['x'.repeat(80), '80 bytes of message: 5 blocks of 16, without padding.'],
  ])('in a mode that needs no padding: %#', (plaintext, sentence) => {
    expect(opening('ctr', plaintext)).toBe(sentence);
  });

  test('what a message ends in is the message’s, though its receiver will take it for padding', () => {
    expect(opening('cbc', 'abc\0\0', { padding: 'zeros' })).toBe(
      '5 bytes of message and 11 bytes of padding, each 00: 1 block of 16.',
    );
    expect(opening('ecb', 'total: 5 ', { padding: 'spaces' })).toBe(
      '9 bytes of message and 7 bytes of padding, each 20: 1 block of 16.',
    );
  });

  test('ECB and CBC aren’t said to need no padding where it is left out', () => {
    const sentence = '32 bytes of message: 2 blocks of 16, without padding.';
    expect(opening('ecb', 'x'.repeat(32), { padding: 'none' })).toBe(sentence);
    expect(opening('cbc', 'x'.repeat(32), { padding: 'none' })).toBe(sentence);
  });

  test('when decrypting, how much arrived', () => {
    const arrived = (plaintext: string, mode: ModeId = 'ctr') =>
      opening(mode, plaintext, {}, 'decrypt');
    expect(arrived('x')).toBe('1 byte of ciphertext arrived: 1 block.');
    expect(arrived('x'.repeat(67))).toBe('67 bytes of ciphertext arrived: 5 blocks.');
    expect(arrived('x'.repeat(67), 'cbc')).toBe('80 bytes of ciphertext arrived: 5 blocks.');
    expect(arrived('')).toBe('0 bytes of ciphertext arrived: 0 blocks.');
  });

  test('is the caption where there is no current step', () => {
    const { trace, timeline } = run('cbc');
    expect(captionOf(trace, timeline, undefined, 0)).toBe(openingSentence(trace));
  });
});

describe('a step is told with its real names and bytes', () => {
  test('the XOR of CBC, byte by byte', () => {
    expect(said(run('cbc'), 'xor', 1)[0]).toBe(
      'P₁ ⊕ IV gives I₁, byte by byte: 41 ⊕ 00 = 41, 74 ⊕ 01 = 75, and so on.',
    );
    expect(said(run('cbc'), 'xor', 3)[0]).toBe(
      'P₃ ⊕ C₂ gives I₃, byte by byte: 41 ⊕ 7f = 3e, 74 ⊕ fb = 8f, and so on.',
    );
  });

  test('the XOR of CBC decryption', () => {
    expect(said(run('cbc', 'decrypt'), 'xor', 1)[0]).toBe(
      'O₁ ⊕ IV gives P₁, byte by byte: 41 ⊕ 00 = 41, 75 ⊕ 01 = 74, and so on.',
    );
  });

  test('the XOR of a last block of three bytes, of two and of one', () => {
    const last = (plaintext: string) => said(run('ctr', 'encrypt', plaintext), 'xor', 1)[0];
    expect(last('abc')).toBe(
      'P₁ ⊕ O₁ gives C₁, byte by byte: 61 ⊕ 50 = 31, 62 ⊕ fe = 9c, and so on.',
    );
    expect(last('ab')).toBe('P₁ ⊕ O₁ gives C₁, byte by byte: 61 ⊕ 50 = 31, 62 ⊕ fe = 9c.');
    expect(last('a')).toBe('P₁ ⊕ O₁ gives C₁, byte by byte: 61 ⊕ 50 = 31.');
  });

  test('the cipher, with the rounds of its key', () => {
    const [aes128, aes192, aes256] = [16, 24, 32].map((n) =>
      run('cbc', 'encrypt', 'x', { key: new Uint8Array(n) }),
    );
    expect(said(aes128, 'cipher', 1)[0]).toBe(
      'AES-128 turns I₁ into C₁ under the key K, in 10 rounds.',
    );
    expect(said(aes192, 'cipher', 1)[0]).toBe(
      'AES-192 turns I₁ into C₁ under the key K, in 12 rounds.',
    );
    expect(said(aes256, 'cipher', 1)[0]).toBe(
      'AES-256 turns I₁ into C₁ under the key K, in 14 rounds.',
    );
  });

  test('the counter, with the end of it before and after', () => {
    expect(said(run('ctr'), 'increment', 2)[0]).toBe(
      'T₁ + 1 gives the next counter block T₂: its end goes from 0e 0f to 0e 10.',
    );
  });

  test('the counter that runs over', () => {
    const iv = new Uint8Array(16).fill(0xff);
    expect(said(run('ctr', 'encrypt', undefined, { iv }), 'increment', 2)[0]).toBe(
      'T₁ + 1 gives the next counter block T₂: its end goes from ff ff to 00 00.',
    );
  });

  test('the keystream of CTR is made forwards, when decrypting too', () => {
    const sentence = 'AES-128 turns T₂ into O₂ under the key K, in 10 rounds.';
    expect(said(run('ctr'), 'cipher', 2)[0]).toBe(sentence);
    expect(said(run('ctr', 'decrypt'), 'cipher', 2)[0]).toBe(sentence);
  });
});

describe('blocks that run side by side are told as such', () => {
  test('all of them, and that none waits', () => {
    const four = blocksOfText('ecb', 4);
    expect(said(run('ecb', 'encrypt', four), 'cipher', 2)[0]).toBe(
      'All 4 blocks at once, since none waits for another: AES-128 turns P₂ into C₂ under the key K, in 10 rounds.',
    );
    expect(said(run('cbc', 'decrypt', four), 'invCipher', 1)[0]).toBe(
      'All 4 blocks at once, since none waits for another: AES-128 run backwards turns C₁ into O₁ under the key K, in 10 rounds.',
    );
  });

  test('with their thousands apart', () => {
    const many = run('ecb', 'encrypt', blocksOfText('ecb', 4_000));
    expect(said(many, 'cipher', 4_000)[0]).toBe(
      'All 4,000 blocks at once, since none waits for another: AES-128 turns P₄₀₀₀ into C₄₀₀₀ under the key K, in 10 rounds.',
    );
  });

  test('but not where there is one block, nor where the counter’s next step starts with the cipher', () => {
    expect(said(run('ecb', 'encrypt', 'x'), 'cipher', 1)[0]).toBe(
      'AES-128 turns P₁ into C₁ under the key K, in 10 rounds.',
    );
    expect(said(run('ctr'), 'cipher', 1)[0]).not.toContain('at once');
  });
});

describe('where a finished block of ECB repeats another one it is said why', () => {
  const because = (direction: Direction, block: number): string => {
    const op = direction === 'encrypt' ? 'cipher' : 'invCipher';
    const [during, atEnd] = said(run('ecb', direction), op, block);
    return atEnd.slice(during.length);
  };

  test('of the others that they equal the first, of the first that it equals the second', () => {
    expect(because('encrypt', 1)).toBe(' C₁ equals C₂, because P₁ equals P₂.');
    expect(because('encrypt', 2)).toBe(' C₂ equals C₁, because P₂ equals P₁.');
    expect(because('encrypt', 3)).toBe(' C₃ equals C₁, because P₃ equals P₁.');
  });

  test('when decrypting, that plaintext is equal because ciphertext is', () => {
    expect(because('decrypt', 2)).toBe(' P₂ equals P₁, because C₂ equals C₁.');
  });

  test('of a block that is alone, nothing', () => {
    expect(because('encrypt', 4)).toBe('');
  });

  test('in CBC and CTR, nothing', () => {
    for (const [mode, op] of [
      ['cbc', 'cipher'],
      ['ctr', 'xor'],
    ] as const) {
      const [during, atEnd] = said(run(mode), op, 2);
      expect(atEnd).toBe(during);
    }
  });
});

describe('what GCM does beside counting is told too', () => {
  const gcm = run('gcm', 'encrypt', 'Attack at dawn! Attack');
  /** What is said of the steps of a kind in a block, in order. */
  const all = ({ trace, timeline }: Run, op: Op, block: number): string[] =>
    trace.steps
      .filter((step) => step.op === op && step.block === block)
      .map(({ id }) => captionOf(trace, timeline, id, timeline.end));

  test('that a tag arrived, or is all that is sent', () => {
    expect(openingSentence(run('gcm', 'decrypt').trace)).toBe(
      '67 bytes of ciphertext arrived, 5 blocks, and a tag of 16 bytes.',
    );
    expect(opening('gcm', '')).toBe('An empty message: only its tag is sent.');
  });

  test('what GHASH takes in, and the product that follows', () => {
    expect(all(gcm, 'xor', 1)[1]).toBe(
      'GHASH takes in C₁: 0 ⊕ C₁, byte by byte: 00 ⊕ 1a = 1a, 00 ⊕ bb = bb, and so on.',
    );
    expect(all(gcm, 'xor', 2)[1]).toContain('C₂, filled up with 10 bytes of zeros: Y₁ ⊕ C₂');
    expect(all(gcm, 'multiply', 2)[0]).toBe(
      'Y₁ ⊕ C₂, multiplied by H, gives Y₂: the hash of what was taken in so far.',
    );
  });

  test('how the tag is made', () => {
    expect(all(gcm, 'multiply', 3)[0]).toContain('gives S: the hash of all that the tag proves.');
    expect(all(gcm, 'xor', 3)[1]).toMatch(/^S ⊕ O₀ gives the tag T, byte by byte: /);
  });

  test('what comparing it says', () => {
    const verdict = (it: Run) => all(it, 'verify', it.trace.blocks)[0];
    expect(verdict(run('gcm', 'decrypt'))).toBe(
      'The tag T that came is T′, the one that was computed from what came: nothing was changed, and now the blocks are decrypted.',
    );
    expect(verdict(refusedRun())).toBe(
      'The tag T that came isn’t T′, the one that was computed from what came: the message is refused, and no block of it is decrypted.',
    );
  });
});
