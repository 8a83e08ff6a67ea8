import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  emptyProgress,
  type Entry,
  MAX_PROGRESS,
  readProgress,
  withEntry,
} from '../../src/lib/state/index.ts';

const entry: Entry = { answer: [2, 3], right: true, tries: 1, at: 1_700_000_000_000, took: 9000 };
const some = withEntry(emptyProgress(7), 'bit-flip', 'flip', entry);

describe('progress', () => {
  test('that was written is read again', () => {
    expect(readProgress(JSON.stringify(some))).toEqual({ progress: some });
    expect(some.lessons['bit-flip']['flip']).toEqual(entry);
  });

  test('takes another figure’s entry without losing one, and changes nothing in place', () => {
    const more = withEntry(some, 'bit-flip', 'admin', { ...entry, typed: { wire: '00' } });
    expect(Object.keys(more.lessons['bit-flip'])).toEqual(['flip', 'admin']);
    expect(Object.keys(some.lessons['bit-flip'])).toEqual(['flip']);
  });

  test('that isn’t there is no problem', () => {
    expect(readProgress(null)).toEqual({});
  });

  const broken: [string, string, RegExp][] = [
    ['cut', JSON.stringify(some).slice(0, 40), /cut or changed/],
    ['of another version', JSON.stringify({ ...some, version: 2 }), /version 2/],
    [
      'with a seed that is none',
      JSON.stringify({ ...some, seed: -1 }),
      /“seed” has to be a whole number from 0 to 4,294,967,295, and is -1$/,
    ],
    [
      'with a field too many',
      JSON.stringify({ ...some, more: 1 }),
      /“more” isn’t one that this page knows$/,
    ],
    ['no object', '[1]', /“version” is missing/],
    ['null', 'null', /^it has to be an object, and is null$/],
    ['too long', `"${'x'.repeat(MAX_PROGRESS)}"`, /longer/],
    [
      'with text for a number',
      JSON.stringify(some).replace('9000', '"9000"'),
      /“lessons.bit-flip.flip.took” has to be a whole number .*, and is "9000"$/,
    ],
    [
      'with a figure of a wrong name',
      JSON.stringify(some).replace('"flip"', '"Flip it"'),
      /“lessons.bit-flip.Flip it” has to be named in small letters/,
    ],
    [
      'without a verdict',
      JSON.stringify(some).replace('"right":true,', ''),
      /“lessons.bit-flip.flip.right” is missing$/,
    ],
  ];
  test.each(broken)('%s is refused, and it is said why', (_, json, why) => {
    const read = readProgress(json);
    expect(read.progress).toBeUndefined();
    expect(read.problem).toMatch(why);
  });

  test('of any text never throws, and pollutes nothing', () => {
    const spoilt = JSON.stringify(some).replace('"bit-flip"', '"__proto__"');
    expect(readProgress(spoilt).progress?.lessons['flip']).toBeUndefined();
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
        readProgress(text);
        expect(({} as Record<string, unknown>)['flip']).toBeUndefined();
      }),
    );
  });
});
