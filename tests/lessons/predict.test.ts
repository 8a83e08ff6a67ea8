import { createCipheriv, createDecipheriv } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import {
  type Ask,
  caseOf,
  changeWords,
  choicesOf,
  kindOf,
  type Setup,
  stepsToOrder,
  valueNamed,
} from '../../src/lib/lessons/index.ts';

const TEXT = 'Pay Ada 0100 EURPay Bob 0250 EURPay Cyd 0040 EURPay Dee 75 EUR.';
const KEY = Buffer.from('2b7e151628aed2a6abf7158809cf4f3c', 'hex');
const IV = Buffer.from('000102030405060708090a0b0c0d0e0f', 'hex');
const cbc = (change?: Setup['change'], more: Partial<Setup> = {}): Setup => ({
  mode: 'cbc',
  text: TEXT,
  ...(change ? { change } : {}),
  ...more,
});
const judge = (ask: Ask, setup: Setup, answer: number[]) => {
  const it = caseOf(setup);
  expect(kindOf(ask).accepts(answer, it, ask)).toBe(true);
  return kindOf(ask).judge(answer, it, ask);
};
const PAINT: Ask = { kind: 'paint-blocks' };

describe('a case', () => {
  test('reads after a flipped bit what Node’s own AES reads from the same bytes', () => {
    const cipher = createCipheriv('aes-128-cbc', KEY, IV);
    const wire = Buffer.concat([cipher.update(TEXT), cipher.final()]);
    wire[24] ^= 1;
    const decipher = createDecipheriv('aes-128-cbc', KEY, IV).setAutoPadding(false);
    const it = caseOf(cbc({ flip: { block: 2, byte: 8 } }));
    expect(Buffer.from(it.arrived)).toEqual(wire);
    expect(Buffer.from(it.after.output)).toEqual(decipher.update(wire));
    expect(Buffer.from(valueNamed(it, 'P3′')).toString()).toBe('Pay Cyd 1040 EUR');
    expect(Buffer.from(valueNamed(it, 'P3')).toString()).toBe('Pay Cyd 0040 EUR');
  });

  test('refuses a change of a block that isn’t there, and says how many there are', () => {
    expect(() => caseOf(cbc({ lose: 9 }))).toThrow('There is no C9: the message has 4.');
    expect(() => valueNamed(caseOf(cbc()), 'P9')).toThrow(RangeError);
    expect(() => valueNamed(caseOf(cbc()), 'Q1')).toThrow(RangeError);
  });

  test('says in words what was done', () => {
    const words = (change: Setup['change']) => changeWords(caseOf(cbc(change)));
    expect(words({ flip: { block: 2, byte: 8 } })).toBe(
      'the lowest bit of byte 8 of C₂ is flipped',
    );
    expect(words({ flip: { block: 0, byte: 0, bit: 7 } })).toBe(
      'the highest bit of byte 0 of the IV is flipped',
    );
    expect(words({ lose: 3 })).toBe('C₃ is lost');
    expect(words({ swap: [1, 2] })).toBe('C₁ and C₂ have changed places');
  });
});

describe('paint-blocks', () => {
  const changed: [string, Setup, number[]][] = [
    ['a flipped bit', cbc({ flip: { block: 2, byte: 8 } }), [2, 3]],
    ['a flipped bit of the last block', cbc({ flip: { block: 4, byte: 0 } }), [4]],
    ['a flipped bit of the IV', cbc({ flip: { block: 0, byte: 8 } }), [1]],
    ['a lost block', cbc({ lose: 2 }), [2, 3]],
    ['two blocks that change places', cbc({ swap: [2, 3] }), [2, 3, 4]],
    ['another IV', cbc({ iv: 'ff'.repeat(16) }), [1]],
    ['another key', cbc({ key: '00'.repeat(16) }), [1, 2, 3, 4]],
    [
      'another IV on encryption',
      cbc({ iv: 'ff'.repeat(16) }, { direction: 'encrypt' }),
      [1, 2, 3, 4],
    ],
    ['another letter', cbc({ text: TEXT.replace('Bob', 'Rob') }), [2, 3, 4]],
    ['another letter in ECB', cbc({ text: TEXT.replace('Bob', 'Rob') }, { mode: 'ecb' }), [2]],
    ['a flipped bit in CTR', cbc({ flip: { block: 2, byte: 8 } }, { mode: 'ctr' }), [2]],
  ];
  test.each(changed)('%s changes these blocks', (_, setup, blocks) => {
    expect(kindOf(PAINT).truth(caseOf(setup), PAINT)).toEqual(blocks);
    expect(judge(PAINT, setup, blocks)).toMatchObject({ right: true });
  });

  test('tells the ideas behind wrong answers apart, and a right answer is no idea', () => {
    const idea = (...answer: number[]) =>
      judge(PAINT, cbc({ flip: { block: 2, byte: 8 } }), answer).misconception;
    expect(idea()).toBe('nothing');
    expect(idea(2)).toBe('only-own');
    expect(idea(3)).toBe('only-next');
    expect(idea(2, 3, 4)).toBe('all-after');
    expect(idea(1, 2, 3, 4)).toBe('everything');
    expect(idea(1, 4)).toBeUndefined();
    expect(idea(2, 3)).toBeUndefined();
  });

  test('sets prediction against trace block by block', () => {
    const { cells, says } = judge(PAINT, cbc({ flip: { block: 2, byte: 8 } }), [2, 4]);
    expect(cells.map(({ name, right }) => `${name} ${right}`)).toEqual([
      'P₁ true',
      'P₂ true',
      'P₃ false',
      'P₄ false',
    ]);
    expect(cells.map(({ was }) => was)).toEqual([
      'as it was',
      'garbled',
      'changed in 1 bit',
      'as it was',
    ]);
    expect(says).toBe('P₂ garbled and P₃ changed in 1 bit: you were right on 2 of 4 blocks.');
  });

  test('blocks of one fate are named together; a ciphertext is changed where a plaintext is garbled', () => {
    const { says } = judge(PAINT, cbc({ iv: '00'.repeat(16) }, { direction: 'encrypt' }), [1]);
    expect(says).toBe('C₁, C₂, C₃ and C₄ changed: you were right on 1 of 4 blocks.');
  });

  test('accepts no block that isn’t there', () => {
    const it = caseOf(cbc({ lose: 2 }));
    expect(kindOf(PAINT).accepts([5], it, PAINT)).toBe(false);
    expect(kindOf(PAINT).accepts([0], it, PAINT)).toBe(false);
  });
});

test('choose-bytes: a bit of the IV changes one byte of P₁, and all of them would be another idea', () => {
  const ask: Ask = { kind: 'choose-bytes', block: 1 };
  const setup = cbc({ flip: { block: 0, byte: 8 } });
  expect(judge(ask, setup, [8])).toMatchObject({
    right: true,
    says: 'Byte 8 of P₁ changed: as you said.',
  });
  const all = Array.from({ length: 16 }, (_, i) => i);
  expect(judge(ask, setup, all).misconception).toBe('whole-block');
  expect(judge(ask, setup, all.slice(8)).misconception).toBe('from-there-on');
  expect(judge(ask, setup, [7]).misconception).toBe('another-byte');
  expect(kindOf(ask).accepts([16], caseOf(setup), ask)).toBe(false);
});

test('choose-bytes: where the change goes through the cipher, its own byte, or all from there, is an idea by itself', () => {
  const ask: Ask = { kind: 'choose-bytes', block: 1 };
  const setup: Setup = {
    mode: 'ecb',
    padding: 'none',
    text: 'Pay Ada 0100 EUR',
    change: { text: 'Pay Ada 1100 EUR' },
  };
  const all = Array.from({ length: 16 }, (_, i) => i);
  expect(judge(ask, setup, all).right).toBe(true);
  expect(judge(ask, setup, [8]).misconception).toBe('only-where-it-meets');
  expect(judge(ask, setup, all.slice(8)).misconception).toBe('from-there-on');
  expect(judge(ask, setup, [7]).misconception).toBe('another-byte');
});

test('type-byte: the flipped bits come through, and OR, sum and mask are told apart from XOR', () => {
  const ask: Ask = { kind: 'type-byte', value: 'P3′', byte: 8 };
  const setup = cbc({ flip: { block: 2, byte: 8, bit: 4 } });
  expect(kindOf(ask).truth(caseOf(setup), ask)).toEqual([0x20]);
  const idea = (byte: number) => judge(ask, setup, [byte]).misconception;
  expect([idea(0x30), idea(0x10), idea(0x40), idea(0xcf), idea(0x77)]).toEqual([
    'as-it-was',
    'only-the-mask',
    'plus-for-xor',
    'complement',
    undefined,
  ]);
});

test('how-many: whole blocks get one more of padding, and characters aren’t bytes', () => {
  const ask: Ask = { kind: 'how-many', count: 'blocks' };
  const whole = cbc(undefined, { text: 'sixteen letters!' });
  expect(kindOf(ask).truth(caseOf(whole), ask)).toEqual([2]);
  expect(judge(ask, whole, [1]).misconception).toBe('no-padding-when-whole');
  const accents = cbc(undefined, { text: 'é'.repeat(10) });
  expect(kindOf(ask).truth(caseOf(accents), ask)).toEqual([2]);
  expect(judge(ask, accents, [1]).misconception).toBe('characters-for-bytes');
});

test('order-steps: every order is right in which each step finds its inputs, and no other', () => {
  const ask: Ask = { kind: 'order-steps', blocks: [1, 2] };
  const setup = cbc(undefined, { text: TEXT.slice(0, 20) });
  const it = caseOf(setup);
  const [i1, c1, i2, c2] = kindOf(ask).truth(it, ask);
  expect(judge(ask, setup, [i1, c1, i2, c2]).right).toBe(true);
  expect(judge(ask, setup, [i1, i2, c1, c2]).misconception).toBe('before-the-chain');
  expect(judge(ask, setup, [c1, i1, i2, c2]).misconception).toBe('cipher-before-xor');
  const back: Setup = { ...setup, direction: 'decrypt' };
  const [o1, p1, o2, p2] = kindOf(ask).truth(caseOf(back), ask);
  expect(judge(ask, back, [o2, p2, o1, p1]).right).toBe(true);
  expect(judge(ask, back, [p1, o1, o2, p2]).misconception).toBe('xor-before-cipher');
  expect(stepsToOrder(it, [1, 2])).toHaveLength(4);
});

test('which-ciphertext: the right one is found by its bytes, wherever it stands', () => {
  const options = [
    { id: 'cbc', setup: {} },
    { id: 'ecb', setup: { mode: 'ecb' as const } },
    { id: 'other-key', setup: { key: '00'.repeat(16) } },
  ];
  const ask: Ask = { kind: 'which-ciphertext', options };
  const it = caseOf(cbc());
  const choices = choicesOf(it, options);
  const [right] = kindOf(ask).truth(it, ask);
  expect(choices[right].id).toBe('cbc');
  const wrong = choices.findIndex(({ id }) => id === 'ecb');
  expect(judge(ask, cbc(), [wrong])).toMatchObject({ right: false, misconception: 'ecb' });
});
