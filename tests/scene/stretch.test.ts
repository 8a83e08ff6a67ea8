import { describe, expect, test } from 'vitest';
import {
  nameOf,
  nameText,
  type Stretch,
  stretchOf,
  valueStretch,
} from '../../src/lib/scene/index.ts';
import { DIRECTIONS, IV, MESSAGE, MODES, run, type Run } from './runs.ts';

/** The bytes that a stretch says it shows, read off the trace. */
const shown = ({ trace }: Run, stretch: Stretch): number[] =>
  [...Array(stretch.byteLength).keys()].map((i) => {
    const { step, byte } = stretch.placeAt(i)!;
    return trace.step(step).bytes[byte];
  });
const names = ({ trace }: Run, stretch: Stretch): string[] => [
  ...new Set(
    [...Array(stretch.byteLength).keys()].map((i) =>
      nameText(nameOf(trace, trace.step(stretch.placeAt(i)!.step))),
    ),
  ),
];

describe('a stretch says for each byte which byte of the trace it is', () => {
  for (const mode of MODES) {
    for (const direction of DIRECTIONS) {
      test(`${mode}, ${direction}: plaintext and ciphertext, byte for byte`, () => {
        const it = run(mode, direction);
        const { input, output } = it.trace;
        const [goesIn, comesOut] =
          direction === 'encrypt'
            ? (['plaintext', 'ciphertext'] as const)
            : (['ciphertext', 'plaintext'] as const);
        const of = (what: 'plaintext' | 'ciphertext', bytes: Uint8Array) =>
          shown(it, stretchOf(it.trace, what, bytes.length));
        expect(of(goesIn, input)).toEqual([...input]);
        expect(of(comesOut, output)).toEqual([...output]);
      });

      test(`${mode}, ${direction}: and the other way, the first byte of each value`, () => {
        const it = run(mode, direction);
        const stretch = stretchOf(
          it.trace,
          'ciphertext',
          it.trace[direction === 'encrypt' ? 'output' : 'input'].length,
        );
        for (let i = 0; i < stretch.byteLength; i++) {
          const { step, byte } = stretch.placeAt(i)!;
          expect(stretch.indexOf(step)! + byte).toBe(i);
        }
      });
    }
  }

  test('GCM’s ciphertext ends with the tag, wherever the last block ends', () => {
    const it = run('gcm');
    const stretch = stretchOf(it.trace, 'ciphertext', it.trace.output.length);
    expect(names(it, stretch)).toEqual(['C₁', 'C₂', 'C₃', 'C₄', 'C₅', 'T']);
    expect(stretch.indexOf(it.trace.tag!)).toBe(MESSAGE.length);
  });

  test('the IV: 16 bytes in CBC, the nonce’s 12 bytes of J₀ in GCM, and the blocks of a longer nonce', () => {
    expect(shown(run('cbc'), stretchOf(run('cbc').trace, 'iv', 16))).toEqual([...IV]);
    const gcm = run('gcm');
    const nonce = stretchOf(gcm.trace, 'iv', 12);
    expect(nonce.byteLength).toBe(12);
    expect(names(gcm, nonce)).toEqual(['J₀']);
    const long = run('gcm', 'encrypt', MESSAGE, {
      iv: Uint8Array.from({ length: 20 }, (_, i) => i),
    });
    const stretch = stretchOf(long.trace, 'iv', 20);
    expect(shown(long, stretch)).toEqual([...Array(20).keys()]);
    expect(names(long, stretch)).toEqual(['IV₁', 'IV₂']);
  });

  test('padding that isn’t shown is no byte of it, and what it doesn’t show has no index', () => {
    const { trace } = run('cbc');
    const text = stretchOf(trace, 'plaintext', MESSAGE.length);
    expect(text.placeAt(MESSAGE.length - 1)).toEqual({ step: trace.inputs[4], byte: 2 });
    expect(text.placeAt(MESSAGE.length)).toBeUndefined();
    expect(text.placeAt(-1)).toBeUndefined();
    expect(text.indexOf(trace.outputs[0])).toBeUndefined();
  });

  test('a value alone has its own bytes and no others', () => {
    const { trace } = run('ctr');
    const last = trace.step(trace.outputs[4]);
    const stretch = valueStretch(last);
    expect([stretch.byteLength, stretch.indexOf(last.id), stretch.indexOf(0)]).toEqual([
      3,
      0,
      undefined,
    ]);
    expect(stretch.placeAt(3)).toBeUndefined();
  });
});
