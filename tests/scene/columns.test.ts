import { describe, expect, test } from 'vitest';
import { toHex } from '../../src/lib/bytes/index.ts';
import type { Direction, ModeId } from '../../src/lib/modes/index.ts';
import { extentOf } from './extent.ts';
import { byId, cellId, idsOf, partsOf, textOf } from './marks.ts';
import { run, sceneOf } from './runs.ts';

describe('a column, from top to bottom', () => {
  const rows = (mode: ModeId, direction: Direction): string[] => {
    const scene = sceneOf(run(mode, direction), 'NEAR', 2, 1);
    return partsOf(scene, 'card', 'strip', 'xor', 'cipher')
      .filter(({ id }) => !id.startsWith('inc'))
      .sort((a, b) => extentOf(a).top - extentOf(b).top)
      .map(({ id }) => id);
  };

  test.each([
    ['ecb', 'encrypt', ['p2', 'aes2', 'c2']],
    ['ecb', 'decrypt', ['c2', 'aes2', 'p2']],
    ['cbc', 'encrypt', ['p2', 'xor2', 'i2', 'aes2', 'c2']],
    ['cbc', 'decrypt', ['c2', 'aes2', 'o2', 'xor2', 'p2']],
    ['cfb', 'encrypt', ['p2', 'i2', 'aes2', 'o2', 'xor2', 'c2']],
    ['cfb', 'decrypt', ['c2', 'i2', 'aes2', 'o2', 'xor2', 'p2']],
    ['ofb', 'encrypt', ['p2', 'i2', 'aes2', 'o2', 'xor2', 'c2']],
    ['ofb', 'decrypt', ['c2', 'i2', 'aes2', 'o2', 'xor2', 'p2']],
    ['ctr', 'encrypt', ['p2', 't2', 'aes2', 'o2', 'xor2', 'c2']],
    ['ctr', 'decrypt', ['c2', 't2', 'aes2', 'o2', 'xor2', 'p2']],
    ['gcm', 'encrypt', ['p2', 'cb2', 'aes2', 'o2', 'xor2', 'c2', 'xor2b', 'mul2', 'y2']],
    ['gcm', 'decrypt', ['c2', 'xor2', 'mul2', 'y2', 'cb2', 'aes2', 'o2', 'xor2b', 'p2']],
  ] as const)('%s, %s: %j', (mode, direction, ids) => {
    expect(rows(mode, direction)).toEqual(ids);
  });

  test('the input block P ⊕ C shows all its bytes in hex, so that the XOR can be checked', () => {
    const { trace } = run('cbc');
    const scene = sceneOf(run('cbc'));
    const step = trace.steps.find(({ op, block }) => op === 'xor' && block === 2)!;
    const shown = [...step.bytes.keys()].map((i) => textOf(scene, `${cellId('i2', i)}.tiny`));
    expect(shown.join('')).toBe(toHex(step.bytes));
  });

  test('on a phone it does so in two rows of eight, near in one of sixteen', () => {
    const tops = (look: 'NEAR' | 'PHONE'): Set<number> => {
      const marks = byId(sceneOf(run('cbc'), look));
      return new Set([...Array(16).keys()].map((i) => extentOf(marks.get(cellId('i2', i))!).top));
    };
    expect([tops('NEAR').size, tops('PHONE').size]).toEqual([1, 2]);
  });

  test('the first counter block stands in its column as T₁, and in the gutter as what was given', () => {
    const scene = sceneOf(run('ctr'));
    expect(idsOf(scene, 'strip').slice(0, 3)).toEqual(['t1', 'o1', 't2']);
    expect(idsOf(scene, 'source')).toEqual(['key', 'g.t1']);
  });

  test('a "+1" stands in the lane before every counter block but the first', () => {
    const scene = sceneOf(run('ctr'));
    expect(idsOf(scene, 'xor').filter((id) => id.startsWith('inc'))).toEqual([
      'inc2',
      'inc3',
      'inc4',
      'inc5',
    ]);
    expect(textOf(scene, 'inc2.name')).toBe('+1');
  });
});

describe('names and offsets', () => {
  const scene = sceneOf(run('cbc'));
  const extent = (id: string) => extentOf(byId(scene).get(id)!);

  test('a block of the message is named above it, with the offsets of its bytes', () => {
    expect([textOf(scene, 'p2.name'), textOf(scene, 'p2.bytes')]).toEqual(['P₂', 'bytes 16–31']);
    expect(extent('p2.name').bottom).toBeLessThan(extent('p2').top);
  });

  test('a block of the result is named below it', () => {
    expect(textOf(scene, 'c2.name')).toBe('C₂');
    expect(extent('c2.name').top).toBeGreaterThan(extent('c2').bottom);
  });

  test('a last block of three bytes, and of one, has their offsets', () => {
    expect(textOf(sceneOf(run('ctr')), 'p5.bytes')).toBe('bytes 64–66');
    expect(textOf(sceneOf(run('ctr', 'encrypt', 'x')), 'p1.bytes')).toBe('byte 0');
  });

  test.each([
    [16, 10],
    [24, 12],
    [32, 14],
  ])(
    'the cipher is named for its key of %i bytes, and has a dot for each of %i rounds',
    (n, rounds) => {
      const key = new Uint8Array(n);
      const forwards = sceneOf(run('cbc', 'encrypt', 'x', { key }));
      const backwards = sceneOf(run('cbc', 'decrypt', 'x', { key }));
      expect(textOf(forwards, 'aes1.name')).toBe(`AES-${n * 8}`);
      expect(textOf(backwards, 'aes1.name')).toBe(`AES-${n * 8}⁻¹`);
      const dots = [...Array(rounds).keys()].map((i) => `aes1.r${i + 1}`);
      expect(idsOf(forwards, 'dot')).toEqual(dots);
    },
  );
});

describe('padding', () => {
  const cells = [...Array(13).keys()].map((i) => cellId('p5', i + 3));

  test.each(['encrypt', 'decrypt'] as const)(
    'when %sing, it has a role and a sign of its own',
    (way) => {
      const scene = sceneOf(run('cbc', way));
      const padding = partsOf(scene, 'cell').filter(({ role }) => role === 'padding');
      expect(padding.map(({ id }) => id)).toEqual(cells);
      expect(cells.map((id) => textOf(scene, `${id}.char`))).toEqual(cells.map(() => '▪'));
      expect(textOf(scene, 'p5.b03.small')).toBe('0d');
    },
  );

  test('that is wrong is no padding: its bytes are shown as they are', () => {
    const wrong = run('cbc', 'decrypt', new Uint8Array(16).fill(0x41), { padding: 'none' });
    const scene = sceneOf(wrong);
    expect(partsOf(scene, 'cell').filter(({ role }) => role === 'padding')).toEqual([]);
    expect(textOf(scene, 'p1.b15.char')).toBe('A');
  });
});
