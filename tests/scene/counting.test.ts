import { describe, expect, test } from 'vitest';
import { type Counting, traceOf } from '../../src/lib/modes/index.ts';
import {
  captionOf,
  formulaOf,
  nameOf,
  nameText,
  reachOf,
  sourcesOf,
  timelineOf,
} from '../../src/lib/scene/index.ts';
import { IV, KEY, run, sceneOf } from './runs.ts';

/** CTR over three blocks, and the caption of its last counter block. */
function counted(counting: Counting, iv: Uint8Array = IV) {
  const settings = { mode: 'ctr', key: KEY, iv, counting } as const;
  const trace = traceOf({ settings, direction: 'encrypt', input: new Uint8Array(48) });
  const timeline = timelineOf(trace);
  const last = trace.steps.findLast(({ op }) => op === 'increment')!;
  return { trace, last, caption: captionOf(trace, timeline, last.id, timeline.end) };
}

describe('a counter block that is counted in some of its bytes', () => {
  test.each([
    [{ at: 0, bytes: 16, order: 'big' }, 'its end goes from 0e 10 to 0e 11.'],
    [{ at: 8, bytes: 8, order: 'big' }, 'its end goes from 0e 10 to 0e 11.'],
    [
      { at: 4, bytes: 4, order: 'big' },
      'the end of its counter, bytes 4 to 7, goes from 06 08 to 06 09.',
    ],
    [
      { at: 0, bytes: 16, order: 'little' },
      'the beginning of its counter, bytes 0 to 15, lowest byte first, goes from 01 01 to 02 01.',
    ],
    [
      { at: 9, bytes: 1, order: 'little' },
      'the beginning of its counter, byte 9, lowest byte first, goes from 0a to 0b.',
    ],
    [{ at: 9, bytes: 1, order: 'big' }, 'the end of its counter, byte 9, goes from 0a to 0b.'],
  ] as const)('%o: the caption tells the bytes that move', (counting, says) => {
    expect(counted(counting).caption).toBe(`T₂ + 1 gives the next counter block T₃: ${says}`);
  });

  test.each([
    [{ at: 0, bytes: 16, order: 'little' }, 3, 0b1111],
    [{ at: 4, bytes: 4, order: 'big' }, 5, 0b1110_0000],
    [{ at: 4, bytes: 4, order: 'little' }, 5, 0b11_0000],
    [{ at: 4, bytes: 4, order: 'little' }, 9, 1 << 9],
  ] as const)('%o: byte %i comes from the bytes whose carry reaches it', (counting, byte, mask) => {
    const { trace, last } = counted(counting);
    expect(sourcesOf(trace, { step: last.id, byte }).get(last.inputs[0])).toBe(mask);
  });

  test('a byte of it reaches what a change of it changes, the carry too', () => {
    const counting: Counting = { at: 2, bytes: 3, order: 'little' };
    const iv = IV.with(2, 0xfe).with(3, 0xff);
    const { trace, last } = counted(counting, iv);
    for (const byte of iv.keys()) {
      let changed = 0;
      for (let flip = 1; flip < 256; flip <<= 1) {
        const other = counted(counting, iv.with(byte, iv[byte] ^ flip)).last.bytes;
        last.bytes.forEach((was, i) => (changed |= was === other[i] ? 0 : 1 << i));
      }
      expect(reachOf(trace, { step: 0, byte }, 3).get(last.id)).toBe(changed);
    }
  });
});

describe.each(['encrypt', 'decrypt'] as const)('a tag of 8 bytes, %s', (direction) => {
  const it = run('gcm', direction, 'Attack at dawn!', { tagBytes: 8 });
  const { trace } = it;
  const cut = trace.steps.find(({ op }) => op === 'take')!;
  const whole = trace.step(cut.inputs[0]);
  const name = direction === 'encrypt' ? 'T' : 'T′';

  test('is named, told and written as the first bits of the whole one', () => {
    expect([whole, cut].map((step) => nameText(nameOf(trace, step)))).toEqual(['S ⊕ O₀', name]);
    const timeline = timelineOf(trace);
    const caption = captionOf(trace, timeline, cut.id, timeline.start[cut.id] + 1);
    expect(caption).toBe(`${name} is the first 8 bytes of S ⊕ O₀.`);
    expect(formulaOf(trace, 2)?.term).toMatchObject({ kind: 'MSB', bits: 64 });
  });

  test('has a box of its own in the picture, and each mark its own id', () => {
    const marks = sceneOf(it).marks;
    expect(marks.find(({ id }) => id === 'take2.name')?.at).toMatchObject({ text: 'MSB₆₄' });
    expect(new Set(marks.map(({ id }) => id)).size).toBe(marks.length);
  });

  test('its last byte comes from that byte of the whole one, and from no other', () => {
    expect(sourcesOf(trace, { step: cut.id, byte: 7 }).get(whole.id)).toBe(1 << 7);
  });
});
