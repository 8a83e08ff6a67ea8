import { describe, expect, test } from 'vitest';
import { encodeUtf8 } from '../../src/lib/bytes/index.ts';
import {
  decrypt,
  encrypt,
  isListed,
  type Mode,
  modeFacts,
  modeOf,
  modes,
  reversed,
  traceOf,
} from '../../src/lib/modes/index.ts';

/** Propagating CBC, of Kerberos 4: C_j = CIPH_K(P_j ⊕ P_{j−1} ⊕ C_{j−1}). In no list. */
const pcbc: Mode = {
  ...modeFacts.cbc,
  id: 'pcbc',
  name: 'PCBC',
  *encrypt({ cipher, xor }, blocks, { iv }) {
    let previous = iv;
    for (const p of blocks) {
      const c = cipher(xor(p, previous));
      previous = xor(p, c);
      yield c;
    }
  },
  *decrypt({ invCipher, xor }, blocks, { iv }) {
    let previous = iv;
    for (const c of blocks) {
      const p = xor(invCipher(c), previous);
      previous = xor(p, c);
      yield p;
    }
  },
};

const settings = { mode: pcbc, key: new Uint8Array(16).fill(7), iv: new Uint8Array(16).fill(9) };
const text = encodeUtf8('A mode that no list has in it, over four whole blocks, or nearly.');

describe('a mode that is in no list', () => {
  test('encrypts and decrypts as those on the list do', () => {
    expect(decrypt(settings, encrypt(settings, text))).toEqual(text);
  });

  test('is recorded, both ways, and the trace carries it', () => {
    const there = { settings, direction: 'encrypt' as const, input: text };
    const [forth, back] = [there, reversed(there)].map(traceOf);
    expect(forth.mode).toBe(pcbc);
    expect(back.output).toEqual(forth.input);
    expect(forth.output).toEqual(encrypt(settings, text));
  });

  test('is told apart from those that an id names', () => {
    expect(isListed(pcbc)).toBe(false);
    expect(isListed({ ...modes.cbc })).toBe(false);
    expect(isListed(modes.cbc)).toBe(true);
    expect(modeOf({ mode: 'cbc' })).toBe(modes.cbc);
  });

  test('an id that there is none of is refused in words, a name of every object too', () => {
    for (const id of ['eax', '__proto__', 'constructor', ''])
      expect(() => modeOf({ mode: id as 'cbc' })).toThrow(`there is no "${id}"`);
  });
});
