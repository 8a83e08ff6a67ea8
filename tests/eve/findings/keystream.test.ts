import { describe, expect, it } from 'vitest';
import { fromHex } from '../../../src/lib/bytes/index.ts';
import { sharedKeystream } from '../../../src/lib/eve/findings/keystream.ts';
import { notebookOf, threadOf } from '../../../src/lib/eve/index.ts';
import type { ModeId } from '../../../src/lib/modes/index.ts';
import { seenFrame } from './frames.ts';

const IV = fromHex('000102030405060708090a0b0c0d0e0f');
const OTHER = fromHex('f0f1f2f3f4f5f6f7f8f9fafbfcfdfeff');
const ivFor = (mode: ModeId, iv: Uint8Array) => (mode === 'gcm' ? iv.subarray(0, 12) : iv);
const counter = (value: bigint) =>
  fromHex(BigInt.asUintN(128, value).toString(16).padStart(32, '0'));
const THREE = 'x'.repeat(40);

describe('A keystream is shared', () => {
  it.each(['ofb', 'ctr', 'gcm'] as const)('by two messages in %s with one IV', (mode) => {
    const iv = ivFor(mode, IV);
    expect(sharedKeystream(seenFrame(mode, 'one', iv), seenFrame(mode, 'two', iv))).toBe(0);
    const other = seenFrame(mode, 'two', ivFor(mode, OTHER));
    expect(sharedKeystream(seenFrame(mode, 'one', iv), other)).toBeUndefined();
  });

  it.each(['ecb', 'cbc', 'cfb'] as const)('by none in %s', (mode) => {
    expect(sharedKeystream(seenFrame(mode, 'one', IV), seenFrame(mode, 'two', IV))).toBeUndefined();
  });

  it('by none of different modes, and by none without a text', () => {
    expect(sharedKeystream(seenFrame('ctr', 'a', IV), seenFrame('ofb', 'b', IV))).toBeUndefined();
    expect(sharedKeystream(seenFrame('ctr', '', IV), seenFrame('ctr', 'b', IV))).toBeUndefined();
    const nonce = ivFor('gcm', IV);
    const empty = seenFrame('gcm', '', nonce);
    expect(sharedKeystream(empty, seenFrame('gcm', 'b', nonce))).toBeUndefined();
  });

  it('in CTR by counter blocks that overlap, whichever message begins first, and no further', () => {
    const shared = (a: bigint, b: bigint) =>
      sharedKeystream(seenFrame('ctr', THREE, counter(a)), seenFrame('ctr', THREE, counter(b)));
    expect([-3n, -2n, -1n, 0n, 1n, 2n, 3n].map((step) => shared(7n, 7n + step))).toEqual([
      undefined,
      -2,
      -1,
      0,
      1,
      2,
      undefined,
    ]);
    expect(shared((1n << 128n) - 1n, 0n)).toBe(1);
  });
});

describe('What is said of a shared keystream', () => {
  const seen = (frame: ReturnType<typeof seenFrame>, number: number) => ({
    number,
    name: `message ${number}`,
    from: 'client' as const,
    at: number,
    frame,
  });

  it.each(['ofb', 'ctr', 'gcm'] as const)(
    'on the list and in the notebook alike, in %s',
    (mode) => {
      const iv = ivFor(mode, IV);
      const [a, b] = ['first text', 'other text'].map((text) => seenFrame(mode, text, iv));
      const thread = threadOf(b, [{ number: 1, frame: a }], (n) => `message ${n}`);
      expect(thread?.sentence).toBe('uses the same keystream as message 1');
      const finding = notebookOf([seen(a, 1), seen(b, 2)]).find(({ kind }) => kind === 'keystream');
      expect(finding?.sentence).toContain('Message 1 and message 2 share their keystream: ');
    },
  );

  it('of GCM’s tag, which no keystream covers, nothing is counted', () => {
    const nonce = ivFor('gcm', IV);
    const frames = ['pay 100', 'pay 900'].map((text) => seenFrame('gcm', text, nonce));
    const [{ sentence }] = notebookOf(frames.map((frame, i) => seen(frame, i + 1)));
    expect(sentence).toContain('and 6 of 7 characters are equal');
  });

  it('from the block on where the later message’s counter lies before the earlier one’s', () => {
    const frames = [9n, 7n].map((at) => seenFrame('ctr', THREE, counter(at)));
    const [finding] = notebookOf(frames.map((frame, i) => seen(frame, i + 1)));
    expect(finding.sentence).toContain('from block 3 of the second on');
    expect(finding.evidence).toEqual([
      { number: 1, block: 1 },
      { number: 2, block: 3 },
    ]);
  });

  it('with a message of long before, where the one between has its own', () => {
    const frames = [IV, OTHER, IV].map((iv) => seenFrame('ofb', 'text', iv));
    const found = notebookOf(frames.map((frame, i) => seen(frame, i + 1)));
    expect(found.filter(({ kind }) => kind === 'keystream').map(({ id }) => id)).toEqual([
      'keystream-1-3',
    ]);
  });
});
