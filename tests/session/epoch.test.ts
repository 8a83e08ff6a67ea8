import { describe, expect, it } from 'vitest';
import { epochAt, isNewer, nextEpoch } from '../../src/lib/session/epoch.ts';

describe('An epoch', () => {
  it('is the time in milliseconds, modulo 2³², and never 0', () => {
    expect(epochAt(1_700_000_000_000)).toBe(1_700_000_000_000 % 2 ** 32);
    expect(epochAt(2 ** 32 * 400 + 7.9)).toBe(7);
    expect([0, 2 ** 32, -0.5].map(epochAt)).toEqual([1, 1, expect.any(Number)]);
    expect(epochAt(-0.5)).toBeGreaterThan(0);
  });

  it('is followed by the next, and the last by 1', () => {
    expect([1, 41, 0xffff_fffe, 0xffff_ffff].map(nextEpoch)).toEqual([2, 42, 0xffff_ffff, 1]);
  });

  it('is newer than any of the half circle before it, and than none', () => {
    expect(isNewer(7, 6)).toBe(true);
    expect(isNewer(6, 7)).toBe(false);
    expect(isNewer(7, 7)).toBe(false);
    expect(isNewer(3, 0xffff_fff0)).toBe(true);
    expect(isNewer(0xffff_fff0, 3)).toBe(false);
    expect(isNewer(1, 0)).toBe(true);
    expect(isNewer(0xffff_ffff, 0)).toBe(true);
    expect(isNewer(0, 1)).toBe(false);
    expect(isNewer(0, 0)).toBe(false);
  });

  it('exactly half a circle away is newer either way, so that neither side waits for the other', () => {
    expect([isNewer(1, 0x8000_0001), isNewer(0x8000_0001, 1)]).toEqual([true, true]);
  });

  it('always has a newer one: the next', () => {
    for (const epoch of [1, 2, 0x7fff_ffff, 0x8000_0000, 0xffff_fffe, 0xffff_ffff]) {
      expect(isNewer(nextEpoch(epoch), epoch)).toBe(true);
      expect(isNewer(epoch, nextEpoch(epoch))).toBe(false);
    }
  });
});
