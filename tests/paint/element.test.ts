import { describe, expect, test } from 'vitest';
import { elementOf } from '../../src/lib/paint/index.ts';
import type { FrameMark, Mark, MarkState } from '../../src/lib/scene/index.ts';

const BOX = { shape: 'box', x: 1, y: 2, width: 3, height: 4, radius: 5 } as const;
const POINTS = [
  { x: 0, y: 0 },
  { x: 10, y: 0 },
];

function frameMark(mark: Partial<Mark>, progress = 1): FrameMark {
  const state: MarkState = progress <= 0 ? 'waiting' : progress >= 1 ? 'done' : 'active';
  const whole: Mark = { id: 'x', at: BOX, role: 'ink', part: 'card', effect: 'still', ...mark };
  return { id: whole.id, mark: whole, state, progress };
}

const attributes = (mark: Partial<Mark>, progress?: number) =>
  elementOf(frameMark(mark, progress)).attributes;

describe('every mark has its id, its role and its part on it, for the style sheet and for D3', () => {
  test('as data attributes', () => {
    expect(attributes({ id: 'p2.b07', role: 'plaintext', part: 'cell' })).toMatchObject({
      'data-id': 'p2.b07',
      'data-role': 'plaintext',
      'data-part': 'cell',
    });
  });

  test('and no style, which the policy of the site forbids', () => {
    for (const effect of ['still', 'draw', 'fill', 'clear', 'light', 'travel'] as const)
      expect(attributes({ effect, path: POINTS, byte: 7 })).not.toHaveProperty('style');
  });
});

describe('a shape becomes an element', () => {
  const shape = (at: Mark['at']) => {
    const { tag, attributes } = elementOf(frameMark({ at }));
    const geometry = Object.entries(attributes).filter(([name]) => !name.startsWith('data-'));
    return { tag, ...Object.fromEntries(geometry) };
  };

  test('a box a rect', () => {
    expect(shape(BOX)).toEqual({ tag: 'rect', x: 1, y: 2, width: 3, height: 4, rx: 5 });
  });

  test('a disc a circle', () => {
    expect(shape({ shape: 'disc', x: 1, y: 2, r: 3 })).toEqual({
      tag: 'circle',
      cx: 1,
      cy: 2,
      r: 3,
    });
  });

  test('a wire a path', () => {
    expect(shape({ shape: 'wire', points: POINTS })).toEqual({ tag: 'path', d: 'M0 0L10 0' });
  });

  test('an arc a path', () => {
    const at = { shape: 'arc', from: POINTS[0], to: POINTS[1], depth: 4 } as const;
    expect(shape(at)).toEqual({ tag: 'path', d: 'M0 0C0 4 10 4 10 0' });
  });

  test.each([
    ['down', 'M7 8l-5 -9l10 0z'],
    ['left', 'M7 8l10 -6l0 12z'],
    ['right', 'M7 8l-10 -6l0 12z'],
  ] as const)('a head that points %s a path from its tip', (toward, d) => {
    expect(shape({ shape: 'head', tip: { x: 7, y: 8 }, toward })).toEqual({ tag: 'path', d });
  });

  test('a label a text, with what it says', () => {
    const at = { shape: 'label', x: 1, y: 2, text: 'P₁', anchor: 'middle' } as const;
    expect(shape(at)).toEqual({ tag: 'text', x: 1, y: 2, 'text-anchor': 'middle' });
    expect(elementOf(frameMark({ at })).spans.map(({ text }) => text)).toEqual(['P', '1']);
  });

  test('only a label has text', () => {
    expect(elementOf(frameMark({})).spans).toEqual([]);
  });

  test('numbers are written to a hundredth', () => {
    const third = { ...BOX, x: 1 / 3, y: 2 / 3, width: 10 / 3, height: 20 / 3 };
    expect(shape(third)).toMatchObject({ x: 0.33, y: 0.67, width: 3.33, height: 6.67 });
  });
});

describe('what a byte shows is the byte’s own', () => {
  test.each(['²', '¹', '₂', '⁻', '<'])('%s in a cell is that character and no index', (text) => {
    const at = { shape: 'label', x: 0, y: 0, text, anchor: 'middle' } as const;
    expect(elementOf(frameMark({ at, part: 'cell-char' })).spans).toEqual([
      { text, attributes: {} },
    ]);
  });
});

describe('a byte’s value tints its cell and picks the tone of its text', () => {
  test('the ground by its opacity', () => {
    const cell = { part: 'cell', role: 'ciphertext', byte: 255 } as const;
    expect(attributes(cell)).toMatchObject({ 'fill-opacity': 1 });
    expect(attributes(cell)).not.toHaveProperty('data-tone');
  });

  test('the text by its tone', () => {
    const text = { part: 'cell-hex', role: 'ciphertext', byte: 255 } as const;
    expect(attributes(text)).toMatchObject({ 'data-tone': 'full' });
    expect(attributes({ ...text, byte: 0 })).toMatchObject({ 'data-tone': 'pale' });
    expect(attributes(text)).not.toHaveProperty('fill-opacity');
  });

  test('what has no value has neither', () => {
    expect(Object.keys(attributes({ part: 'cell' }))).not.toContain('fill-opacity');
    expect(Object.keys(attributes({ part: 'name' }))).not.toContain('data-tone');
  });
});

describe('progress shows', () => {
  const wire = { at: { shape: 'wire', points: POINTS }, effect: 'draw' } as const;

  test('along a line that is drawn, which isn’t there before it begins', () => {
    expect(attributes(wire, 0)).toMatchObject({ 'stroke-dasharray': '0 2', visibility: 'hidden' });
    expect(attributes(wire, 0.3)).toMatchObject({ 'stroke-dasharray': '0.3 2', pathLength: 1 });
    expect(attributes(wire, 0.3)).not.toHaveProperty('visibility');
    expect(attributes(wire, 1)).toMatchObject({ 'stroke-dasharray': '1 2' });
  });

  test('as opacity where something fills, and the other way where it clears; hidden where it isn’t there at all', () => {
    const shown = (effect: Mark['effect']) =>
      [0, 0.25, 1].map((progress) => {
        const { opacity, visibility } = attributes({ effect }, progress);
        return visibility ?? opacity;
      });
    expect(shown('fill')).toEqual(['hidden', 0.25, undefined]);
    expect(shown('clear')).toEqual([undefined, 0.75, 'hidden']);
  });

  test('as a state where something lights up', () => {
    const states = [0, 0.5, 1].map((progress) => attributes({ effect: 'light' }, progress));
    expect(states.map((it) => it['data-state'])).toEqual(['waiting', 'active', 'done']);
  });

  test('as a place along the path where something travels', () => {
    const chip = { effect: 'travel', path: POINTS } as const;
    const places = [0, 0.5, 1].map((progress) => attributes(chip, progress)['transform']);
    expect(places).toEqual(['translate(0 0)', 'translate(5 0)', 'translate(10 0)']);
  });

  test('not at all where something is still', () => {
    expect(attributes({}, 0)).toEqual(attributes({}, 1));
  });
});
