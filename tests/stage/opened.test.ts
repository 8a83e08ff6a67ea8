import { describe, expect, test } from 'vitest';
import { openStateOf } from '../../src/components/stage/opened.ts';
import { toHex } from '../../src/lib/bytes/index.ts';
import { encrypt, reversed, type Run, traceOf } from '../../src/lib/modes/index.ts';

const key = Uint8Array.from({ length: 16 }, (_, i) => i);
const input = new TextEncoder().encode('a message of two blocks, or so');

describe('a run, as the page that opens anything takes it', () => {
  const runs: Record<string, Run> = {
    'CBC with its IV': {
      settings: { mode: 'cbc', key, iv: key },
      direction: 'encrypt',
      input,
    },
    'GCM with its tag apart': {
      settings: { mode: 'gcm', key, iv: key.subarray(0, 12), aad: key.subarray(0, 3) },
      direction: 'encrypt',
      input,
    },
    'GCM with a short tag': {
      settings: { mode: 'gcm', key, iv: key.subarray(0, 12), tagBytes: 12 },
      direction: 'encrypt',
      input,
    },
    ECB: { settings: { mode: 'ecb', key }, direction: 'encrypt', input },
  };

  test.each(Object.keys(runs))('%s: the same from either direction', (name) => {
    const run = runs[name];
    const { settings } = run;
    const state = openStateOf(run, traceOf(run))!;
    const { ciphertext, tag = '', iv, aad } = state.texts;
    expect(ciphertext + tag).toBe(toHex(encrypt(settings, input)));
    expect(tag).toHaveLength(2 * (settings.mode === 'gcm' ? (settings.tagBytes ?? 16) : 0));
    expect(iv).toBe(settings.mode === 'ecb' ? undefined : toHex(settings.iv!));
    expect(aad).toBe(settings.aad && toHex(settings.aad));
    expect(state.mode).toBe(settings.mode);
    expect(Object.keys(state.forms!)).toEqual(Object.keys(state.texts));
    expect(openStateOf(reversed(run), traceOf(reversed(run)))).toEqual(state);
  });

  test('not of a mode that no link can name', () => {
    const own = { ...traceOf(runs.ECB).mode, id: 'own' };
    const run: Run = { ...runs.ECB, settings: { mode: own, key } };
    expect(openStateOf(run, traceOf(run))).toBeUndefined();
  });
});
