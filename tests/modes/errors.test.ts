import { describe, expect, it } from 'vitest';
import { fitted } from '../support/given.ts';
import { CipherError } from '../../src/lib/cipher/index.ts';
import type { ModeId, Settings } from '../../src/lib/modes/index.ts';
import {
  decrypt,
  encrypt,
  EVERYDAY_MODE_IDS,
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
const given = (mode: ModeId): Settings => ({ mode, ...fitted(mode, { key: KEY, iv: IV }) });

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
    ['ccm', 6, 'CCM needs a nonce of 7 to 13 bytes; this one has 6.'],
    ['ccm', 14, 'CCM needs a nonce of 7 to 13 bytes; this one has 14.'],
    ['cfb8', 8, 'CFB8 needs an IV of 16 bytes; this one has 8.'],
    ['cbc-cs3', 12, 'CBC-CS3 needs an IV of 16 bytes; this one has 12.'],
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

  it.each(MODE_IDS.filter((id) => modes[id].keys === 1))(
    'in %s leaves a wrong key to the cipher to refuse',
    (mode) => {
      const work = () => run({ ...given(mode), key: new Uint8Array(15) }, IV);
      expect(work).toThrow(CipherError);
      expect(work).toThrow('AES keys have 16, 24 or 32 bytes; this one has 15.');
    },
  );

  it.each(['eax', 'ECB', '', 'constructor', '__proto__', 'toString'])(
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
      const error = caught(() => run({ ...given(mode), aad }, IV));
      const { name } = modes[mode];
      expect(error.message).toBe(`${name} has no tag that could prove additional data; GCM has.`);
      expect(error.field).toBe('aad');
    }
  });

  it.each(withoutTag)('that is empty is none, in %s too', (mode) => {
    const settings = given(mode);
    expect(encrypt({ ...settings, aad: new Uint8Array(0) }, IV)).toEqual(encrypt(settings, IV));
  });
});

describe('XTS', () => {
  it.each([0, 16, 24, 33, 48])('refuses a key of %i bytes', (length) => {
    for (const run of Object.values(RUNS)) {
      const error = caught(() => run({ mode: 'xts', key: new Uint8Array(length), iv: IV }, IV));
      expect(error.field).toBe('key');
      expect(error.message).toBe(
        `XTS needs a key of 32 or 64 bytes, that of the data and that of the tweak one after the other; this one has ${length}.`,
      );
    }
  });

  it('calls what it takes a tweak', () => {
    const error = caught(() => encrypt({ mode: 'xts', key: new Uint8Array(32) }, IV));
    expect([error.field, error.message]).toEqual([
      'iv',
      'XTS needs a tweak of 16 bytes; none was given.',
    ]);
  });
});

describe.each(['cbc-cs1', 'cbc-cs2', 'cbc-cs3', 'xts'] as const)('%s', (mode) => {
  const { name } = modes[mode];

  it.each([0, 1, 15])(
    'steals from no block where there is none: %i bytes are refused',
    (length) => {
      for (const [way, run] of ENTRIES) {
        const error = caught(() => run(given(mode), new Uint8Array(length)));
        const what = /en/i.test(way) ? 'plaintext' : 'ciphertext';
        expect(error.field).toBe(what);
        expect(error.message).toContain(
          `${name} ${what} has 16 bytes or more; this has ${length}.`,
        );
      }
    },
  );

  it('takes any length where it is padded', () => {
    const padded: Settings = { ...given(mode), padding: 'pkcs7' };
    expect(decrypt(padded, encrypt(padded, Uint8Array.of(7)))).toEqual(Uint8Array.of(7));
  });
});

describe('CCM', () => {
  it('says that a nonce leaves no room to count a message that is too long', () => {
    const settings: Settings = { mode: 'ccm', key: KEY, iv: new Uint8Array(13) };
    expect(encrypt(settings, new Uint8Array(65_535))).toHaveLength(65_551);
    const error = caught(() => encrypt(settings, new Uint8Array(65_536)));
    expect([error.field, error.message]).toEqual([
      'iv',
      'A nonce of 13 bytes leaves CCM 2 to count with, for less than 65536 bytes of message; this has 65536. Take a shorter nonce.',
    ]);
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
    expect(MODE_IDS).toEqual([
      ...['ecb', 'cbc', 'cfb', 'ofb', 'ctr', 'gcm'],
      ...['cfb8', 'ccm', 'cbc-cs1', 'cbc-cs2', 'cbc-cs3', 'xts'],
    ]);
    expect(EVERYDAY_MODE_IDS).toEqual(MODE_IDS.slice(0, 6));
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
