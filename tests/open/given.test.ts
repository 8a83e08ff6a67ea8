import { expect, test } from 'vitest';
import { NOTHING } from '../../src/components/open/fields.ts';
import { givenOf, pinned } from '../../src/components/open/given.ts';
import { readForms } from '../../src/lib/forms/index.ts';

const DIGITS = '00112233445566778899aabbccddeeff';

test('what is given is what was pasted; what is empty isn’t given', () => {
  const texts = { ...NOTHING, ciphertext: 'q83v', key: ` ${DIGITS}` };
  expect(givenOf({ texts, forms: {}, mode: undefined, padding: 'zeros' })).toEqual({
    ciphertext: 'q83v',
    key: ` ${DIGITS}`,
    padding: 'zeros',
  });
});

test('a chosen reading is given so that nothing else of a key’s length can be read from it', () => {
  for (const form of ['hex', 'text'] as const) {
    const text = pinned(DIGITS, form);
    const chosen = readForms(DIGITS).find((reading) => reading.form === form)!;
    const keys = readForms(text).filter(({ bytes }) => [16, 24, 32].includes(bytes.length));
    expect(keys.map(({ bytes }) => bytes)).toEqual([chosen.bytes]);
  }
});

test('a form in which a text can’t be read changes nothing', () => {
  expect(pinned('zz', 'hex')).toBe('zz');
});
