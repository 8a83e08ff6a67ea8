import { describe, expect, test } from 'vitest';
import type { Op, Step } from '../../src/lib/modes/index.ts';
import { type Mark, nameOf, type Point, type Scene } from '../../src/lib/scene/index.ts';
import { nameId } from '../../src/lib/diagram/index.ts';
import { CASES, type Case } from './cases.ts';
import { distance, extentOf } from './extent.ts';
import { byId, idsOf, partsOf } from './marks.ts';
import { LOOKS, type Look, run, sceneOf } from './runs.ts';

const looks = Object.keys(LOOKS) as Look[];
const GLYPHS: Partial<Record<Op, string>> = {
  xor: 'xor',
  increment: 'inc',
  cipher: 'aes',
  invCipher: 'aes',
  multiply: 'mul',
  verify: 'verify',
};
const operations = ({ steps }: Scene): Step[] => steps.filter(({ inputs }) => inputs.length > 0);

const idOf = ({ trace }: Scene, step: Step): string => nameId(nameOf(trace, step));
const pointsOf = ({ at }: Mark): readonly Point[] => (at.shape === 'wire' ? at.points : []);

/** `xor2`, and `xor2b` for the second of its kind in a block. */
function glyphOf({ steps }: Scene, { id, op, block }: Step): string {
  const before = steps.filter((it) => it.op === op && it.block === block && it.id < id);
  return `${GLYPHS[op]}${block}${before.length > 0 ? 'b' : ''}`;
}

interface Wire {
  readonly id: string;
  /** Ids of the glyphs that it joins; of the first it may be any that is in view. */
  readonly from: readonly string[];
  readonly to: string;
}

/** The wires that an input of a step asks for. */
function wiresIn(scene: Scene, step: Step, input: Step): Wire[] {
  const { op, block } = step;
  const value = idOf(scene, input);
  const glyph = glyphOf(scene, step);
  const outside = `g.${value}`;
  if (op === 'increment')
    return [{ id: `w.${value}-${glyph}`, from: [value, outside], to: idOf(scene, step) }];
  if (op !== 'cipher' || input.block === block)
    return [{ id: `w.${value}-${glyph}`, from: [value, outside], to: glyph }];
  // A value from elsewhere that the cipher takes as it is: shown once more, as the input block, where it enters.
  const entered = value === `t${block}` ? value : `i${block}`;
  const entering = { id: `w.${value}-i${block}`, from: [outside, value], to: entered };
  const taken = { id: `w.${value}-${glyph}`, from: [entered], to: glyph };
  // From further away than the block before it would be too long: there the strip has its name on it.
  return input.block < block - 1 ? [taken] : [entering, taken];
}

/** The product that takes a sum straight on, where there is one. */
function productOf({ trace }: Scene, { id, op }: Step): Step | undefined {
  const next = id + 1 < trace.length ? trace.step(id + 1) : undefined;
  return op === 'xor' && next?.op === 'multiply' && next.inputs[0] === id ? next : undefined;
}

/** The wires that a step asks for: one for each input, and one for its result. H comes by a line of its own. */
function wiresOf(scene: Scene, step: Step): Wire[] {
  const glyph = glyphOf(scene, step);
  const product = productOf(scene, step);
  const to = product ? glyphOf(scene, product) : idOf(scene, step);
  const out: Wire = { id: `w.${glyph}-out`, from: [glyph], to };
  if (step.op === 'multiply') return [out];
  const inputs = step.inputs.flatMap((id) => wiresIn(scene, step, scene.trace.step(id)));
  return step.op === 'increment' || step.op === 'verify' ? inputs : [...inputs, out];
}

const wanted = (scene: Scene): Wire[] => operations(scene).flatMap((step) => wiresOf(scene, step));

describe.each(looks)('%s: wires', (look) => {
  const cases = CASES.filter(({ isLong }) => !isLong || look !== 'MID').map((it: Case) => ({
    title: it.title,
    scene: sceneOf(it.run, look, it.first, it.count),
  }));

  test.each(cases)(
    '$title: every input of every step in view has a wire, and so has every result',
    ({ scene }) => {
      const ids = idsOf(scene, 'wire', 'chain');
      expect(ids.sort()).toEqual(
        wanted(scene)
          .map(({ id }) => id)
          .sort(),
      );
    },
  );

  test.each(cases)(
    '$title: every wire begins and ends at the glyphs that it joins',
    ({ scene }) => {
      const marks = byId(scene);
      for (const { id, from, to } of wanted(scene)) {
        const points = pointsOf(marks.get(id)!);
        const source = marks.get(from.find((it) => marks.has(it))!)!;
        expect(distance(points[0], extentOf(source)), `${id} begins`).toBeLessThanOrEqual(4);
        const target = distance(points[points.length - 1], extentOf(marks.get(to)!));
        expect(target, `${id} ends`).toBeLessThanOrEqual(4);
      }
    },
  );

  test.each(cases)('$title: a head stands where its wire ends, and points on', ({ scene }) => {
    const marks = byId(scene);
    for (const wire of partsOf(scene, 'wire', 'chain')) {
      const [before, end] = pointsOf(wire).slice(-2);
      const head = marks.get(`${wire.id}.head`)!.at;
      const toward = end.y > before.y ? 'down' : end.x > before.x ? 'right' : 'left';
      expect(head).toEqual({ shape: 'head', tip: end, toward });
    }
  });

  test.each(cases)('$title: wires go only across and down, or up in a lane', ({ scene }) => {
    for (const wire of partsOf(scene, 'wire', 'chain')) {
      const points = pointsOf(wire);
      for (let i = 1; i < points.length; i++) {
        const [a, b] = [points[i - 1], points[i]];
        expect(a.x === b.x || a.y === b.y, wire.id).toBe(true);
      }
    }
  });
});

describe('the chain', () => {
  test('of CBC encryption goes from the card of C(i) up to the XOR of block i + 1', () => {
    const scene = sceneOf(run('cbc'));
    const marks = byId(scene);
    for (let block = 1; block < 5; block++) {
      const points = pointsOf(marks.get(`w.c${block}-xor${block + 1}`)!);
      const card = extentOf(marks.get(`c${block}`)!);
      const xor = extentOf(marks.get(`xor${block + 1}`)!);
      expect(points[0].x).toBe(card.right);
      expect(points[0].y).toBeGreaterThan(points[3].y);
      expect(points[1].x).toBeGreaterThan(card.right);
      expect(points[1].x).toBeLessThan(extentOf(marks.get(`c${block + 1}`)!).left);
      expect(xor.left - points[3].x).toBe(3);
    }
  });

  test('of CBC decryption goes from the card of C(i) down to the XOR of block i + 1', () => {
    const points = pointsOf(byId(sceneOf(run('cbc', 'decrypt'))).get('w.c1-xor2')!);
    expect(points[0].y).toBeLessThan(points[3].y);
  });

  test('of CTR goes straight from counter block to counter block', () => {
    expect(pointsOf(byId(sceneOf(run('ctr'))).get('w.t1-inc2')!)).toHaveLength(2);
  });

  test('is drawn strong and carries a chip with the name of the value; what goes straight down is not', () => {
    const scene = sceneOf(run('cbc'));
    expect(idsOf(scene, 'chain')).toEqual(
      ['iv-xor1', 'c1-xor2', 'c2-xor3', 'c3-xor4', 'c4-xor5'].map((id) => `w.${id}`),
    );
    const chips = partsOf(scene, 'chip-name').map(({ at }) => at.shape === 'label' && at.text);
    expect(chips).toEqual(['IV', 'C₁', 'C₂', 'C₃', 'C₄']);
  });

  test('carries no chips in the far look', () => {
    expect(idsOf(sceneOf(run('cbc'), 'MID'), 'chip', 'chip-name')).toEqual([]);
  });
});

describe('an input that joins late', () => {
  test.each(looks)(
    '%s: comes around at the right of its column, past all that stands between',
    (look) => {
      const scene = sceneOf(run('ctr'), look);
      const marks = byId(scene);
      const points = pointsOf(marks.get('w.p2-xor2')!);
      const right = extentOf(marks.get('p2')!).right;
      expect(points).toHaveLength(4);
      expect(points[1].x).toBeGreaterThan(right);
      expect(points[1].x).toBeLessThan(extentOf(marks.get('p3')!).left);
      expect(marks.get('w.p2-xor2')!.role).toBe('plaintext');
    },
  );
});

describe('the gutter', () => {
  test('has H in GCM, with a line to every product', () => {
    const marks = byId(sceneOf(run('gcm')));
    const points = pointsOf(marks.get('h.line')!);
    expect(points[0].x).toBe(extentOf(marks.get('h')!).right);
    expect(points[1].x).toBe(extentOf(marks.get('mul6')!).left);
  });

  const gutter = (...view: Parameters<typeof sceneOf>) => idsOf(sceneOf(...view), 'source');

  test('shows the IV at block 1, and the chaining value C(i−1) when the view starts later', () => {
    for (const direction of ['encrypt', 'decrypt'] as const) {
      const cbc = run('cbc', direction);
      expect(gutter(cbc)).toEqual(['key', 'g.iv']);
      expect(gutter(cbc, 'NEAR', 3, 2)).toEqual(['key', 'g.c2']);
    }
  });

  test('shows the first counter block, and the counter block before the view', () => {
    expect(gutter(run('ctr'))).toEqual(['key', 'g.t1']);
    expect(gutter(run('ctr'), 'NEAR', 4, 2)).toEqual(['key', 'g.t3']);
  });

  test('shows nothing but the key in ECB', () => {
    expect(gutter(run('ecb'), 'NEAR', 3, 2)).toEqual(['key']);
  });

  test('shows all 16 bytes near, and the name alone on a phone and far away', () => {
    const cbc = run('cbc');
    const shown = (look: Look) =>
      partsOf(sceneOf(cbc, look), 'source-hex').map(({ at }) => at.shape === 'label' && at.text);
    expect(shown('NEAR').join('')).toBe('000102030405060708090a0b0c0d0e0f');
    expect([shown('PHONE'), shown('MID')]).toEqual([[], []]);
  });

  test.each(looks)('%s: stands in the row of what uses it', (look) => {
    const marks = byId(sceneOf(run('cbc'), look));
    const middle = (id: string) => extentOf(marks.get(id)!).top + extentOf(marks.get(id)!).bottom;
    expect(middle('g.iv')).toBeCloseTo(middle('xor1'));
    expect(middle('key')).toBeCloseTo(middle('aes5'));
  });

  test('the key’s line reaches the last cipher in view', () => {
    const marks = byId(sceneOf(run('cbc')));
    const points = pointsOf(marks.get('key.line')!);
    expect(points[0].x).toBe(extentOf(marks.get('key')!).right);
    expect(points[1].x).toBe(extentOf(marks.get('aes5')!).left);
  });
});
