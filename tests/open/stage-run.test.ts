import { describe, expect, test } from 'vitest';
import { stageRun } from '../../src/components/open/stage-run.ts';
import { encrypt, type ModeId, type Settings, traceOf } from '../../src/lib/modes/index.ts';

const key = Uint8Array.from({ length: 16 }, (_, i) => i);
const plaintext = Uint8Array.from({ length: 70_000 }, (_, i) => (i * 7) & 255);
const runOf = (mode: ModeId, ivBytes: number, bytes = plaintext) => {
  const iv = new Uint8Array(ivBytes).fill(9);
  const settings: Settings = { mode, key, ...(ivBytes ? { iv } : {}) };
  return { settings, direction: 'decrypt' as const, input: encrypt(settings, bytes) };
};

describe('what the stage shows', () => {
  test('of a run of up to 64 KiB is that very run', () => {
    const run = runOf('gcm', 12, plaintext.subarray(0, 65_000));
    expect(stageRun(run)).toEqual({ run, cut: undefined });
  });

  test.each([
    ['ecb', 0],
    ['cbc', 16],
    ['cfb', 16],
    ['ofb', 16],
    ['ctr', 16],
    ['gcm', 12],
  ] as const)(
    'of a longer one in %s are its first 64 KiB, decrypted as the whole',
    (mode, bytes) => {
      const { run, cut } = stageRun(runOf(mode, bytes));
      expect(traceOf(run!).output).toEqual(plaintext.subarray(0, 65_536));
      expect(cut).toMatch(/^The stage shows the first 65,536 of 70,0\d\d bytes/);
    },
  );

  test('of a longer GCM whose first counter block is a hash is nothing, and it says why', () => {
    const { run, cut } = stageRun(runOf('gcm', 16));
    expect(run).toBeUndefined();
    expect(cut).toBe(
      'GCM proves a message as a whole, and this one has 70,016 bytes: too many to be drawn. The stage shows up to 65,536.',
    );
  });
});
