import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { type Crew, ENDED, type Progress } from '../../src/components/open/crew.ts';
import { NOTHING, type Wish } from '../../src/components/open/fields.ts';
import { lookAt } from '../../src/components/open/look.ts';
import { FIND_OUT, OpenModel } from '../../src/components/open/open.svelte.ts';
import type { Opened, Result } from '../../src/components/open/result.ts';

const PAUSE_MS = 200;

const opened = (text: string): Opened => ({
  sure: 'strong',
  mode: 'cbc',
  padding: 'pkcs7',
  key: new Uint8Array(16),
  iv: new Uint8Array(16),
  plaintext: new TextEncoder().encode(text),
  byteLength: text.length,
  firstBlock: undefined,
  evidence: [],
  steps: [],
  wrong: [],
  envelope: 'Bare ciphertext',
  run: undefined,
  cut: undefined,
});
const found: Result = {
  best: 1,
  findings: [opened('first'), opened('second')],
  tried: 7,
  says: 'It opens.',
};
const nothing: Result = { best: undefined, findings: [], tried: 7, says: 'Nothing fits.' };

/** A crew whose tries are answered by the test; what it looks at is looked at for real. */
class Hands implements Crew {
  readonly tries: {
    readonly wish: Wish;
    readonly progress: Progress;
    readonly resolve: (result: Result) => void;
    readonly reject: (error: Error) => void;
  }[] = [];
  ended = 0;
  look = (text: string) => Promise.resolve(lookAt(text, false));
  plaintext = () => Promise.reject(new Error('the tag is wrong'));
  diagnose(wish: Wish, progress: Progress): Promise<Result> {
    return new Promise((resolve, reject) => this.tries.push({ wish, progress, resolve, reject }));
  }
  end(): void {
    this.ended += 1;
    this.tries.at(-1)?.reject(ENDED);
  }
}

let hands: Hands;
let model: OpenModel;
beforeEach(() => {
  vi.useFakeTimers();
  hands = new Hands();
  model = new OpenModel(hands, PAUSE_MS);
});
afterEach(() => vi.useRealTimers());
const settle = (ms = PAUSE_MS) => vi.advanceTimersByTimeAsync(ms);

describe('what is typed', () => {
  test('is tried once, after a pause, as it stands then', async () => {
    model.change('ciphertext', 'q8');
    await settle(PAUSE_MS - 1);
    model.change('ciphertext', 'q83v');
    model.say({ mode: 'ctr' });
    await settle(PAUSE_MS - 1);
    expect(hands.tries).toHaveLength(0);
    await settle(1);
    expect(hands.tries.map(({ wish }) => wish)).toEqual([
      {
        texts: { ...NOTHING, ciphertext: 'q83v' },
        forms: { ciphertext: undefined },
        mode: 'ctr',
        padding: undefined,
        file: undefined,
      },
    ]);
  });

  test('is tried only where there is a ciphertext, and an emptied one takes the result away', async () => {
    model.change('key', '00');
    await settle();
    expect(hands.tries).toHaveLength(0);
    model.change('ciphertext', 'q83v');
    await settle();
    hands.tries[0].resolve(found);
    await settle(0);
    expect(model.result).toBe(found);
    model.change('ciphertext', ' ');
    expect([model.result, model.trying]).toEqual([undefined, undefined]);
  });

  test('is read in every form it may have, and in the chosen one as soon as one is', async () => {
    model.change('key', '00112233445566778899aabbccddeeff');
    await settle();
    expect(model.offers.key?.map(({ form, byteLength }) => [form, byteLength])).toEqual([
      ['hex', 16],
      ['text', 32],
    ]);
    model.choose('key', 'text');
    expect(model.wish.forms).toEqual({ key: 'text' });
    model.change('key', '0011');
    expect(model.wish.forms.key).toBeUndefined();
  });

  test('ends the try before it, whose answer then changes nothing', async () => {
    model.change('ciphertext', 'q83v');
    await settle();
    model.change('key', '00');
    await settle();
    expect(hands.tries).toHaveLength(2);
    hands.tries[0].resolve(found);
    hands.tries[0].progress(0.5, 'late');
    await settle(0);
    expect(model.result).toBeUndefined();
    expect(model.trying).toEqual({ done: 0, at: '' });
    hands.tries[1].progress(0.25, 'PBKDF2');
    expect(model.trying).toEqual({ done: 0.25, at: 'PBKDF2' });
    hands.tries[1].resolve(nothing);
    await settle(0);
    expect([model.result, model.trying]).toEqual([nothing, undefined]);
  });
});

describe('what came out', () => {
  const answer = async (result: Result) => {
    await settle();
    hands.tries.at(-1).resolve(result);
    await settle(0);
  };

  test('is shown with the finding that is believed, and with another where the reader wants it', async () => {
    model.change('ciphertext', 'q83v');
    await answer(found);
    expect(model.shown).toBe(found.findings[1]);
    model.show(0);
    expect(model.onStage).toBe(found.findings[0]);
    expect(model.isStale).toBe(false);
  });

  test('stays on the stage, as old, where what is typed next opens nothing', async () => {
    model.change('ciphertext', 'q83v');
    await answer(found);
    model.change('key', 'x');
    expect(model.isStale).toBe(true);
    await answer(nothing);
    expect(model.shown).toBeUndefined();
    expect([model.onStage, model.isStale]).toEqual([found.findings[1], true]);
  });

  test('stays where the try is cancelled, and nothing is tried any longer', async () => {
    model.change('ciphertext', 'q83v');
    await answer(found);
    model.change('key', 'x');
    model.cancel();
    await settle(10 * PAUSE_MS);
    expect([model.result, model.trying, hands.tries.length]).toEqual([found, undefined, 1]);
    expect(model.said).toMatch(/^Cancelled/);
  });

  test('says what went wrong where the worker fails', async () => {
    model.change('ciphertext', 'q83v');
    await settle();
    hands.tries[0].reject(new Error('The worker stopped.'));
    await settle(0);
    expect([model.problem, model.trying]).toEqual(['The worker stopped.', undefined]);
  });
});

test('a large file stands in place of the ciphertext until one is typed; what was typed beside it stays', async () => {
  model.change('key', '00');
  const file = new File([new Uint8Array(2_000_000)], 'large.bin');
  await model.take(file);
  await settle();
  expect(hands.tries.map(({ wish }) => [wish.file, wish.texts])).toEqual([
    [file, { ...NOTHING, key: '00' }],
  ]);
  expect(await model.plaintext()).toBeUndefined();
  expect(model.said).toBe('It couldn’t be saved: the tag is wrong');
  model.change('ciphertext', 'q83v');
  expect(model.wish.file).toBeUndefined();
});

describe('all fields at once', () => {
  test('come from a link that was written here, as they were', () => {
    model.change('ciphertext', 'q83v');
    model.change('aad', 'letter 7');
    model.choose('aad', 'text');
    model.say({ padding: 'zeros' });
    const { state } = model;
    const other = new OpenModel(hands, PAUSE_MS);
    other.fill(state);
    expect(other.state).toEqual(state);
    expect(state).toEqual({
      page: 'open',
      texts: { ciphertext: 'q83v', aad: 'letter 7' },
      forms: { aad: 'text' },
      padding: 'zeros',
    });
    expect(other.mode).toBe(FIND_OUT);
  });

  test('come from a paste that names some, which says so; one that names none is left to its field', () => {
    model.change('tag', '00');
    expect(model.paste('q83v')).toBe(false);
    expect(model.paste('Key: 0011\nCiphertext: q83v')).toBe(true);
    expect(model.texts).toEqual({ ...NOTHING, tag: '00', key: '0011', ciphertext: 'q83v' });
    expect(model.said).toMatch(/^This names 2 fields/);
  });
});
