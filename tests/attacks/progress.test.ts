import { afterEach, expect, test, vi } from 'vitest';
import { keepProgress, readFragment, readProgress } from '../../src/components/attacks/progress.ts';

const storage = (text: string | null) => {
  let kept = text;
  vi.stubGlobal('localStorage', {
    getItem: () => kept,
    setItem: (_: string, value: string) => void (kept = value),
  });
};
afterEach(() => vi.unstubAllGlobals());

test('what was kept comes back, in the order of the challenges', () => {
  storage(null);
  expect(readProgress()).toEqual({ done: [] });
  keepProgress({ seed: '00c0ffee', done: ['cut', 'flip'] });
  expect(readProgress()).toEqual({ seed: '00c0ffee', done: ['flip', 'cut'] });
});

test('of rubbish only what is right is taken', () => {
  for (const text of ['{', 'null', '7', '[]', '{"version":2,"done":["flip"]}', '{"version":1}']) {
    storage(text);
    expect(readProgress()).toEqual({ done: [] });
  }
  storage('{"version":1,"done":["flip","flip","no",3],"seed":"XYZ"}');
  expect(readProgress()).toEqual({ done: ['flip'] });
});

test('refused storage is as if nothing had been kept', () => {
  const refuse = () => {
    throw new DOMException('refused', 'SecurityError');
  };
  vi.stubGlobal('localStorage', { getItem: refuse, setItem: refuse });
  expect(readProgress()).toEqual({ done: [] });
  expect(() => keepProgress({ done: ['flip'] })).not.toThrow();
});

test('a fragment names a challenge and a seed; anything else is left alone', () => {
  expect(readFragment('#flip=00c0ffee')).toEqual({ id: 'flip', seed: '00c0ffee' });
  expect(readFragment('#flip')).toEqual({ id: 'flip' });
  expect(readFragment('#flip=<b>')).toEqual({ id: 'flip' });
  for (const hash of ['', '#main', '#toString=00c0ffee', '#flip2=00c0ffee'])
    expect(readFragment(hash)).toBeUndefined();
});
