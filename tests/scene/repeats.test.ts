import { describe, expect, test } from 'vitest';
import { repeatsIn, repeatsOf } from '../../src/lib/scene/index.ts';
import { repeatAt } from '../../src/lib/diagram/index.ts';
import { extentOf } from './extent.ts';
import { byId, idsOf, textOf } from './marks.ts';
import { MESSAGE, run, sceneOf } from './runs.ts';

/** Blocks of one letter each: `AABA`. */
const blocks = (letters: string): Uint8Array =>
  Uint8Array.from([...letters].flatMap((letter) => Array<number>(16).fill(letter.charCodeAt(0))));

const classes = (letters: string) =>
  repeatsIn(blocks(letters)).map(({ letter, blocks }) => `${letter}: ${blocks.join(' ')}`);

describe('repeatsIn', () => {
  test('finds the blocks that are equal, counted from 1, and leaves out those that are alone', () => {
    expect(classes('xyxzx')).toEqual(['A: 1 3 5']);
  });

  test('letters the classes in the order in which they first appear', () => {
    expect(classes('xyzyxq')).toEqual(['A: 1 5', 'B: 2 4']);
  });

  test('finds none where all blocks differ, and none in nothing', () => {
    expect(classes('abc')).toEqual([]);
    expect(classes('')).toEqual([]);
  });

  test('compares every byte of a block', () => {
    for (let i = 0; i < 16; i++) {
      const two = blocks('xx');
      two[16 + i] ^= 1;
      expect(repeatsIn(two)).toEqual([]);
    }
  });

  test('leaves out a last block that isn’t whole', () => {
    expect(repeatsIn(blocks('xxx').subarray(0, 40)).map(({ blocks }) => blocks)).toEqual([[1, 2]]);
  });

  test('letters go A to Z, then AA, AB', () => {
    const codes = Array.from({ length: 28 }, (_, i) => String.fromCharCode(0x100 + i - 0x80));
    const all = repeatsIn(blocks([...codes, ...codes].join('')));
    expect(all.map(({ letter }) => letter).slice(0, 2)).toEqual(['A', 'B']);
    expect(all.map(({ letter }) => letter).slice(-3)).toEqual(['Z', 'AA', 'AB']);
  });

  test('letters go on to ZZ, then AAA', () => {
    const count = 26 + 26 * 26 + 1;
    const bytes = new Uint8Array(2 * count * 16);
    for (let i = 0; i < 2 * count; i++) bytes.set([(i % count) >> 8, (i % count) & 0xff], i * 16);
    expect(
      repeatsIn(bytes)
        .map(({ letter }) => letter)
        .slice(-2),
    ).toEqual(['ZZ', 'AAA']);
  });
});

describe('repeatsOf', () => {
  test('looks at the ciphertext, on whichever side of the run it is', () => {
    for (const direction of ['encrypt', 'decrypt'] as const) {
      expect(repeatsOf(run('ecb', direction).trace)).toEqual([{ letter: 'A', blocks: [1, 2, 3] }]);
      expect(repeatsOf(run('cbc', direction).trace)).toEqual([]);
      expect(repeatsOf(run('ctr', direction).trace)).toEqual([]);
    }
  });

  test('is found once a trace', () => {
    const { trace } = run('ecb');
    expect(repeatsOf(trace)).toBe(repeatsOf(trace));
  });

  test('a block knows the repeat that it belongs to', () => {
    const { trace } = run('ecb');
    expect([1, 3, 4].map((block) => repeatAt(trace, block)?.letter)).toEqual(['A', 'A', undefined]);
  });
});

describe('repeats in the picture', () => {
  const ecb = sceneOf(run('ecb'));

  test('are outlined on the ciphertext', () => {
    expect(idsOf(ecb, 'leak')).toEqual(['leak1', 'leak2', 'leak3']);
    const [leak, card] = ['leak2', 'c2'].map((id) => extentOf(byId(ecb).get(id)!));
    expect(leak).toEqual({
      left: card.left - 2,
      top: card.top - 2,
      right: card.right + 2,
      bottom: card.bottom + 2,
    });
  });

  test('are said in words: how often, and which is meant', () => {
    const said = [1, 2, 3].map((block) => textOf(ecb, `leak${block}.name`));
    expect(said).toEqual(['A, seen 3 times', 'A again, equals C₁', 'A again, equals C₁']);
  });

  test('are said shorter far away', () => {
    const scene = sceneOf(run('ecb'), 'MID');
    const said = [1, 2, 3].map((block) => textOf(scene, `leak${block}.name`));
    expect(said).toEqual(['3×', '= C₁', '= C₁']);
  });

  test('of two classes have two letters', () => {
    const scene = sceneOf(
      run('ecb', 'encrypt', 'same, same block'.repeat(2) + 'and another one!'.repeat(2)),
    );
    const said = [2, 4].map((block) => textOf(scene, `leak${block}.name`));
    expect(said).toEqual(['A again, equals C₁', 'B again, equals C₃']);
  });

  test('are counted with their thousands apart', () => {
    const zeros = run('ecb', 'encrypt', new Uint8Array(16 * 4_000), { padding: 'none' });
    expect(textOf(sceneOf(zeros, 'NEAR', 1, 5), 'leak1.name')).toBe('A, seen 4,000 times');
  });

  test('are tied each to the one before it, where both are in view', () => {
    expect(idsOf(ecb, 'arc')).toEqual(['arc1-2', 'arc2-3']);
    expect(idsOf(sceneOf(run('ecb'), 'NEAR', 2, 3), 'arc')).toEqual(['arc2-3']);
    expect(idsOf(sceneOf(run('ecb'), 'NEAR', 3, 2), 'arc')).toEqual([]);
  });

  test('keep their name where the first of them is out of view', () => {
    expect(textOf(sceneOf(run('ecb'), 'NEAR', 3, 2), 'leak3.name')).toBe('A again, equals C₁');
  });

  test('appear with their block when encrypting, and are there from the start when decrypting', () => {
    expect(byId(ecb).get('leak1')).toMatchObject({ effect: 'fill', drive: { to: 1 } });
    const arrived = byId(sceneOf(run('ecb', 'decrypt'))).get('leak1');
    expect([arrived?.effect, arrived?.drive]).toEqual(['still', undefined]);
  });

  test('there are none in CBC and CTR, whatever the message repeats', () => {
    for (const mode of ['cbc', 'ctr'] as const)
      expect(idsOf(sceneOf(run(mode, 'encrypt', MESSAGE)), 'leak', 'leak-name', 'arc')).toEqual([]);
  });
});
