import { describe, expect, it } from 'vitest';
import { avalanche } from '../../src/components/aes/avalanche.ts';
import { AesPage } from '../../src/components/aes/aes.svelte.ts';
import { readHexBlock, readTextBlock } from '../../src/components/fields/block.ts';
import { InsideModel } from '../../src/components/aes/inside.svelte.ts';
import { PRESETS } from '../../src/components/aes/presets.ts';
import { fromHex, toHex } from '../../src/lib/bytes/index.ts';
import { seededRandom } from '../support/random.ts';
import { B, C, runOf } from './runs.ts';

describe('AesPage', () => {
  it('opens on Appendix B, with the first SubBytes complete', () => {
    const page = new AesPage();
    expect(page.preset).toBe('b');
    expect(page.model.caption).toMatch(/^SubBytes, round 1 of 10/);
    expect(page.model.player.ms).toBe(page.model.timeline.stops[3]);
  });

  it('has the examples of FIPS 197, each with the ciphertext that is published', () => {
    const page = new AesPage();
    const found = PRESETS.map(({ id }) => {
      page.take(id);
      expect(page.preset).toBe(id);
      return toHex(page.output);
    });
    expect(found).toEqual([B, ...C].map(({ ciphertext }) => ciphertext));
  });

  it('turned round takes the output back to the input, and stays the same example', () => {
    const page = new AesPage();
    for (const { id, plaintext } of PRESETS) {
      page.turn('encrypt');
      page.take(id);
      page.turn('decrypt');
      expect(toHex(page.output)).toBe(plaintext);
      expect(page.preset).toBe(id);
    }
    page.take('c2');
    expect(page.typed.direction).toBe('decrypt');
    expect(toHex(page.output)).toBe(C[1].plaintext);
  });

  it('keeps the last run where what is typed makes none, and says what is wrong', () => {
    const page = new AesPage();
    page.change({ block: 'zz' });
    expect(page.block.problem).toContain("isn't a hex digit");
    expect(toHex(page.output)).toBe(B.ciphertext);
    page.change({ block: B.plaintext, key: '00' });
    expect(page.key.problem).toContain('32, 48 or 64 hex digits');
    expect(toHex(page.output)).toBe(B.ciphertext);
    expect(page.preset).toBe('');
  });

  it('keeps its step when block, key or direction change', () => {
    const page = new AesPage();
    page.take('c3');
    expect(page.model.caption).toMatch(/^SubBytes, round 1 of 14/);
    page.turn('decrypt');
    expect(page.model.player.step).toBe(3);
    page.model.player.toEnd();
    page.take('b');
    expect(page.model.player.ms).toBe(page.model.timeline.end);
  });

  it('takes text as a block, and goes back to the hex of its bytes', () => {
    const page = new AesPage();
    page.write('text');
    expect(page.typed.block).toBe('Attack at dawn!');
    page.change({ block: 'YELLOW SUBMARINE' });
    page.write('hex');
    expect(page.typed.block).toBe('59454c4c4f57205355424d4152494e45');
    page.write('text');
    expect(page.typed.block).toBe('YELLOW SUBMARINE');
  });
});

describe('InsideModel', () => {
  const settings = {
    key: fromHex(B.key),
    block: fromHex(B.plaintext),
    direction: 'encrypt',
  } as const;

  it('opens at its start where nothing else is asked, with values on the way only', () => {
    const model = new InsideModel(settings);
    expect(model.player.ms).toBe(0);
    expect(model.run.roles).toEqual(['value', 'value']);
    expect(model.frame.marks.length).toBeGreaterThan(30);
  });

  it('knows the round key of the round, in both directions', () => {
    const model = new InsideModel(settings);
    model.toRound(4);
    expect(model.keyRound).toBe(4);
    model.show({ ...settings, direction: 'decrypt' });
    model.toRound(4);
    expect(model.keyRound).toBe(6);
    expect(model.step.round).toBe(4);
  });
});

describe('blocks as they are typed', () => {
  it('are 32 hex digits, or what is wrong', () => {
    expect(toHex(readHexBlock(B.plaintext).bytes!)).toBe(B.plaintext);
    expect(readHexBlock('00 01').problem).toBe(
      'A block has 16 bytes, 32 hex digits. This has 2 bytes.',
    );
    expect(readHexBlock('0').problem).toContain('two hex digits');
    expect(readHexBlock('').problem).toContain('0 bytes');
  });

  it('are text, filled up as PKCS#7 does, or too long', () => {
    expect(toHex(readTextBlock('dawn').bytes!)).toBe(`6461776e${'0c'.repeat(12)}`);
    expect(readTextBlock('dawn').count).toBe('4 bytes, filled up with 12 × 0c (PKCS#7)');
    expect(readTextBlock('YELLOW SUBMARINE').count).toBe('16 bytes');
    expect(readTextBlock('äöüäöüäöü').problem).toBe(
      'This text has 18 bytes of UTF-8; one block has 16.',
    );
  });
});

describe('avalanche', () => {
  const bitsOf = (bytes: Uint8Array): number =>
    [...bytes].reduce(
      (sum, byte) => sum + [...byte.toString(2)].filter((bit) => bit === '1').length,
      0,
    );

  it.each(C)('counts what differs between two whole traces, key $key', ({ key, plaintext }) => {
    const random = seededRandom('avalanche');
    for (let i = 0; i < 20; i++) {
      const of = i % 2 ? 'key' : 'block';
      const direction = i % 4 < 2 ? 'encrypt' : 'decrypt';
      const settings = { key: fromHex(key), block: fromHex(plaintext), direction } as const;
      const bit = random.integer(8 * settings[of].length);
      const other = { key: fromHex(key), block: fromHex(plaintext) };
      other[of][bit >> 3] ^= 0x80 >> (bit & 7);
      // The last state of the input and of each round.
      const [ends, others] = [settings, other].map(({ key, block }) => {
        const run = runOf(toHex(key), toHex(block), direction);
        return run.steps
          .filter(({ id, round }) => id === 0 || run.steps[id + 1]?.round !== round)
          .map(({ after }) => after);
      });
      const counts = ends.map((state, j) => bitsOf(state.map((byte, k) => byte ^ others[j][k])));
      expect(avalanche(settings, { of, bit }).map(({ bits }) => bits)).toEqual(counts);
    }
  });

  it('begins with one bit of the block and none where the key was changed', () => {
    const settings = {
      key: fromHex(B.key),
      block: fromHex(B.plaintext),
      direction: 'encrypt',
    } as const;
    expect(avalanche(settings, { of: 'block', bit: 9 })[0]).toMatchObject({
      round: -1,
      bits: 1,
      bytes: 1,
    });
    expect(avalanche(settings, { of: 'key', bit: 9 }).slice(0, 2)).toMatchObject([
      { round: -1, bits: 0, bytes: 0 },
      { round: 0, bits: 1, bytes: 1 },
    ]);
  });
});
