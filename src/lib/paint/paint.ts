import { select } from 'd3';
import type { Frame, FrameMark } from '../scene/index.ts';
import { elementOf } from './element.ts';
import type { Span } from './spans.ts';

const SVG = 'http://www.w3.org/2000/svg';

/** What an element was last painted as, so that a mark that didn't change costs nothing. */
type Painted = SVGElement & { painted?: FrameMark };

const create = (mark: FrameMark): Painted => document.createElementNS(SVG, elementOf(mark).tag);

const textOf = (mark: FrameMark | undefined): string | undefined =>
  mark?.mark.at.shape === 'label' ? mark.mark.at.text : undefined;

function spanNode({ text, attributes }: Span): Node {
  if (Object.keys(attributes).length === 0) return document.createTextNode(text);
  const span = document.createElementNS(SVG, 'tspan');
  for (const name in attributes) span.setAttribute(name, attributes[name]);
  span.textContent = text;
  return span;
}

function update(node: Painted, mark: FrameMark): void {
  const before = node.painted;
  node.painted = mark;
  if (before && before.mark === mark.mark && before.progress === mark.progress) return;
  const { attributes, spans } = elementOf(mark);
  for (const name of node.getAttributeNames())
    if (!(name in attributes)) node.removeAttribute(name);
  for (const name in attributes) node.setAttribute(name, String(attributes[name]));
  if (textOf(before) !== textOf(mark)) node.replaceChildren(...spans.map(spanNode));
}

/**
 * Paints a frame into the `<g>` that belongs to D3 alone: joins the marks to its elements by id. Elements that came with
 * the page's HTML are taken over by their `data-id`. Holds no state but what the elements were last painted as.
 */
export function paint(group: SVGGElement, frame: Frame): void {
  select(group)
    .selectAll<Painted, FrameMark>(':scope > *')
    .data(frame.marks, function (mark) {
      return mark?.id ?? this.getAttribute('data-id') ?? '';
    })
    .join((enter) => enter.append(create))
    .order()
    .each(function (mark) {
      update(this, mark);
    });
}
