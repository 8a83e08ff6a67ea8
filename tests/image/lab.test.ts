import { describe, expect, test } from 'vitest';
import type { Hand } from '../../src/components/image/crew.ts';
import { ImageLab } from '../../src/components/image/lab.svelte.ts';
import { toHex } from '../../src/lib/bytes/index.ts';
import { blank, type Outcome, runWish, type Wish } from './library.ts';

/** A worker’s hands in this thread, which do a job when they are told to. */
class Hands {
  readonly wishes: Wish[] = [];
  ended = 0;
  #go: (() => void)[] = [];
  async wish(wish: Wish): Promise<Outcome> {
    this.wishes.push(wish);
    await new Promise<void>((resolve) => this.#go.push(resolve));
    return runWish(wish);
  }
  /** Does what waits, and what is wished for meanwhile. */
  async work(): Promise<void> {
    while (this.#go.length > 0) {
      for (const go of this.#go.splice(0)) go();
      await new Promise((resolve) => setTimeout(resolve));
    }
  }
  end(): void {
    this.ended += 1;
  }
}

function lab() {
  const hands = new Hands();
  const it = new ImageLab(undefined, hands as unknown as Hand);
  const encrypt = async () => {
    void it.encrypt(it.wish);
    await hands.work();
  };
  return { it, hands, encrypt };
}

describe('what is encrypted', () => {
  test('is the first picture under ECB, CBC and one more, with the example key', async () => {
    const { it, encrypt } = lab();
    expect(it.shown).toEqual(['ecb', 'cbc', 'ctr']);
    await encrypt();
    expect(Object.keys(it.outcome!.modes).sort()).toEqual(['cbc', 'ctr', 'ecb']);
    expect(it.blocks).toBe(it.outcome!.plain.index.blocks);
    expect(it.reading('original')).toBe(it.outcome!.plain);
    expect(it.reading('gcm')).toBeUndefined();
  });

  test('has the mode that was chosen last in the third place, all where all are wanted, and what is compared', () => {
    const { it } = lab();
    it.mode = 'ofb';
    expect(it.shown).toEqual(['ecb', 'cbc', 'ofb']);
    it.mode = 'ecb';
    expect(it.shown).toEqual(['ecb', 'cbc', 'ofb']);
    it.compared = ['original', 'gcm'];
    expect(it.wish.modes).toContain('gcm');
    it.all = true;
    expect(it.shown).toHaveLength(6);
  });

  test('uses the last key that was right while a wrong one is typed', () => {
    const { it } = lab();
    it.keyText = '00'.repeat(32);
    expect(it.secret.key).toEqual(new Uint8Array(32));
    it.keyText = 'wrong';
    expect(it.key.problem).toBeDefined();
    expect(it.secret.key).toEqual(new Uint8Array(32));
    it.newKey();
    expect(it.key.bytes).toHaveLength(32);
    expect(toHex(it.secret.key)).toBe(it.keyText);
  });

  test('is the latest wish: of those that come while one is worked on the others are left out', async () => {
    const { it, hands } = lab();
    void it.encrypt(it.wish);
    for (const noise of [1, 2, 3]) {
      it.knobs.noise = noise;
      void it.encrypt(it.wish);
    }
    await hands.work();
    expect(hands.wishes.map(({ noise }) => noise)).toEqual([0, 3]);
  });

  test('and fails, is said in a sentence', async () => {
    const { it, hands } = lab();
    void it.encrypt({ ...it.wish, secret: { key: new Uint8Array(3), iv: new Uint8Array(16) } });
    await hands.work();
    expect(it.problem).toMatch(/^Encrypting failed: .*3/);
    expect(it.outcome).toBeUndefined();
  });
});

describe('another picture', () => {
  test('takes cursor, sentence and first counts with it, and stands complete', async () => {
    const { it, encrypt } = lab();
    await encrypt();
    it.cursor = 3;
    it.scrub(10);
    expect(it.front).toBe(10);
    it.choose('chart');
    expect(it.source.id).toBe('chart');
    expect(it.cursor).toBeUndefined();
    await encrypt();
    expect(it.front).toBe(it.blocks);
  });

  test('with fewer blocks takes away a cursor beyond them, and leaves one that still stands on a block', async () => {
    const { it, encrypt } = lab();
    await encrypt();
    const last = it.blocks - 1;
    it.cursor = last;
    await encrypt();
    expect(it.cursor).toBe(last);
    it.draw(blank(8, 8, '#ffffff'));
    await encrypt();
    expect(it.cursor).toBeUndefined();
  });

  test('that is very large is told apart; the worker ends with the lab', async () => {
    const { it, hands, encrypt } = lab();
    await encrypt();
    const large = { id: 'own', name: 'large', alt: '', point: '', notes: [] } as const;
    it.source = { ...large, picture: blank(3000, 2000, '#ffffff') };
    expect(it.isLarge).toBe(true);
    it.choose('pip');
    expect(it.isLarge).toBe(false);
    expect(it.problem).toBe('');
    it.close();
    expect(hands.ended).toBe(1);
  });

  test('isn’t there where nothing was dropped: that is said, and the picture stays', async () => {
    const { it } = lab();
    const { source } = it;
    await it.open([]);
    expect(it.problem).toMatch(/^There was no file/);
    expect(it.source).toBe(source);
  });
});
