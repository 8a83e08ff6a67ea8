import { describe, expect, test } from 'vitest';
import {
  type Direction,
  encrypt,
  type Settings,
  type Trace,
  traceDecrypt,
  traceEncrypt,
  WRONG_TAG,
} from '../../src/lib/modes/index.ts';
import {
  captionOf,
  currentStep,
  formulaOf,
  frameAt,
  frontBlock,
  nameOf,
  nameText,
  reachOf,
  type Scene,
  sourcesOf,
  type Term,
  timelineOf,
} from '../../src/lib/scene/index.ts';
import { encodeUtf8 } from '../../src/lib/bytes/index.ts';
import { extentOf } from './extent.ts';
import { byId, idsOf, partsOf, textOf } from './marks.ts';
import { IV, KEY, MESSAGE, run, type Run, sceneOf } from './runs.ts';

const NONCE = IV.subarray(0, 12);
const gcm = (direction: Direction, more: Partial<Settings> = {}): Run =>
  run('gcm', direction, MESSAGE, { iv: NONCE, ...more });
/** All six columns: five blocks and the tag. */
const all = (it: Run): Scene => sceneOf(it, 'NEAR', 1, it.trace.blocks);

/** A message with a bit flipped on its way. */
function forged(): Run {
  const settings: Settings = { mode: 'gcm', key: KEY, iv: NONCE };
  const ciphertext = encrypt(settings, encodeUtf8(MESSAGE));
  ciphertext[3] ^= 1;
  const trace = traceDecrypt(settings, ciphertext);
  return { trace, timeline: timelineOf(trace) };
}

/** The rows of a column, top to bottom. */
function rows(scene: Scene, block: number): string[] {
  const center = scene.centers[block - scene.window.first];
  return partsOf(scene, 'card', 'strip', 'xor', 'cipher')
    .filter(({ id }) => !id.startsWith('inc'))
    .filter((mark) => {
      const { left, right } = extentOf(mark);
      return left < center && center < right;
    })
    .sort((a, b) => extentOf(a).top - extentOf(b).top)
    .map(({ id }) => id);
}

describe('a column of GCM', () => {
  test('on encryption is counter mode, and GHASH under the ciphertext block that it takes in', () => {
    const scene = all(gcm('encrypt'));
    const column = ['p2', 'cb2', 'aes2', 'o2', 'xor2', 'c2', 'xor2b', 'mul2', 'y2'];
    expect(rows(scene, 2)).toEqual(column);
    expect(rows(scene, 6)).toEqual(['i6', 'aes6', 'o0', 'l', 'xor6', 'mul6', 's', 'xor6b', 't']);
  });

  test('on decryption is GHASH first, and counter mode after the verdict', () => {
    const scene = all(gcm('decrypt'));
    const column = ['c2', 'xor2', 'mul2', 'y2', 'cb2', 'aes2', 'o2', 'xor2b', 'p2'];
    const tag = ['l', 'xor6', 'mul6', 's', 'i6', 'aes6', 'o0', 'xor6b', 't′', 't', 'verify6'];
    expect(rows(scene, 2)).toEqual(column);
    expect(rows(scene, 6)).toEqual(tag);
  });

  test.each(['encrypt', 'decrypt'] as const)(
    'of the tag stands in the rows of the others where it has the same: %s',
    (direction) => {
      const marks = byId(all(gcm(direction)));
      const middle = (id: string): number => {
        const { top, bottom } = extentOf(marks.get(id)!);
        return (top + bottom) / 2;
      };
      const pairs = [
        ['aes5', 'aes6'],
        ['mul5', 'mul6'],
        ['y5', 's'],
        ['o5', 'o0'],
        ['c5', 'l'],
      ];
      for (const [one, other] of pairs) expect(middle(one), `${one} ${other}`).toBe(middle(other));
    },
  );

  test.each(['encrypt', 'decrypt'] as const)('has no id twice: %s', (direction) => {
    for (const look of ['NEAR', 'PHONE', 'MID'] as const) {
      const ids = sceneOf(gcm(direction), look, 1, 6).marks.map(({ id }) => id);
      expect(new Set(ids).size).toBe(ids.length);
    }
  });

  test('of the tag shows J₀ with its name and without a wire across the others', () => {
    const scene = all(gcm('encrypt'));
    expect(textOf(scene, 'i6.name')).toBe('J₀');
    const ways = idsOf(scene, 'chain', 'wire').filter((id) => id.includes('j0'));
    expect(ways).toEqual(['w.j0-inc1', 'w.j0-aes6']);
    const { left } = extentOf(byId(scene).get('w.j0-aes6')!);
    expect(left).toBeGreaterThan(scene.centers[4]);
  });

  test('stands beside the key and H, the hash so far and J₀, which come in from the gutter', () => {
    expect(idsOf(all(gcm('encrypt')), 'source')).toEqual(['key', 'h', 'g.j0', 'g.0']);
    const later = sceneOf(gcm('encrypt'), 'NEAR', 3, 2);
    expect(idsOf(later, 'source')).toEqual(['key', 'h', 'g.cb2', 'g.y2']);
  });

  test('of an empty message is the tag alone', () => {
    const empty = run('gcm', 'encrypt', '', { iv: NONCE });
    const scene = sceneOf(empty, 'NEAR', 1, 1);
    expect(rows(scene, 1)).toEqual(['i1', 'aes1', 'o0', 'l', 'xor1', 'mul1', 's', 'xor1b', 't']);
    expect(captionOf(empty.trace, empty.timeline, undefined, 0)).toBe(
      'An empty message: only its tag is sent.',
    );
  });
});

describe('the names of GCM', () => {
  const names = ({ trace }: Run, block: number): string[] =>
    trace.steps.filter((step) => step.block === block).map((step) => nameText(nameOf(trace, step)));

  test('before the first block are those of SP 800-38D', () => {
    const aad = encodeUtf8('more than one block');
    const made = ['0', 'H', 'J₀', 'A₁', '0 ⊕ A₁', 'Y₁', 'A₂', 'Y₁ ⊕ A₂', 'Y₂'];
    expect(names(gcm('encrypt', { aad }), 0)).toEqual(made);
    expect(names(gcm('encrypt', { aad }), 1).slice(-2)).toEqual(['Y₂ ⊕ C₁', 'Y₃']);
  });

  test('of a nonce that isn’t 12 bytes say how J₀ is its hash', () => {
    const made = ['0', 'H', 'IV₁', '0 ⊕ IV₁', 'Y′₁', 'len(IV)', 'Y′₁ ⊕ len(IV)', 'J₀'];
    expect(names(gcm('encrypt', { iv: IV }), 0)).toEqual(made);
  });

  test('make formulas of the blocks and of the tag', () => {
    const written = (term: Term): string => {
      if (term.kind === 'name') return nameText(term.name);
      if ('of' in term) return `E(${written(term.of)})`;
      if (term.kind === 'multiply') return `(${written(term.left)}) • ${written(term.right)}`;
      return `${written(term.left)} ⊕ ${written(term.right)}`;
    };
    const formula = ({ trace }: Run, block: number): string => {
      const it = formulaOf(trace, block)!;
      return `${nameText(it.name)} = ${written(it.term)}`;
    };
    expect(formula(gcm('encrypt'), 2)).toBe('C₂ = P₂ ⊕ E(CB₂)');
    expect(formula(gcm('decrypt'), 2)).toBe('P₂ = C₂ ⊕ E(CB₂)');
    expect(formula(gcm('encrypt'), 6)).toBe('T = (Y₅ ⊕ L) • H ⊕ E(J₀)');
    expect(formula(gcm('decrypt'), 6)).toBe('T′ = (Y₅ ⊕ L) • H ⊕ E(J₀)');
  });
});

describe('the time of GCM', () => {
  test('on decryption nothing is decrypted before the verdict on the tag', () => {
    const { trace, timeline } = gcm('decrypt');
    const verify = trace.steps.find(({ op }) => op === 'verify')!;
    const verdict = timeline.start[verify.id] + timeline.duration[verify.id];
    const after = trace.steps.filter(
      ({ op, id }) => op === 'increment' || trace.outputs.includes(id),
    );
    expect(after).toHaveLength(10);
    for (const { id } of after) expect(timeline.start[id]).toBeGreaterThan(verdict);
    expect(timeline.hashEnds?.at(-1)).toBe(verdict);
  });

  test('the view follows the hash to the verdict, and then the blocks', () => {
    const { timeline } = gcm('decrypt');
    const { hashEnds, outputEnds } = timeline;
    expect([...hashEnds!].map((end) => frontBlock(timeline, end))).toEqual([2, 3, 4, 5, 6, 6]);
    expect(frontBlock(timeline, 0)).toBe(1);
    expect(frontBlock(timeline, hashEnds![5] + 1)).toBe(1);
    expect(frontBlock(timeline, outputEnds[1])).toBe(3);
  });
});

describe('what a byte reaches in GCM, to the tag, is what really changes when its bits are flipped:', () => {
  const message = encodeUtf8(MESSAGE);
  const aad = encodeUtf8('more than one block');

  /** By step id the bytes that change when any one bit of a byte is flipped. */
  function changedBy(before: Trace, flip: (bit: number) => Trace): Record<string, number> {
    const changed = new Map<number, number>();
    for (let bit = 0; bit < 8; bit++) {
      const after = flip(1 << bit);
      for (const { id, bytes } of before.steps)
        bytes.forEach((byte, i) => {
          if (byte !== after.step(id).bytes[i]) changed.set(id, (changed.get(id) ?? 0) | (1 << i));
        });
    }
    return Object.fromEntries(changed);
  }

  const flipped = (bytes: Uint8Array, at: number, by: number): Uint8Array =>
    bytes.map((byte, i) => (i === at ? byte ^ by : byte));

  const reached = (trace: Trace, step: number, byte: number) =>
    Object.fromEntries(reachOf(trace, { step, byte }, trace.blocks));

  test.each([0, 15, 16, 40, 63, 64, 66])('byte %i of the message', (at) => {
    const settings: Settings = { mode: 'gcm', key: KEY, iv: NONCE, aad };
    const before = traceEncrypt(settings, message);
    const changed = changedBy(before, (by) => traceEncrypt(settings, flipped(message, at, by)));
    expect(reached(before, before.inputs[Math.floor(at / 16)], at % 16)).toEqual(changed);
  });

  test.each([
    ['a nonce of 12 bytes, which J₀ begins with', NONCE, 0],
    ['a nonce of 12 bytes, at its end', NONCE, 11],
    ['a nonce of 16 bytes, which J₀ is the hash of', IV, 5],
  ])('%s', (_, iv, at) => {
    const settings: Settings = { mode: 'gcm', key: KEY, iv, aad };
    const before = traceEncrypt(settings, message);
    const nonce = before.steps.find(({ op }) => op === 'iv')!;
    const changed = changedBy(before, (by) =>
      traceEncrypt({ ...settings, iv: flipped(iv, at, by) }, message),
    );
    expect(reached(before, nonce.id, at)).toEqual(changed);
  });

  test('the additional data', () => {
    const settings: Settings = { mode: 'gcm', key: KEY, iv: NONCE, aad };
    const before = traceEncrypt(settings, message);
    const second = before.steps.filter(({ op }) => op === 'aad')[1];
    const changed = changedBy(before, (by) =>
      traceEncrypt({ ...settings, aad: flipped(aad, 17, by) }, message),
    );
    expect(reached(before, second.id, 1)).toEqual(changed);
  });

  test('and a counter byte comes from itself, or from itself and the counted bytes behind it', () => {
    const { trace } = gcm('encrypt');
    const counter = trace.steps.find(({ op, block }) => op === 'increment' && block === 2)!;
    const from = (byte: number) =>
      sourcesOf(trace, { step: counter.id, byte }).get(counter.inputs[0]);
    expect([3, 11, 12, 14].map(from)).toEqual([1 << 3, 1 << 11, 0xf000, 0xc000]);
  });
});

describe('a forged message', () => {
  const { trace, timeline } = forged();
  const scene = sceneOf({ trace, timeline }, 'NEAR', 1, 6);

  test('has no plaintext in its picture, and no keystream', () => {
    expect(trace.tagError).toBe(WRONG_TAG);
    expect(rows(scene, 2)).toEqual(['c2', 'xor2', 'mul2', 'y2']);
    expect(scene.marks.filter(({ role }) => role === 'plaintext')).toEqual([]);
    expect(idsOf(scene, 'cipher').filter((id) => id.startsWith('aes'))).toEqual(['aes6']);
  });

  test('ends at the verdict, in the picture, the caption and the view', () => {
    const verdict = frameAt(scene, timeline, timeline.end).marks.find(
      ({ id }) => id === 'verify6.verdict',
    )!;
    expect([verdict.progress, verdict.mark.role]).toEqual([1, 'leak']);
    expect(textOf(scene, 'verify6.verdict')).toBe('T isn’t T′: refused');
    const step = currentStep(scene, timeline, timeline.end);
    expect(captionOf(trace, timeline, step, timeline.end)).toBe(
      'The tag T that came isn’t T′, the one that was computed from what came:' +
        ' the message is refused, and no block of it is decrypted.',
    );
    expect(frontBlock(timeline, timeline.end)).toBe(6);
  });

  test('that is in order says so', () => {
    expect(textOf(all(gcm('decrypt')), 'verify6.verdict')).toBe('T is T′: accepted');
  });
});
