import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { markupOf, paint } from '../../src/lib/paint/index.ts';
import { type Frame, frameAt } from '../../src/lib/scene/index.ts';
import { CASES } from '../scene/cases.ts';
import { run, sceneOf } from '../scene/runs.ts';
import { FakeElement, fakeDocument, serialized } from './fake-dom.ts';

const SVG = 'http://www.w3.org/2000/svg';
beforeAll(() => void vi.stubGlobal('document', fakeDocument));
afterAll(() => void vi.unstubAllGlobals());

const group = () => new FakeElement(SVG, 'g');
const paintInto = (into: FakeElement, frame: Frame) => paint(into as unknown as SVGGElement, frame);
const inner = (of: FakeElement, order?: 'by name') =>
  of.childNodes.map((node) => serialized(node, order)).join('');
const painted = (frame: Frame) => {
  const into = group();
  paintInto(into, frame);
  return into;
};

const cbc = run('cbc');
const scene = sceneOf(cbc);
const frame = (ms: number) => frameAt(scene, cbc.timeline, ms);
const byId = (of: FakeElement) =>
  new Map(of.children.map((node) => [node.getAttribute('data-id'), node]));

describe('the string for the page and what D3 paints are the same picture', () => {
  test.each(CASES)('$title', ({ run: { timeline }, run: it, first, count }) => {
    const own = sceneOf(it, 'NEAR', first, count);
    const at = frameAt(own, timeline, timeline.end / 3);
    expect(inner(painted(at))).toBe(markupOf(at));
  });

  test('also where the text of the message is markup', () => {
    const it = run('ecb', 'encrypt', '<b>"Fish & chips"</b> & \'peas\'');
    const at = frameAt(sceneOf(it), it.timeline, 0);
    expect(inner(painted(at))).toBe(markupOf(at));
  });
});

describe('markupOf', () => {
  const label = (text: string) =>
    markupOf({
      ms: 0,
      width: 1,
      height: 1,
      marks: [
        {
          id: 'x',
          mark: {
            id: 'x',
            at: { shape: 'label', x: 1, y: 2, text, anchor: 'start' },
            role: 'ink',
            part: 'name',
            effect: 'still',
          },
          state: 'done',
          progress: 1,
        },
      ],
    });

  test('escapes what would be read as markup', () => {
    expect(label('<&">')).toContain('>&#60;&#38;&#34;&#62;</text>');
  });

  test('writes indices as smaller, lower spans', () => {
    expect(label('P₃')).toBe(
      '<text data-id="x" data-role="ink" data-part="name" x="1" y="2" text-anchor="start">P<tspan dy="0.293em" font-size="75%">3</tspan></text>',
    );
  });

  test('of a frame without marks is nothing', () => {
    expect(markupOf({ ms: 0, width: 0, height: 0, marks: [] })).toBe('');
  });
});

describe('paint', () => {
  test('gives the same picture however the instant was reached', () => {
    const into = group();
    const { stops, end } = cbc.timeline;
    for (const ms of [0, 5_000, 900, end, ...stops.slice(2, 6), 2_345, 0, end / 2]) {
      paintInto(into, frame(ms));
      expect(inner(into, 'by name')).toBe(inner(painted(frame(ms)), 'by name'));
    }
  });

  test('keeps the element of a mark for as long as the mark is there', () => {
    const into = painted(frame(0));
    const before = byId(into);
    paintInto(into, frame(cbc.timeline.end));
    for (const [id, node] of byId(into)) if (before.has(id)) expect(node).toBe(before.get(id));
  });

  test('makes SVG elements, and nothing else', () => {
    for (const { namespaceURI } of painted(frame(0)).children) expect(namespaceURI).toBe(SVG);
  });

  test('removes the marks that are gone, and puts those that come in their place', () => {
    const into = painted(frame(0));
    const travelling = cbc.timeline.start[cbc.trace.outputs[0]] - 700;
    paintInto(into, frame(travelling));
    const ids = (of: Frame) => of.marks.map(({ id }) => id);
    expect(into.children.map((node) => node.getAttribute('data-id'))).toEqual(
      ids(frame(travelling)),
    );
    expect(ids(frame(travelling))).toContain('w.iv-xor1.chip');
    paintInto(into, frame(0));
    expect(byId(into).has('w.iv-xor1.chip')).toBe(false);
  });

  test('another scene replaces the picture', () => {
    const into = painted(frame(0));
    const other = run('ctr', 'decrypt');
    const at = frameAt(sceneOf(other, 'PHONE', 2, 2), other.timeline, 3_000);
    paintInto(into, at);
    expect(inner(into, 'by name')).toBe(inner(painted(at), 'by name'));
  });

  test('leaves a mark that didn’t change alone', () => {
    const into = painted(frame(1_000));
    const nodes = into.children;
    nodes.forEach((node) => (node.writes = 0));
    paintInto(into, frame(1_300));
    const written = nodes.filter(({ writes }) => writes > 0);
    expect(written.length).toBeGreaterThan(0);
    expect(written.length).toBeLessThan(nodes.length / 10);
  });

  test('gives the elements of blocks that leave the view to those that come, where they stand', () => {
    const long = run('cbc', 'encrypt', 'x'.repeat(16 * 40));
    const at = (first: number) =>
      frameAt(sceneOf(long, 'NEAR', first, 4), long.timeline, long.timeline.end);
    const into = painted(at(3));
    const before = new Set(into.children);
    paintInto(into, at(20));
    expect(inner(into, 'by name')).toBe(inner(painted(at(20)), 'by name'));
    expect(into.children.filter((node) => !before.has(node))).toEqual([]);
  });

  test('follows what is lit, though nothing else changed', () => {
    const plain = frame(1_000);
    const into = painted(plain);
    const lit = (as?: 'self') => ({
      ...plain,
      marks: plain.marks.map((mark) => (mark.id === 'p1.b00' && as ? { ...mark, lit: as } : mark)),
    });
    paintInto(into, lit('self'));
    expect(byId(into).get('p1.b00')!.getAttribute('data-lit')).toBe('self');
    paintInto(into, lit());
    expect(byId(into).get('p1.b00')!.getAttribute('data-lit')).toBeNull();
  });

  test('doesn’t write words again that are already there', () => {
    const into = painted(frame(1_000));
    const words = byId(into).get('caption.0')!.childNodes;
    paintInto(into, frame(1_001));
    expect(byId(into).get('caption.0')!.childNodes).toBe(words);
  });

  test('takes over elements that came with the page by their ids, makes none twice, and brings them up to date', () => {
    const into = group();
    for (const { tagName, namespaceURI, ...node } of painted(frame(0)).children) {
      void node;
      into.appendChild(new FakeElement(namespaceURI, tagName));
    }
    painted(frame(0)).children.forEach((node, i) =>
      into.children[i].setAttribute('data-id', node.getAttribute('data-id')!),
    );
    const came = into.children;
    paintInto(into, frame(2_000));
    expect(inner(into, 'by name')).toBe(inner(painted(frame(2_000)), 'by name'));
    expect(came.filter((node) => node.parentNode === into).length).toBeGreaterThan(came.length - 3);
  });
});
