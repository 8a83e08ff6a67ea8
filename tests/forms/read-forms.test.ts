import { execFileSync } from 'node:child_process';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { toHex } from '../../src/lib/bytes/index.ts';
import { readForms } from '../../src/lib/forms/index.ts';

const first = (text: string) => {
  const [reading] = readForms(text);
  return reading && `${reading.form} ${toHex(reading.bytes)}`;
};
const KEY = '00112233445566778899aabbccddeeff';

/** Texts of the kinds that people paste, with things around them that come along. */
const pasted = fc
  .tuple(
    fc.constantFrom('', '"', "'", '`', ' ', '\n', '\ufeff', '\u200b', 'base64:', '0x', "b'", '{'),
    fc.oneof(
      fc.string({ maxLength: 40 }),
      fc.string({ unit: 'grapheme', maxLength: 20 }),
      fc.base64String({ maxLength: 44 }),
      fc.stringMatching(/^[0-9a-f]{0,40}$/),
      fc.array(fc.nat(300), { maxLength: 20 }).map(String),
    ),
    fc.constantFrom('', '"', "'", '`', ' ', '\n', '==', '\\n', '}', ';'),
  )
  .map((parts) => parts.join(''));

test('no two readings of a text have one form or the same bytes, so that each can be chosen', () => {
  fc.assert(
    fc.property(pasted, (text) => {
      const readings = readForms(text);
      const forms = readings.map(({ form }) => form);
      expect(new Set(forms).size).toBe(forms.length);
      const bytes = readings.map((one) => toHex(one.bytes));
      expect(new Set(bytes).size).toBe(bytes.length);
    }),
    { numRuns: 2_000 },
  );
});

describe('hex is read', () => {
  test.each([
    KEY,
    KEY.toUpperCase(),
    `0x${KEY}`,
    '00 11 22 33 44 55 66 77 88 99 aa bb cc dd ee ff',
    '00:11:22:33:44:55:66:77:88:99:aa:bb:cc:dd:ee:ff',
    '00-11-22-33-44-55-66-77-88-99-AA-BB-CC-DD-EE-FF',
    '00.11.22.33.44.55.66.77.88.99.AA.BB.CC.DD.EE.FF',
    '0011_2233_4455_6677_8899_aabb_ccdd_eeff',
    '0011 2233 4455 6677\r\n8899 aabb ccdd eeff\n',
    `"${KEY}"`,
    `'${KEY}';`,
    `{${KEY}}`,
    `h'${KEY}'`,
    `X'${KEY}'`,
    `\u00a000112233445566778899aabb\u00a0ccddeeff`,
    `\ufeff${KEY}`,
    `\u200b${KEY}\u200b`,
    `“${KEY}”`,
  ])('from %j', (text) => {
    expect(first(text)).toBe(`hex ${KEY}`);
  });

  test('and what came along with it is named', () => {
    const kinds = (text: string) => readForms(text)[0].damage.map(({ kind }) => kind);
    expect(kinds(KEY)).toEqual([]);
    expect(kinds(`\ufeff${KEY}`)).toEqual(['bom']);
    expect(kinds(`\u200b${KEY}`)).toEqual(['invisible']);
    expect(kinds(`“${KEY}”`)).toEqual(['smart-quotes']);
    expect(kinds(KEY.slice(1))).toEqual(['cut']);
    expect(readForms(KEY.slice(1))[0].says).toBe(
      'Hex: 15 bytes; 31 digits are half a byte too many or too few, and the last one is left out.',
    );
  });
});

describe('base64 is read', () => {
  const bytes = Buffer.from('fbefbe00112233445566778899aabbccddeeff0102', 'hex');
  const base64 = bytes.toString('base64');
  const url = bytes.toString('base64url');

  test.each([
    [base64, 'base64'],
    [base64.replace(/=+$/, ''), 'base64'],
    [url, 'base64url'],
    [`base64:${base64}`, 'base64'],
    [`${base64.slice(0, 12)}\r\n${base64.slice(12)}\n`, 'base64'],
    [`${base64.slice(0, 12)}\\n${base64.slice(12)}`, 'base64'],
    [`-----BEGIN MESSAGE-----\n${base64}\n-----END MESSAGE-----`, 'pem'],
    [`data:application/octet-stream;base64,${base64}`, 'data-url'],
    [encodeURIComponent(base64), 'base64'],
  ])('from %j', (text, form) => {
    expect(first(text)).toBe(`${form} ${toHex(bytes)}`);
  });

  test('and a + that became a space is put back, and said', () => {
    const [reading] = readForms(base64.replace('+', ' '));
    expect(toHex(reading.bytes)).toBe(toHex(bytes));
    expect(reading.damage).toMatchObject([{ kind: 'plus-became-space', repaired: true }]);
    expect(reading.says).toContain('a + had become a space, and is put back');
  });

  test('and a cut end is named, not hidden', () => {
    const cut = `${base64.replace(/=+$/, '').slice(0, 24)}Q`;
    expect(readForms(cut)[0].damage).toMatchObject([{ kind: 'cut', repaired: false }]);
  });
});

describe('lists of bytes are read', () => {
  test.each([
    ['{ 0x00, 0x11, 0x22, 0xff }', '001122ff'],
    [
      'unsigned char k[4] = {\n  0x00, 0x11,\n  0x22, 0xff,\n};\nunsigned int k_len = 4;',
      '001122ff',
    ],
    ['new byte[] { (byte) 0xde, (byte)0xad, 0x12, -1 }', 'dead12ff'],
    ['[-34, 12, 127, 0]', 'de0c7f00'],
    ['[]byte{0x01, 2, 0xff}', '0102ff'],
    ['[3]byte{1, 2, 3}', '010203'],
    ['bytes([1, 2, 255])', '0102ff'],
    ['Uint8Array(4) [ 1, 2, 3, 4 ]', '01020304'],
    ['new Uint8Array([1, 2, 3, 250])', '010203fa'],
    ['{"type":"Buffer","data":[1,2,200]}', '0102c8'],
    ['vec![0x00, 0x11u8, 0xff]', '0011ff'],
    ['<Buffer 00 11 ff>', '0011ff'],
    ['[0, 17, 34, 51, 68, 255]', '0011223344ff'],
    ['0 17 34 51 68 255', '0011223344ff'],
    [
      '10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25',
      '0a0b0c0d0e0f10111213141516171819',
    ],
  ])('%j', (text, hex) => {
    expect(first(text)).toBe(`array ${hex}`);
  });

  test('and Node’s “… more bytes” is a loss that is said', () => {
    const [reading] = readForms('<Buffer 00 11 ... 12 more bytes>');
    expect(reading.damage).toMatchObject([{ kind: 'cut', repaired: false }]);
    expect(reading.says).toContain('12 bytes');
  });

  test('and a number that is no byte makes it no list', () => {
    expect(readForms('[1, 2, 256]').map(({ form }) => form)).not.toContain('array');
  });
});

describe('strings with escapes are read', () => {
  test.each([
    ["b'\\x00\\x11abc\\n'", '00116162630a'],
    ['b"it\'s"', '69742773'],
    ["bytearray(b'\\xff\\x00')", 'ff00'],
    ['\\x00\\x11\\x22', '001122'],
    ['"\\x00\\x11" \n "\\x22"', '001122'],
    ['\\000\\021\\377', '0011ff'],
  ])('%j', (text, hex) => {
    expect(first(text)).toBe(`escapes ${hex}`);
  });
});

describe('dumps are read as their programs write them', () => {
  const bytes = Uint8Array.from({ length: 53 }, (_, i) => (i * 73 + 5) & 255);
  const repeated = new Uint8Array(80).fill(7, 16, 64);
  const run = (command: string, args: string[], input: Uint8Array) => {
    try {
      return execFileSync(command, args, { input, encoding: 'utf8' });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
      throw error;
    }
  };

  // `od` is on every machine with a shell that builds this; the others are checked by what they printed, below.
  test.each([
    ['-v', '-tx1'],
    ['-tx1'],
    ['-tx2'],
    ['-tx4'],
    ['-to2'],
    ['-to1'],
    ['-tx1z'],
    ['-Ax', '-tx1z'],
  ])('od %s %s', (...args) => {
    for (const given of [bytes, repeated, bytes.subarray(0, 16), bytes.subarray(0, 32)]) {
      const printed = run('od', args.filter(Boolean), given);
      expect(printed, 'od is needed').toBeDefined();
      expect(first(printed!)).toBe(`dump ${toHex(given)}`);
    }
  });

  test.each([
    [
      'xxd',
      '00000000: 5361 6c74 6564 5f5f 0102 0304 0506 0708  Salted__........\n00000010: f81a dede 61                             ....a\n',
      '53616c7465645f5f0102030405060708f81adede61',
    ],
    [
      'xxd -g1',
      '00000000: 53 61 6c 74 65 64 5f 5f 01 02 03 04 05 06 07 08  Salted__........\n00000010: f8 1a  ..\n',
      '53616c7465645f5f0102030405060708f81a',
    ],
    [
      'hexdump -C',
      '00000000  53 61 6c 74 65 64 5f 5f  01 02 03 04 05 06 07 08  |Salted__........|\n00000010  f8 1a                                             |..|\n00000012\n',
      '53616c7465645f5f0102030405060708f81a',
    ],
    [
      'hexdump -C with a *',
      '00000000  41 41 41 41 41 41 41 41  41 41 41 41 41 41 41 41  |AAAAAAAAAAAAAAAA|\n*\n00000030  0a                                                |.|\n00000031\n',
      `${'41'.repeat(48)}0a`,
    ],
    ['hexdump', '0000000 6153 746c 6465 5f5f 00aa\n0000009\n', '53616c7465645f5faa'],
    [
      'Wireshark',
      '0000  53 61 6c 74 65 64 5f 5f 01 02 03 04 05 06 07 08   Salted__........\n0010  be ef                                             ..\n',
      '53616c7465645f5f0102030405060708beef',
    ],
  ])('%s', (_, printed, hex) => {
    expect(first(printed)).toBe(`dump ${hex}`);
  });
});

describe('other forms', () => {
  test('binary digits', () => {
    expect(first('01010011 01100001 11111111')).toBe('binary 5361ff');
    expect(first('0b0101001101100001')).toBe('binary 5361');
  });
  test('percent-encoding', () => {
    expect(first('%00%11lted%ff')).toBe('percent 00116c746564ff');
  });
  test('text, without its quotes first, and with all that stands around it too', () => {
    const read = readForms(' "open sesame"').map(({ form, bytes, says }) => [
      form,
      Buffer.from(bytes).toString(),
      says,
    ]);
    expect(read).toEqual([
      ['text', 'open sesame', 'Text within its quotes: 11 bytes.'],
      ['verbatim', ' "open sesame"', 'Text with all that stands around it: 14 bytes.'],
    ]);
  });
});

describe('one thing is never taken for another in silence', () => {
  const offers = (text: string) => readForms(text).map(({ form, bytes }) => [form, bytes.length]);

  test('32 digits are 16 bytes of hex or 32 of text', () => {
    expect(offers('18a8902073fec8df4f50947aaeb26c57')).toEqual([
      ['hex', 16],
      ['text', 32],
    ]);
    expect(offers('20240117202401172024011720240117')).toEqual([
      ['hex', 16],
      ['text', 32],
    ]);
  });
  test('24 characters of base64 are 16 bytes or 24 of text', () => {
    expect(offers('xi6bAcbMJiwkeZ65Ho4PUw==')).toEqual([
      ['base64', 16],
      ['text', 24],
    ]);
  });
  test('32 letters and digits are text, or base64', () => {
    expect(offers('bma2FCwkDzBxhyaxyChpavtAeCB8eAEu')).toEqual(
      expect.arrayContaining([
        ['base64', 24],
        ['text', 32],
      ]),
    );
  });
  test('decimals aren’t hex, but two digits each could be', () => {
    expect(offers('10, 11, 12, 13')).toEqual([
      ['array', 4],
      ['text', 14],
      ['hex', 4],
    ]);
  });
  test('words are no base64 with lost plus signs', () => {
    expect(offers('hello world, this is text')).toEqual([['text', 25]]);
    expect(offers('seven candle ticket!')).toEqual([['text', 20]]);
  });
  test('U+FFFD is a loss, in a text and in the bytes that it became', () => {
    const damage = (text: string) => readForms(text)[0].damage;
    expect(damage('\ufffd\ufffd%\ufffdK')).toMatchObject([
      { kind: 'replacement', repaired: false },
    ]);
    expect(damage('57240b34efbfbd4109efbfbdefbfbd')).toMatchObject([{ kind: 'replacement' }]);
  });
});

describe('every form, from any bytes', () => {
  const bytes = fc.uint8Array({ minLength: 16, maxLength: 70 });
  const signed = (one: number) => (one > 127 ? one - 256 : one);
  const forms: Record<string, (given: Uint8Array) => string> = {
    hex: (given) => toHex(given),
    'hex with colons': (given) => [...given].map((one) => toHex(Uint8Array.of(one))).join(':'),
    base64: (given) => Buffer.from(given).toString('base64'),
    base64url: (given) => Buffer.from(given).toString('base64url'),
    'a C array': (given) => `{ ${[...given].map((one) => `0x${one.toString(16)}`).join(', ')} }`,
    'a Java array': (given) => `[${[...given].map(signed).join(', ')}]`,
    'a JavaScript array': (given) => JSON.stringify([...given]),
    'a Python literal': (given) =>
      `b"${[...given].map((one) => `\\x${toHex(Uint8Array.of(one))}`).join('')}"`,
    'percent signs': (given) => [...given].map((one) => `%${toHex(Uint8Array.of(one))}`).join(''),
    binary: (given) => [...given].map((one) => one.toString(2).padStart(8, '0')).join(' '),
    'a Buffer': (given) =>
      `<Buffer ${[...given].map((one) => toHex(Uint8Array.of(one))).join(' ')}>`,
  };
  test.each(Object.keys(forms))('%s: they are among the readings, with nothing damaged', (name) => {
    fc.assert(
      fc.property(bytes, (given) => {
        const found = readForms(forms[name](given));
        const same = found.find((one) => toHex(one.bytes) === toHex(given));
        expect(same).toBeDefined();
        // Three bytes EF BF BD by chance are as good as none in so few.
        expect(same!.damage).toEqual([]);
        expect(found.indexOf(same!)).toBeLessThan(2);
      }),
    );
  });

  test('nothing that is pasted throws, and each reading has bytes and a sentence', () => {
    const bits = fc.constantFrom(
      ...'0x{}[]()<>",;:%\\=+/-_ \n\r\t*|bB\'aF9Zé\ufffd\ufeff\u200b\ud800😀'.split(''),
    );
    const paste = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 200 }),
      fc.array(bits, { maxLength: 120 }).map((all) => all.join('')),
      fc
        .array(
          fc.constantFrom(
            '0x',
            '00',
            '0000000 ',
            '\n',
            'b"',
            '\\x',
            ', ',
            '[',
            ']',
            '%',
            '-----BEGIN A-----',
            '*',
            'data:,',
          ),
          { maxLength: 40 },
        )
        .map((all) => all.join('')),
    );
    fc.assert(
      fc.property(paste, (text) => {
        const found = readForms(text);
        expect(found.length > 0 || text === '').toBe(true);
        for (const { bytes: read, says, likely } of found) {
          expect(read.length).toBeGreaterThan(0);
          expect(says).toMatch(/^[A-Z].*\.$/s);
          expect(likely).toBeGreaterThan(0);
          expect(likely).toBeLessThanOrEqual(1);
        }
        expect(found.map((one) => one.likely)).toEqual(
          found.map((one) => one.likely).sort((a, b) => b - a),
        );
      }),
      { numRuns: 2000 },
    );
  });
});
