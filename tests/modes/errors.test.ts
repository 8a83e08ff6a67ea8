import { describe, expect, it } from 'vitest';
import { CipherError } from '../../src/lib/cipher/index.ts';
import type { ModeId, Settings } from '../../src/lib/modes/index.ts';
import {
  decrypt,
  encrypt,
  MODE_IDS,
  PADDING_IDS,
  ModeError,
  modes,
  traceDecrypt,
  traceEncrypt,
  WRONG_PADDING,
} from '../../src/lib/modes/index.ts';

const KEY = new Uint8Array(16);
const IV = new Uint8Array(16);
const RUNS = { encrypt, decrypt, traceEncrypt, traceDecrypt };
const ENTRIES = Object.entries(RUNS);

function caught(work: () => unknown): ModeError {
  try {
    work();
  } catch (error) {
    if (error instanceof ModeError) return error;
  }
  throw new Error('nothing was thrown, or another error');
}

describe.each(ENTRIES)('%s', (_, run) => {
  it.each([
    ['cbc', 15, 'CBC needs an IV of 16 bytes; this one has 15.'],
    ['cbc', 0, 'CBC needs an IV of 16 bytes; this one has 0.'],
    ['cfb', 17, 'CFB needs an IV of 16 bytes; this one has 17.'],
    ['ofb', 8, 'OFB needs an IV of 16 bytes; this one has 8.'],
    ['ctr', 12, 'CTR needs a first counter block of 16 bytes; this one has 12.'],
    ['gcm', 0, 'GCM needs a nonce of 1 byte or more, best of 12; this one has 0.'],
  ] as const)('in %s refuses an IV of %i bytes', (mode, length, message) => {
    const error = caught(() => run({ mode, key: KEY, iv: new Uint8Array(length) }, IV));
    expect(error.message).toBe(message);
    expect(error.field).toBe('iv');
  });

  it.each([
    ['cbc', 'CBC needs an IV of 16 bytes; none was given.'],
    ['cfb', 'CFB needs an IV of 16 bytes; none was given.'],
    ['ofb', 'OFB needs an IV of 16 bytes; none was given.'],
    ['ctr', 'CTR needs a first counter block of 16 bytes; none was given.'],
    ['gcm', 'GCM needs a nonce of 1 byte or more, best of 12; none was given.'],
  ] as const)('in %s says that the IV is missing', (mode, message) => {
    expect(caught(() => run({ mode, key: KEY }, IV)).message).toBe(message);
  });

  it.each(MODE_IDS)('in %s leaves a wrong key to the cipher to refuse', (mode) => {
    const work = () => run({ mode, key: new Uint8Array(15), iv: IV }, IV);
    expect(work).toThrow(CipherError);
    expect(work).toThrow('AES keys have 16, 24 or 32 bytes; this one has 15.');
  });

  it.each(['xts', 'ECB', '', 'constructor', '__proto__', 'toString'])(
    'refuses the mode %j',
    (mode) => {
      const error = caught(() => run({ mode: mode as ModeId, key: KEY, iv: IV }, IV));
      expect(error.message).toBe(`The modes are ${MODE_IDS.join(', ')}; there is no "${mode}".`);
      expect(error.field).toBe('mode');
    },
  );

  it('refuses a padding that it does not know', () => {
    const padding = 'zero' as Settings['padding'];
    const error = caught(() => run({ mode: 'ecb', key: KEY, padding }, IV));
    expect(error.message).toBe(`The paddings are ${PADDING_IDS.join(', ')}; there is no "zero".`);
    expect(error.field).toBe('padding');
  });
});

describe('additional data', () => {
  const aad = new Uint8Array(3);
  const withoutTag = MODE_IDS.filter((id) => modes[id].tagBytes === 0);

  it.each(withoutTag)('is refused in %s, which could not prove it', (mode) => {
    for (const run of Object.values(RUNS)) {
      const error = caught(() => run({ mode, key: KEY, iv: IV, aad }, IV));
      const name = mode.toUpperCase();
      expect(error.message).toBe(`${name} has no tag that could prove additional data; GCM has.`);
      expect(error.field).toBe('aad');
    }
  });

  it.each(withoutTag)('that is empty is none, in %s too', (mode) => {
    const settings: Settings = { mode, key: KEY, iv: IV };
    expect(encrypt({ ...settings, aad: new Uint8Array(0) }, IV)).toEqual(encrypt(settings, IV));
  });
});

describe.each(['ecb', 'cbc'] as const)('%s', (mode) => {
  it.each([
    ['decrypt', decrypt],
    ['traceDecrypt', traceDecrypt],
  ])('%s refuses ciphertext that is not whole blocks', (_, run) => {
    const error = caught(() => run({ mode, key: KEY, iv: IV }, new Uint8Array(37)));
    expect(error.message).toMatch(
      /^ECB(?:,.*)? and \w+ ciphertext is whole blocks of 16 bytes; this has 37 \(5 too many\)\.$/,
    );
    expect(error.field).toBe('ciphertext');
  });

  it.each([
    ['encrypt', encrypt],
    ['traceEncrypt', traceEncrypt],
  ])('%s without padding refuses such plaintext', (_, run) => {
    const work = () => run({ mode, key: KEY, iv: IV, padding: 'none' }, new Uint8Array(15));
    const error = caught(work);
    expect(error.message).toMatch(/^ECB(?:,.*)? and \w+ plaintext without padding is whole blocks/);
    expect(error.message).toMatch(
      /of 16 bytes; this has 15 \(15 too many\)\. PKCS#7 padding takes any length\.$/,
    );
    expect(error.field).toBe('plaintext');
  });

  it('tells no kind of wrong padding from another', () => {
    const plain: Settings = { mode, key: KEY, iv: IV, padding: 'none' };
    const ends = [[0], [17], [255], [3, 2], [1, 16], [2, 3, 3]];
    const messages = ends.map((end) => {
      const block = new Uint8Array(16).fill(0xaa);
      block.set(end, 16 - end.length);
      return caught(() => decrypt({ ...plain, padding: 'pkcs7' }, encrypt(plain, block))).message;
    });
    const none = caught(() => decrypt({ mode, key: KEY, iv: IV }, new Uint8Array(0))).message;
    expect(new Set([...messages, none])).toEqual(new Set([WRONG_PADDING]));
  });
});

describe('modes', () => {
  it('holds each mode under its own id', () => {
    // Their places are their numbers in wire frames and files.
    expect(MODE_IDS.slice(0, 6)).toEqual(['ecb', 'cbc', 'cfb', 'ofb', 'ctr', 'gcm']);
    expect(MODE_IDS.map((id) => modes[id].id)).toEqual(MODE_IDS);
  });

  it('names where each is specified', () => {
    for (const id of MODE_IDS) expect(modes[id].source.length).toBeGreaterThan(5);
    expect([modes.cbc, modes.gcm].map(({ source }) => source)).toEqual([
      'SP 800-38A §6.2',
      'SP 800-38D §7',
    ]);
  });
});
