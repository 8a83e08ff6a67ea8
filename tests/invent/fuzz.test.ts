import { expect, test } from 'vitest';
import { seeded, toHex } from '../../src/lib/bytes/index.ts';
import { compileMode, horizonOf, isMode, wayBackOf } from '../../src/lib/invent/index.ts';
import { decrypt, encrypt, ModeError } from '../../src/lib/modes/index.ts';
import { sources } from './sources.ts';

test('whatever is typed is a mode that goes there and back, or problems with a place, a rule and a repair', () => {
  const random = seeded(4, 'fuzz');
  let modes = 0;
  for (const source of sources(17, 1500)) {
    const result = compileMode(source);
    if (!isMode(result)) {
      expect(result.length).toBeGreaterThan(0);
      for (const { at, message, repair } of result) {
        expect(at >= 0 && at <= source.length).toBe(true);
        expect(`${message} ${repair}`).not.toMatch(/undefined|NaN|\[object/);
        expect(message.length > 10 && repair.length > 5).toBe(true);
      }
      continue;
    }
    modes += 1;
    const settings = { mode: result, key: random(16), iv: random(result.ivBytes.usual) };
    for (const length of [1, 16, 47, 200]) {
      const message = random(length);
      expect(toHex(decrypt(settings, encrypt(settings, message))), source).toBe(toHex(message));
    }
    try {
      encrypt(settings, new Uint8Array(0));
    } catch (error) {
      expect(error, source).toBeInstanceOf(ModeError);
    }
    expect(horizonOf(result, 'decrypt', 2, 4)).toHaveLength(4);
    expect(
      wayBackOf(result).some((line) => line.startsWith('P[')),
      source,
    ).toBe(true);
  }
  expect(modes).toBeGreaterThan(50);
});
